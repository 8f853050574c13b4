import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_WORDS, withinBudget } from "../../server/src/model/analysis/budget";
import { wordsIn } from "../../server/src/text/words";
import { findingsIn } from "../service/memory";

function sentenceOf(text: string): { start: number; end: number; words: ReturnType<typeof wordsIn> } {
  return { start: 0, end: text.length, words: wordsIn(text) };
}

describe("a sentence within the budget", () => {
  it("is left as it is", () => {
    const sentences = [sentenceOf("cells ".repeat(MOST_WORDS))];
    expect(withinBudget("", sentences)).toBe(sentences);
  });
});

describe("a longer sentence", () => {
  it("is cut into pieces that lose no word and overlap nowhere", () => {
    const word = fc.constantFrom("cells ", "cells, ", "cells; ", "cells – ", "p = 0.05 ");
    fc.assert(
      fc.property(fc.array(word, { minLength: MOST_WORDS, maxLength: 5 * MOST_WORDS }), (words) => {
        const text = words.join("");
        const whole = sentenceOf(text);
        const pieces = withinBudget(text, [whole]);
        expect(pieces.flatMap((piece) => piece.words)).toEqual(whole.words);
        expect(pieces[0]?.start).toBe(0);
        expect(pieces.at(-1)?.end).toBe(text.length);
        for (const [index, { start, end, words: own }] of pieces.entries()) {
          expect(own.length).toBeLessThanOrEqual(MOST_WORDS);
          expect(start).toBe(pieces[index - 1]?.end ?? 0);
          expect(own.every((one) => one.start >= start && one.end <= end)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is cut at the end of a clause where there is one", () => {
    const text = `${"cells ".repeat(MOST_WORDS - 10)}died, ${"mice ".repeat(40)}`;
    const [first] = withinBudget(text, [sentenceOf(text)]);
    expect(text.slice(first?.start, first?.end)).toMatch(/died, $/);
  });

  it("is judged to its end", async () => {
    const text = `${"Cells were counted, ".repeat(300)}and it is a miracle cure.\n`;
    const findings = await findingsIn({ "a.md": text }, "a.md");
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(["miracle cure"]);
  });
});
