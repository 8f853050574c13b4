import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import type { ReferenceList } from "../../server/src/model/reference-list";

/** The list of a document, with the promises that every list keeps. */
function listOf(text: string): ReferenceList | undefined {
  const list = manuscriptOf(text).references;
  for (const { start, end, text: entry, item, marker, number } of list?.entries ?? []) {
    expect(text.slice(start, end)).toBe(entry);
    expect(item.start).toBeLessThanOrEqual(marker.start);
    expect(marker.end).toBeLessThanOrEqual(start);
    expect(item.end).toBe(end);
    if (number === undefined) expect(text.slice(marker.start, marker.end)).toMatch(/^[-+*]?$/);
  }
  return list;
}

/** The entries of a document's own list, each as `number: text`; line ends drawn as ¶. */
function checkEntries(list: string, expected: readonly string[]): void {
  const entries = listOf(`Text [1].\n\n## References\n\n${list}\n`)?.entries ?? [];
  expect(
    entries.map(({ number, text: entry }) => `${number ?? "-"}: ${entry.replace(/\n+\s*/g, " ¶ ")}`),
  ).toEqual(expected);
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
    [
      "has the numbers that were typed",
      "1. Doe J.\n2. Roe R.\n5. Poe E.",
      ["1: Doe J.", "2: Roe R.", "5: Poe E."],
    ],
    ["is a bullet list without numbers", "- Doe J. (2020). One.", ["-: Doe J. (2020). One."]],
    [
      "is a bullet list with numbers in brackets",
      "- [1] Doe J. One. 2020.\n- \\[2\\] Roe R. Two. 2021.\n* [12]: Poe E.",
      ["1: Doe J. One. 2020.", "2: Roe R. Two. 2021.", "12: Poe E."],
    ],
    [
      "is lines with numbers in brackets",
      "[1] Doe J. One.\n[2] Roe R. Two.",
      ["1: Doe J. One.", "2: Roe R. Two."],
    ],
    [
      "is paragraphs with numbers in brackets",
      "\\[1\\] Doe J. One.\n\n[2]: Roe R. Two.\n\n(3) Poe E. Three.\n\n[4]Loe L. Four.",
      ["1: Doe J. One.", "2: Roe R. Two.", "3: Poe E. Three.", "4: Loe L. Four."],
    ],
    [
      "is lines with raised, bold, escaped or bare numbers",
      "<sup>1</sup> Doe J. One.\n\n**2.** Roe R. Two.\n\n3\\. Poe E. Three.\n\n4 Loe L. Four.",
      ["1: Doe J. One.", "2: Roe R. Two.", "3: Poe E. Three.", "4: Loe L. Four."],
    ],
    [
      "has entries of several lines",
      "[1] Doe J. One,\ntwo and\n2020 three. Nature 2020.\n[2] Roe R. Two.",
      ["1: Doe J. One, ¶ two and ¶ 2020 three. Nature 2020.", "2: Roe R. Two."],
    ],
    [
      "has items of several paragraphs",
      "1. Doe J. One. 2020.\n\n   https://doi.org/10.1000/x\n\n2. Roe R. Two. 2021.",
      ["1: Doe J. One. 2020. ¶ https://doi.org/10.1000/x", "2: Roe R. Two. 2021."],
    ],
    [
      "has entries whose address is a paragraph of its own",
      "[1] Doe J. One. 2020.\n\nhttps://doi.org/10.1000/x\n\n[2] Roe R. Two. 2021.\n\ndoi: 10.1000/y",
      ["1: Doe J. One. 2020. ¶ https://doi.org/10.1000/x", "2: Roe R. Two. 2021. ¶ doi: 10.1000/y"],
    ],
    [
      "goes on after a new page",
      "1. Doe J. One. 2020.\n\n---\n\n2. Roe R. Two. 2021.",
      ["1: Doe J. One. 2020.", "2: Roe R. Two. 2021."],
    ],
    [
      "goes on within an entry that a new page cut",
      "1. Doe J. One of\n\nthe cells. 2020.\n\n2. Roe R. Two. *J Examples*\n\nand Cells. 2021;1:2.\n\n3. Poe E. 2019.",
      [
        "1: Doe J. One of ¶ the cells. 2020.",
        "2: Roe R. Two. *J Examples* ¶ and Cells. 2021;1:2.",
        "3: Poe E. 2019.",
      ],
    ],
    [
      "is a table",
      "| No. | Reference |\n|---|---|\n| 1 | Doe J. One. 2020. |\n| [2] | Roe R. Two. 2021. |",
      ["1: Doe J. One. 2020.", "2: Roe R. Two. 2021."],
    ],
    [
      "is a table without numbers",
      "| Reference |\n|---|\n| Doe J. A fictional paper on cells. 2020. |",
      ["-: Doe J. A fictional paper on cells. 2020."],
    ],
    [
      "is paragraphs",
      "Doe, J. (2020). A fictional paper on cells.\n\nRoe, R. (2021). Another fictional paper.",
      ["-: Doe, J. (2020). A fictional paper on cells.", "-: Roe, R. (2021). Another fictional paper."],
    ],
    [
      "is paragraphs that begin with a particle, a group or a title",
      "van der Berg, A. (2020). A fictional paper.\n\nWorld Health Organization. A fictional report. 2021.\n\n*A fictional book.* Example Press, 2019.",
      [
        "-: van der Berg, A. (2020). A fictional paper.",
        "-: World Health Organization. A fictional report. 2021.",
        "-: *A fictional book.* Example Press, 2019.",
      ],
    ],
    [
      "is lines without numbers",
      "Doe, J. (2020). A fictional paper on cells.\nhttps://doi.org/10.1000/x\nRoe, R. (2021). Another fictional paper.",
      [
        "-: Doe, J. (2020). A fictional paper on cells. ¶ https://doi.org/10.1000/x",
        "-: Roe, R. (2021). Another fictional paper.",
      ],
    ],
    [
      "has paragraphs whose address stands below",
      "Doe, J. (2020). A fictional paper on cells.\n\nhttps://doi.org/10.1000/x\n\nRoe, R. (2021). Another paper.",
      [
        "-: Doe, J. (2020). A fictional paper on cells. ¶ https://doi.org/10.1000/x",
        "-: Roe, R. (2021). Another paper.",
      ],
    ],
    [
      "is the paragraphs where a short list of notes stands below many",
      `${["Doe", "Roe", "Poe"].map((name) => `${name}, J. (2020). A fictional paper on cells.`).join("\n\n")}\n\n- Last seen in May.`,
      ["Doe", "Roe", "Poe"].map((name) => `-: ${name}, J. (2020). A fictional paper on cells.`),
    ],
  ])("%s", (_, list, expected) => {
    checkEntries(list, expected);
  });

  it.each([
    ["notes on the manuscript", "Received: 1 May 2020, a fictional date of this sample."],
    ["how to cite it", 'How to cite this article: Doe, J. "A fictional paper." *J Examples* 17 (2025):725.'],
    [
      "the address of the author",
      "***Address for Correspondence:** Jane Doe, Exampletown, in 2020 and later",
    ],
    ["the copyright", "Copyright: © 2025 Doe J. This is an open-access article."],
  ])("leaves %s alone", (_, trailing) => {
    checkEntries(`1. Doe J. One. 2020.\n\n${trailing}`, ["1: Doe J. One. 2020."]);
    checkEntries(`Doe, J. (2020). A fictional paper on cells.\n\n${trailing}`, [
      "-: Doe, J. (2020). A fictional paper on cells.",
    ]);
  });

  it.each([
    ["a number that begins a line of an entry", "[1] Doe J. One of\n12 cells. 2020."],
    ["a year that begins a line of an entry", "[1] Doe J. One. Nature.\n2020. In print."],
  ])("does not take %s for an entry", (_, list) => {
    checkEntries(list, [`1: ${list.slice(4).replace("\n", " ¶ ")}`]);
  });

  it("does not go on with an entry under another heading", () => {
    checkEntries("1. Doe J. One. 2020.\n\n### Further reading\n\nhttps://example.org/more", [
      "1: Doe J. One. 2020.",
    ]);
  });

  it.each([
    ["1. Doe J. One. 2020.", "1.", "list"],
    ["- [1] Doe J. One. 2020.", "[1]", "list"],
    ["- Doe J. One. 2020.", "-", "list"],
    ["**[1]** Doe J. One. 2020.", "**[1]**", "lines"],
    ["| 1 | Doe J. One. 2020. |\n|---|---|\n| 2 | Roe R. Two. 2021. |", "1", "table"],
    ["Doe J. A fictional paper on cells. 2020.", "", "paragraphs"],
  ])("knows the marker and the layout of “%s”", (list, marker, layout) => {
    const text = `## References\n\n${list}\n`;
    const read = listOf(text);
    const first = read?.entries[0];
    expect(first && text.slice(first.marker.start, first.marker.end)).toBe(marker);
    expect(read?.layout).toBe(layout);
  });

  it("keeps the first of several entries with one number", () => {
    const list = listOf("## References\n\n[1] Doe J. One.\n[1] Roe R. Two.\n");
    expect(list?.byNumber.get(1)?.text).toBe("Doe J. One.");
    expect(list?.entries).toHaveLength(2);
  });

  it("spans from its first entry to its last", () => {
    const text = "## References\n\n1. Doe J. One.\n2. Roe R. Two.\n\nReceived: 2020.\n";
    const list = listOf(text);
    expect(list && text.slice(list.start, list.end)).toBe("1. Doe J. One.\n2. Roe R. Two.");
  });

  it("is only looked for under its heading", () => {
    expect(manuscriptOf("1. First\n2. Second\n").references).toBeUndefined();
  });

  it("is none where the section holds no entry", () => {
    expect(manuscriptOf("## References\n\nSee the supplement.\n").references).toBeUndefined();
  });
});
