import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAccepted } from "../../server/src/model/accepted";

describe("an accepted wording", () => {
  it.each([
    ["a breakthrough award", "breakthrough", "breakthrough award", true],
    ["a Breakthrough Award", "Breakthrough", "breakthrough award", true],
    ["a breakthrough\n> award", "breakthrough", "breakthrough award", true],
    ["a breakthrough-award", "breakthrough", "breakthrough award", true],
    ["a breakthrough prize", "breakthrough", "breakthrough award", false],
    ["an award, and a breakthrough", "breakthrough", "award", false],
    ["a breakthrough", "breakthrough", "break", false],
    ["a breakthrough", "breakthrough", "", false],
    ["a breakthrough", "breakthrough", "…", false],
  ])("in %j at %j with %j: %s", (text, words, phrase, expected) => {
    const start = text.indexOf(words);
    expect(isAccepted(text, { start, end: start + words.length }, [phrase])).toBe(expected);
  });

  it("is every phrase that covers whole words of the finding", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, word, (phrase, before, after) => {
        const written = phrase.join(" ");
        const text = `${before} ${written} ${after}`;
        const start = before.length + 1;
        expect(isAccepted(text, { start, end: start + written.length }, [written])).toBe(true);
      }),
    );
  });
});
