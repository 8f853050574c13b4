import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToStart, editDistance } from "../../server/src/text/edit-distance";
import { fold, foldedWords, spellingsOf } from "../../server/src/text/fold";

describe("folding", () => {
  it.each([
    ["Müller", "muller"],
    ["Łukasz Ørsted Æ ß", "lukasz orsted ae ss"],
    ["CD8⁺ ﬁt", "cd8+ fit"],
    ["Nguyễn", "nguyen"],
    ["İstanbul", "istanbul"],
    ["王", "王"],
    ["plain", "plain"],
  ])("%s", (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it("is idempotent", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(fold(text)) === fold(text)));
  });

  it("splits into words", () => {
    expect(foldedWords("Anti-NKG2A (“TGF-β1”), 2019")).toEqual(["anti", "nkg2a", "tgf", "β1", "2019"]);
  });

  it.each([
    ["Müller", "Mueller"],
    ["Sørensen", "Soerensen"],
    ["Åberg", "Aaberg"],
  ])("%s and %s share a spelling", (a, b) => {
    expect(spellingsOf(a).some((spelling) => spellingsOf(b).includes(spelling))).toBe(true);
  });

  it.each([
    ["Müller", "Miller"],
    ["Quebec", "Qubec"],
    ["Baer", "Ber"],
  ])("%s and %s do not", (a, b) => {
    expect(spellingsOf(a).some((spelling) => spellingsOf(b).includes(spelling))).toBe(false);
  });
});

describe("the distance between words", () => {
  it.each([
    ["same", "same", 0],
    ["killer", "kilelr", 1],
    ["killer", "killr", 1],
    ["killer", "kiiler", 1],
    ["killer", "skillers", 2],
    ["killer", "natural", 3],
    ["", "ab", 2],
  ])("%s, %s: %i", (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it("does not compare what is longer than any word", () => {
    const long = "a".repeat(400_000);
    expect(editDistance(long, `${long}b`, 2)).toBe(3);
    expect(distanceToStart(long, `${long}b`, 2)).toBe(3);
  });

  it("is symmetrical, and no smaller than to the best start", () => {
    const word = fc.stringMatching(/^[abc]{0,7}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 3)).toBe(editDistance(b, a, 3));
        const best = Math.min(
          ...Array.from({ length: b.length + 1 }, (_, end) => editDistance(a, b.slice(0, end), 3)),
        );
        expect(distanceToStart(a, b, 3)).toBe(best);
      }),
    );
  });
});
