import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePhrases } from "../../server/src/model/phrases/compile";
import { findPhrases } from "../../server/src/model/phrases/match";
import { parsePattern } from "../../server/src/model/phrases/pattern";
import { spanOf, wordRun } from "../../server/src/model/phrases/word-run";
import { sentenceContext } from "./prose";

/** What a pattern reports in a text, each match as written. */
function reported(pattern: string, text: string): string[] {
  const classes = new Map([["therapy", parsePattern("(~therapy | ~drug)")]]);
  const index = compilePhrases([{ node: parsePattern(pattern, classes), value: pattern }]);
  const run = wordRun(text, sentenceContext(text).sentence);
  return findPhrases(run, index).map((match) => {
    const span = spanOf(run, match.reported);
    return text.slice(span.start, span.end);
  });
}

function checkPattern(pattern: string, text: string, expected: readonly string[]): void {
  expect(reported(pattern, text)).toEqual(expected);
}

describe("a pattern over words", () => {
  it("finds words whatever their case, hyphens and line breaks", () => {
    checkPattern("game chang*", "A Game-changing\nidea and a game changer", [
      "Game-changing",
      "game changer",
    ]);
    checkPattern("game-chang*", "A game changer", ["game changer"]);
    checkPattern("game chang*", "The game has changed", []);
  });

  it("finds a verb in all its forms and no other word", () => {
    checkPattern("~prove that", "It proves that. We proved that. Proving that, proven that", [
      "proves that",
      "proved that",
      "Proving that",
      "proven that",
    ]);
    checkPattern("~prove that", "It provides that", []);
    checkPattern("~stop it", "stopped it, stopping it, stops it", ["stopped it", "stopping it", "stops it"]);
  });

  it("finds both spellings of English", () => {
    checkPattern("~revolutionise", "revolutionized, revolutionising", ["revolutionized", "revolutionising"]);
    checkPattern("tumour*", "tumor tumours", ["tumor", "tumours"]);
  });

  it("takes alternatives, options and classes", () => {
    checkPattern("(safe | well tolerated) <therapy>", "a safe drug and well-tolerated therapies", [
      "safe drug",
      "well-tolerated therapies",
    ]);
    checkPattern("very? safe", "very safe", ["very safe", "safe"]);
    checkPattern("is very? safe", "is safe and is very safe", ["is safe", "is very safe"]);
  });

  it("bridges up to the given number of words, as few as it can", () => {
    checkPattern("is ..2 safe", "is safe safe", ["is safe"]);
    checkPattern("is ..2 safe", "is quite very safe", ["is quite very safe"]);
    checkPattern("is ..2 safe", "is not at all safe", []);
  });

  it("never crosses the end of a statement", () => {
    checkPattern("is ..2 safe", "is it; safe", []);
    checkPattern("is ..2 safe", "is it. safe", []);
    checkPattern("is ..2 safe", "is, I think, safe", ["is, I think, safe"]);
  });

  it("reports the marked part", () => {
    checkPattern("is [..1 safe] and", "it is very safe and good", ["very safe"]);
  });

  it("finds numbers and percentages", () => {
    checkPattern("# of #", "3 of 12", ["3 of 12"]);
    checkPattern("#% effective", "95 % effective, 95 effective, 12.5% effective", [
      "95 % effective",
      "12.5% effective",
    ]);
  });

  it.each([
    ["(safe", "“)” is missing"],
    ["safe)", "stands alone"],
    ["", "an empty part"],
    ["(a | )", "an empty part"],
    ["<nothing>", "no word class"],
    ["is ..99 safe", "a gap has"],
    ["is , safe", "not understood"],
  ])("says what is wrong with %s", (pattern, message) => {
    expect(() => parsePattern(pattern)).toThrow(message);
  });

  it.each(["..2 safe", "(safe | ..2 safe)", "very?", "(very? | safe)", "be*"])(
    "cannot be looked up: %s",
    (pattern) => {
      expect(() => compilePhrases([{ node: parsePattern(pattern), value: 0 }])).toThrow(SyntaxError);
    },
  );

  it("visits each word a bounded number of times, however ambiguous the pattern", () => {
    const pattern = "a ..12 a ..12 a ..12 (a | a a | a a a)? ..12 b";
    const text = "a ".repeat(4000);
    expect(reported(pattern, text)).toEqual([]);
  });

  it("finds what it was made from, in any company", () => {
    const word = fc.constantFrom("safe", "drug", "proves", "is", "the", "very");
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word, { maxLength: 6 }),
        (before, phrase, after) => {
          const text = [...before, ...phrase, ...after].join(" ");
          expect(reported(phrase.join(" "), text)).toContain(phrase.join(" "));
        },
      ),
    );
  });
});
