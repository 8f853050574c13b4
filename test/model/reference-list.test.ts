import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";

/** The entries of a document's own list, each as `number: text`. */
function checkEntries(list: string, expected: readonly string[]): void {
  const text = `Text [1].\n\n## References\n\n${list}\n`;
  const entries = manuscriptOf(text).references?.entries ?? [];
  expect(entries.map(({ number, text: entry }) => `${number ?? "-"}: ${entry}`)).toEqual(expected);
  for (const { start, end, text: entry } of entries) expect(text.slice(start, end)).toBe(entry);
}

describe("the reference list", () => {
  it.each([
    [
      "is a numbered list",
      "1. Doe J. One. 2020.\n2. Roe R. Two. 2021.",
      ["1: Doe J. One. 2020.", "2: Roe R. Two. 2021."],
    ],
    ["may start at another number", "3. Doe J. One. 2020.", ["3: Doe J. One. 2020."]],
    ["may have all its items numbered 1", "1. Doe J.\n1. Roe R.", ["1: Doe J.", "2: Roe R."]],
    ["is a bullet list without numbers", "- Doe J. (2020). One.", ["-: Doe J. (2020). One."]],
    [
      "is lines with numbers in brackets",
      "[1] Doe J. One.\n[2] Roe R. Two.",
      ["1: Doe J. One.", "2: Roe R. Two."],
    ],
    [
      "is paragraphs",
      "Doe, J. (2020). A fictional paper on cells.\n\nRoe, R. (2021). Another fictional paper.",
      ["-: Doe, J. (2020). A fictional paper on cells.", "-: Roe, R. (2021). Another fictional paper."],
    ],
  ])("%s", (_, list, expected) => {
    checkEntries(list, expected);
  });

  it("leaves other paragraphs after a list alone", () => {
    checkEntries("1. Doe J. One. 2020.\n\nReceived: 1 May 2020, a fictional date of this sample.", [
      "1: Doe J. One. 2020.",
    ]);
  });

  it("is only looked for under its heading", () => {
    expect(manuscriptOf("1. First\n2. Second\n").references).toBeUndefined();
  });
});
