import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answered,
  boxOf,
  daysUntilDue,
  dueCards,
  lastBox,
  type Progress,
  readProgress,
} from "../../client/src/terms/leitner";
import { questionsPerRound, roundOf } from "../../client/src/terms/questions";
import { quizPage, readQuizMessage } from "../../client/src/terms/quiz-page";
import type { TermInManuscript } from "../../server/src/protocol";

/** Progress after answers, each as `term+day` for right and `term-day` for wrong. */
function after(...answers: readonly string[]): Progress {
  return answers.reduce<Progress>((progress, answer) => {
    const [, card = "", sign, day] = /^(\w+)([+-])(\d+)$/.exec(answer) ?? [];
    return answered(progress, card, sign === "+", Number(day));
  }, {});
}

describe("the boxes", () => {
  test("a right answer moves a card on and away, a wrong one back into the first box", () => {
    expect(after("a+1")).toEqual({ a: { box: 2, due: 3 } });
    expect(after("a+1", "a+3")).toEqual({ a: { box: 3, due: 6 } });
    expect(after("a+1", "a+3", "a-6")).toEqual({ a: { box: 1, due: 6 } });
  });
  test("what is due comes first, the lowest box first of all, then what is new", () => {
    const progress = after("known+1", "known+3", "missed-6", "later+6");
    expect(dueCards(["new", "known", "later", "missed"], progress, 6)).toEqual(["missed", "known", "new"]);
  });
  test("tell when the next card is due", () => {
    expect(daysUntilDue(["a", "b"], after("a+1", "b+1", "b+3"), 1)).toBe(2);
    expect(daysUntilDue(["a"], after("a+1"), 9)).toBe(0);
    expect(daysUntilDue(["a"], {}, 1)).toBeUndefined();
  });
  test("nothing that was stored breaks them", () => {
    for (const stored of [
      undefined,
      null,
      3,
      [],
      { a: 1 },
      { a: { box: 9, due: 1 } },
      { a: { box: 1, due: "x" } },
    ]) {
      expect(readProgress(stored)).toEqual({});
    }
    expect(readProgress({ a: { box: 2, due: 3 } })).toEqual({ a: { box: 2, due: 3 } });
  });
  test("hold for any answers: every card stays in a box and becomes due again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.boolean()), { maxLength: 30 }),
        (answers) => {
          const progress = answers.reduce<Progress>(
            (before, [card, right], day) => answered(before, card, right, day),
            {},
          );
          expect(readProgress(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
          const names = Object.keys(progress);
          for (const name of names) expect(boxOf(progress, name)).toBeLessThanOrEqual(lastBox);
          expect(dueCards(names, progress, answers.length + lastBox).sort()).toEqual(names.sort());
        },
      ),
    );
  });
});

const terms = Array.from({ length: 12 }, (_, index): TermInManuscript => {
  const name = `term ${index}`;
  const firstUse = { uri: "file:///a.md", line: 0, character: 0 };
  return {
    term: name,
    definition: `meaning ${index}`,
    category: index < 6 ? "one" : "two",
    count: 1,
    firstUse,
  };
});
const first = (): number => 0;

describe("a round", () => {
  test("asks new terms by their definition, among terms of their subject", () => {
    const [question] = roundOf(terms, {}, 1, first);
    expect(question).toEqual({
      card: "term 0",
      asks: "term",
      text: "meaning 0",
      choices: ["term 0", "term 1", "term 2", "term 3"],
      right: 0,
    });
    expect(roundOf(terms, {}, 1, first)).toHaveLength(questionsPerRound);
  });
  test("fills up with other terms where a subject has too few", () => {
    const [question] = roundOf(terms.slice(4, 9), {}, 1, first);
    expect(question?.choices).toEqual(["term 4", "term 5", "term 6", "term 7"]);
  });
  test("does not give the answer away", () => {
    const [one, two] = terms;
    if (!one || !two) throw new Error("no terms");
    const named = {
      ...one,
      term: "banked (cell)",
      abbreviation: "BC",
      definition: "Banked (cell)s, or BCs, are kept.",
    };
    expect(roundOf([named, two], {}, 1, first)[0]?.text).toBe("…, or …, are kept.");
  });
  test("asks the other way when the term is known", () => {
    const [question] = roundOf(terms, { "term 3": { box: 2, due: 1 } }, 1, (below) => below - 1);
    expect(question).toMatchObject({ card: "term 3", asks: "definition", text: "term 3", right: 3 });
    expect(question?.choices[3]).toBe("meaning 3");
  });
  test("has one right choice, whatever is drawn", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (numbers) => {
        let at = 0;
        const draw = (below: number): number => (numbers[at++ % numbers.length] ?? 0) % below;
        for (const { card, choices, right } of roundOf(terms, {}, 1, draw)) {
          expect(choices[right]).toBe(card);
          expect(new Set(choices).size).toBe(4);
        }
      }),
    );
  });
  test("needs two terms with definitions", () => {
    const [one] = terms;
    if (!one) throw new Error("no terms");
    const { term, count, firstUse } = one;
    expect(roundOf([one], {}, 1, first)).toEqual([]);
    expect(roundOf([one, { term, count, firstUse }], {}, 1, first)).toEqual([]);
    expect(roundOf(terms.slice(0, 2), {}, 1, first).map(({ choices }) => choices.length)).toEqual([2, 2]);
  });
});

test("what the page tells is read, and nothing else", () => {
  expect(readQuizMessage({ index: 1, choice: 0 })).toEqual({ index: 1, choice: 0 });
  expect(readQuizMessage({ again: true })).toBe("again");
  for (const other of [undefined, null, 1, {}, { index: "1", choice: 0 }, { again: 1 }]) {
    expect(readQuizMessage(other)).toBeUndefined();
  }
});

test("no text of a glossary becomes a part of the page", () => {
  const hostile = "</script><script>alert(1)</script><!--";
  const page = quizPage(
    [{ card: "a", asks: "term", text: hostile, choices: [hostile, "b"], right: 1 }],
    "n0nce",
  );
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain("<!--");
  expect(page).toContain("default-src 'none'");
});
