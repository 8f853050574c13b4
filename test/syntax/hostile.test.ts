import { describe, expect, it } from "vitest";
import { type Manuscript, manuscriptOf } from "../../server/src/model/manuscript";
import { denseInputs, hostileInputs } from "../bench/hostile-inputs";

/** Reads a text, which must not throw, and looks whether anything of it was lost. */
function checkRead(text: string): Manuscript {
  const manuscript = manuscriptOf(text);
  expect(manuscript.blocks.map(({ block }) => block.source).join("") === text).toBe(true);
  for (const { block } of manuscript.blocks) {
    expect(block.mask.text).toHaveLength(block.source.length);
    for (const { start, end } of block.units) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(block.source.length);
    }
  }
  for (const { start, end, severity } of manuscript.problems) {
    expect(severity).toBe("information");
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  return manuscript;
}

const before = "# Results\n\nThe *first* paragraph.\n\n";
const after = "\n\n## Discussion\n\nThe *last* paragraph.\n";

// How long this takes is a matter for `npm run bench`; here nothing may throw and nothing may be lost.
describe("nothing is lost of", () => {
  it.each(Object.entries({ ...hostileInputs, ...denseInputs }))("%s", (_, make) => {
    const text = make(20_000);
    checkRead(text);
    const around = checkRead(before + text + after);
    // An edit behind it leaves it as it is.
    const edited = manuscriptOf(around.text.replace("last", "very last"), around);
    expect(edited.blocks.length).toBe(around.blocks.length);
    expect(edited.blocks.map(({ block }) => block.source).join("") === edited.text).toBe(true);
  });

  it("10,000 quotes, lists and brackets within each other", () => {
    for (const [open, close] of [
      ["> ", ""],
      ["- ", ""],
      ["1. ", ""],
      ["[", "]"],
      ["![", "](a)"],
      ["*a ", " a*"],
      ["**a ", " a**"],
      ["<b>", "</b>"],
    ] as const) {
      checkRead(`${open.repeat(10_000)}a${close.repeat(10_000)}`);
      checkRead(`${before}${open.repeat(10_000)}a${close.repeat(10_000)}${after}`);
    }
  });

  it("a line of five million characters", () => {
    expect(checkRead(`${"lorem ipsum ".repeat(420_000)}\n`).problems).toHaveLength(1);
  });

  it("a block with more comments to Caveat than a call can have arguments", () => {
    expect(checkRead("<!-- caveat-enable -->".repeat(200_000)).suppressions).toEqual([]);
  });

  it("200,000 short lines", () => {
    expect(checkRead("word\n".repeat(200_000)).problems).toHaveLength(1);
  });
});

describe("what stands around a hostile block is read as always:", () => {
  it.each(Object.entries(hostileInputs))("%s", (name, make) => {
    const { blocks, sections } = manuscriptOf(before + make(20_000) + after);
    const shown = blocks.map(({ block }) => block.mask.text).join("");
    expect(shown).toContain("The  first  paragraph.");
    // What is not closed takes everything behind it.
    if (/unclosed (?:fence|comment|maths)/.test(name)) return;
    expect(shown).toContain("The  last  paragraph.");
    expect(sections.map(({ heading }) => heading?.text)).toContain("Discussion");
  });
});
