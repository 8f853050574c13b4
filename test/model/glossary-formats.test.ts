import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../server/src/model/glossary";
import { withConflicts } from "../../server/src/model/glossary-conflicts";
import { readGlossaryFile } from "../../server/src/model/glossary-file";
import { separatedRecords } from "../../server/src/syntax/separated";

/** The entries of a file, each as `term (abbreviation) = definition | variants`, and the problems as `words: message`. */
function checkGlossary(
  name: string,
  text: string,
  entries: readonly string[],
  problems: readonly string[] = [],
): void {
  const file = readGlossaryFile(`file:///w/${name}`, text);
  expect(
    file.entries.map(({ term: { term, abbreviation, definition, variants } }) => {
      const short = abbreviation === undefined ? "" : ` (${abbreviation})`;
      return `${term}${short} = ${definition}${variants ? ` | ${variants.join(", ")}` : ""}`;
    }),
  ).toEqual(entries);
  expect(file.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`)).toEqual(
    problems,
  );
}

describe("a glossary in JSON", () => {
  it("is read as one in YAML", () => {
    checkGlossary(
      "house.glossary.json",
      '{\n\t"terms": [{ "term": "banked cell", "abbreviation": "BC", "definition": "A cell that is kept." }]\n}\n',
      ["banked cell (BC) = A cell that is kept."],
    );
  });
  it("tells of a field of the wrong type at its place", () => {
    checkGlossary(
      "house.glossary.json",
      '{ "terms": [{ "term": "a", "definition": "b", "variants": "c" }, { "term": "d", "definition": "e" }] }',
      ["d = e"],
      ['"c": “variants” must be array.'],
    );
  });
});

describe("a glossary as a table", () => {
  it.each([
    [
      "with a head, in any order",
      "house.glossary.csv",
      'Abbreviation,Term,Definition\nBC,banked cell,"A cell, ""kept""."\n',
      ['banked cell (BC) = A cell, "kept".'],
    ],
    [
      "without a head",
      "house.glossary.csv",
      "banked cell,A cell that is kept.,BC,stored cell;kept cell\n",
      ["banked cell (BC) = A cell that is kept. | stored cell, kept cell"],
    ],
    [
      "with tabs",
      "house.glossary.tsv",
      "term\tdefinition\nbanked cell\tA cell, kept.\n",
      ["banked cell = A cell, kept."],
    ],
    [
      "with semicolons, as some tables export",
      "house.glossary.csv",
      "term;definition\r\na;b\r\nc;d\r\n",
      ["a = b", "c = d"],
    ],
    [
      "of abbreviations alone",
      "terms.csv",
      "Acronym,Meaning\nBC,banked cell\n",
      ["banked cell (BC) = “BC” stands for banked cell."],
    ],
    ["that is empty", "terms.csv", "", []],
    ["with a byte order mark", "terms.csv", "\uFEFFterm,definition\na,b\n", ["a = b"]],
  ])("%s", (_, name, text, entries) => {
    checkGlossary(name, text, entries);
  });

  it("tells of rows that can't be used, and reads the others, even behind a quotation mark that is never closed", () => {
    checkGlossary(
      "terms.csv",
      'term,definition\na,\n,b\n"c,d\ne,f\n',
      ["c = d", "e = f"],
      ["a,: “a” has no definition.", ",b: This row names no term."],
    );
  });

  it("loses no text of any file", () => {
    for (const text of ['a,"b\nc",d\n', 'a,"b', '"', ',,\n"a""b"\n', "\r\r\n"]) {
      for (const record of separatedRecords(text, ",")) {
        for (const { start, end } of record) expect(end).toBeGreaterThanOrEqual(start);
      }
    }
  });
});

describe("a glossary in Markdown", () => {
  it.each([
    [
      "as a definition list",
      "Banked cell (BC)\n:   A cell that\n    is kept.\n\nThawing\n\n: To make warm.\n",
      ["Banked cell (BC) = A cell that is kept.", "Thawing = To make warm."],
    ],
    [
      "as a table",
      "| Term | Abbreviation | Meaning |\n|------|:--:|---|\n| **banked cell** | BC | A cell \\| kept. |\n| thawing | | To make warm. |\n\nText.\n",
      ["banked cell (BC) = A cell | kept.", "thawing = To make warm."],
    ],
    [
      "as points",
      "# Glossary\n\n- **banked cell** (BC): A cell that is kept.\n- **thawing** – To make warm.\n",
      ["banked cell (BC) = A cell that is kept.", "thawing = To make warm."],
    ],
    [
      "as a paragraph of abbreviations",
      "**Abbreviations:** BC, banked cell; TWT: time without treatment.\n",
      [
        "banked cell (BC) = “BC” stands for banked cell.",
        "time without treatment (TWT) = “TWT” stands for time without treatment.",
      ],
    ],
    [
      "with a list of abbreviations below its entries",
      "- **banked cell**: A cell that is kept.\n\n## Abbreviations\n\n- BC: banked cell\n",
      ["banked cell (BC) = A cell that is kept."],
    ],
    ["but not from code or sentences", "```\n**a**: b\n```\n\nA sentence: it says more.\n", []],
  ])("is read %s", (_, text, entries) => {
    checkGlossary("house.glossary.md", text, entries);
  });

  it("tells of a row without a definition", () => {
    checkGlossary(
      "terms.md",
      "| Term | Definition |\n|---|---|\n| a | |\n| b | c |\n",
      ["b = c"],
      ["a: “a” has no definition."],
    );
  });
});

describe("a bad glossary file tells of its fault at its place, and everything else works:", () => {
  it("a term that is there twice", () => {
    checkGlossary(
      "a.glossary.yaml",
      "terms:\n  - { term: a, definition: b }\n  - { term: A, definition: c }\n",
      ["a = b"],
      ["{ term: A, definition: c }: “A” has an entry already. The first one counts; merge the two."],
    );
  });
  it("terms that are related in a circle, of which only one to itself is a fault", () => {
    const text =
      "terms:\n  - { term: a, definition: b, related: [c] }\n  - { term: c, definition: d, related: [a] }\n  - { term: e, definition: f, related: [e] }\n";
    checkGlossary(
      "a.glossary.yaml",
      text,
      ["a = b", "c = d", "e = f"],
      ["{ term: e, definition: f, related: [e] }: “e” is related to itself."],
    );
    const { entries } = readGlossaryFile("file:///w/a.glossary.yaml", text);
    expect(glossaryOf(entries).matches("a c e")).toHaveLength(3);
  });
  it("ten megabytes", () => {
    const file = readGlossaryFile(
      "file:///w/a.glossary.yaml",
      `terms:\n${"  - { term: a, definition: b }\n".repeat(350_000)}`,
    );
    expect(file.entries).toEqual([]);
    expect(file.problems).toMatchObject([
      { start: 0, message: expect.stringContaining("was not read") as string },
    ]);
  });
  it.each([
    ["a list", "- a\n- b\n"],
    ["a number", "7\n"],
    ["broken YAML", "terms: [\n"],
    ["terms of the wrong type", "terms: a\n"],
  ])("%s", (_, text) => {
    const file = readGlossaryFile("file:///w/a.glossary.yaml", text);
    expect(file.entries).toEqual([]);
    expect(file.problems.length).toBeGreaterThan(0);
  });
  it("two files that define a term otherwise, of which the first counts", () => {
    const files = withConflicts([
      readGlossaryFile("file:///w/first.glossary.csv", "term,definition\na,b\nc,d\n"),
      readGlossaryFile("file:///w/second.glossary.csv", "term,definition\na,other\nc,d\n"),
    ]);
    expect(files.map(({ problems }) => problems.map(({ start, message }) => `${start} ${message}`))).toEqual([
      [],
      ["16 “a” is defined otherwise in first.glossary.csv, which comes first and counts."],
    ]);
    const glossary = glossaryOf(files.flatMap(({ entries }) => entries));
    expect(glossary.matches("a")[0]?.meanings[0]?.entry.term.definition).toBe("b");
  });
});
