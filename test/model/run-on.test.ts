import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { onwardOf, runOnOf } from "../../server/src/model/run-on";

/** The sentence that a page break cut at the end of a text's first block, with the words of it between bars. */
function checkRunOn(
  text: string,
  expected: { cut: string; sentence: string; words: string } | undefined,
): void {
  const { blocks } = manuscriptOf(text);
  const onward = onwardOf(blocks, 0);
  const unit = blocks[0]?.block.units.at(-1);
  const next = onward.at(-1)?.units[0];
  const delta = blocks[onward.length]?.start ?? 0;
  const runOn = unit && next && runOnOf(unit, next, delta);
  expect(
    runOn && {
      cut: runOn.cut,
      sentence: text.slice(runOn.sentence.start, runOn.sentence.end),
      words: runOn.sentence.words.map((word) => word.text).join("|"),
    },
  ).toEqual(expected);
  for (const word of runOn?.sentence.words ?? []) {
    expect(text.slice(word.start, word.end).replace(/-\s*/g, "")).toBe(word.text);
  }
}

describe("a page break cuts", () => {
  it("a sentence", () => {
    checkRunOn("They respond. They are\n\nall well. Most relapse.", {
      cut: "sentence",
      sentence: "They are\n\nall well.",
      words: "They|are|all|well",
    });
  });

  it("a word", () => {
    checkRunOn("Overall ef-\n\nfectiveness is high.", {
      cut: "word",
      sentence: "Overall ef-\n\nfectiveness is high.",
      words: "Overall|effectiveness|is|high",
    });
  });

  it("a sentence with a formula in it", () => {
    checkRunOn("The rate is\n\n$$\na\n$$\n\nwhere all is well.", {
      cut: "sentence",
      sentence: "The rate is\n\n$$\na\n$$\n\nwhere all is well.",
      words: "The|rate|is|where|all|is|well",
    });
  });
});

describe("a page break does not cut", () => {
  it.each([
    ["a whole sentence", "They respond.\n\nall well."],
    ["a line that stands for itself", "Contact us now\n\nMost patients relapse."],
    ["before a list", "These are the\n\n- cells\n- mice"],
    ["across a heading", "They are\n\n## Methods\n\nall well."],
    ["one block", "They are all"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    checkRunOn(text, undefined);
  });
});
