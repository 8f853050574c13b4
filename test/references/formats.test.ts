import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReference } from "../../server/src/features/format-reference";
import { bibliographyExtensions, readBibliography } from "../../server/src/model/bibliography";
import { drawMarks, readMarked } from "../marked";

/** Checks what a file holds, "key: formatted reference", and that its problems are those marked in the fixture. */
function checkFile(name: string, fixture: string, expected: readonly string[]): void {
  const text = readMarked(fixture)[0]?.text ?? "";
  const { entries, problems } = readBibliography(`file:///folder/${name}`, text);
  const marks = problems.map(({ start, end, message }) => ({ start, end, label: message }));
  expect(drawMarks(text, marks)).toBe(fixture.replace(/^\n/, ""));
  expect(entries.map((entry) => `${entry.key}: ${formatReference(entry.reference())}`)).toEqual(expected);
}

/** The keys of a file as they stand at their spans. */
function keysAt(name: string, text: string): string[] {
  return readBibliography(name, text).entries.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end));
}

const doe =
  "Doe J, van der Roe RM, Example Study Group. A title. Journal of Examples. 2019;12(3):34–56. doi:10.5555/12345678";

describe("CSL JSON", () => {
  it("is read", () => {
    checkFile(
      "x.json",
      `
[
  {
    "id": "doe2019",
    "type": "article-journal",
    "title": "A <i>title</i>",
    "author": [
      {"family": "Doe", "given": "Jane"},
      {"family": "Roe", "given": "Richard M.", "non-dropping-particle": "van der"},
      {"literal": "Example Study Group"}
    ],
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[2019, 3, 4]]},
    "volume": 12, "issue": "3", "page": "34-56",
    "DOI": "10.5555/12345678"
  },
  {"id": 7, "title": "Seven", "issued": {"raw": "2020-05"}, "note": "PMID: 12345678"}
]`,
      [`doe2019: ${doe}`, "7: Seven. 2020. PMID: 12345678"],
    );
  });

  it("may be a single item, an export with items, or Crossref's lists", () => {
    checkFile("x.json", '{"id": "a", "title": ["A"], "container-title": ["C"], "issued": "2019"}', [
      "a: A. C. 2019.",
    ]);
    checkFile("x.json", '{"schema": "x", "items": [{"id": "a"}, {"id": "b"}]}', ["a: a", "b: b"]);
    checkFile("x.json", " ", []);
  });

  it("is broken in one item", () => {
    checkFile(
      "x.json",
      `
[
  {"id": "a", "title": "A"},
  {
    "id": "b",
    "title": "B"
    "volume": 1
    ^ Entry “b”: This entry can’t be read here: Missing , between flow map items
  },
  {
    "id": "c",
    "title": "C,
             ^^^ Entry “c”: This text is never closed: its quotation mark is missing at the end.
    "volume": 1
  },
  {"id": "d", "title": "D"}
  {"id": "e", "title": "E"},
  ^ A comma is missing before this entry.
  {"title": "No id"},
  ^ This entry has no “id”, so nothing can cite it.
  {"id": "f", "title": "F"}
]`,
      ["a: A.", "b: B. 1.", "c: c", "d: D.", "e: E.", "f: F."],
    );
  });

  it("keeps the others where a brace is missing", () => {
    const text =
      '[\n  {\n    "id": "a",\n    "author": [{"family": "A"}\n  },\n  {\n    "id": "b", "title": "B"\n  ,\n  {\n    "id": "c"\n  }\n]';
    const { entries, problems } = readBibliography("x.json", text);
    expect(entries.map(({ key }) => key)).toEqual(["a", "b", "c"]);
    expect(problems.length).toBeGreaterThanOrEqual(2);
  });

  it("is no list at all", () => {
    checkFile(
      "x.json",
      `
hello
^ A CSL JSON bibliography is a list of entries: “[{"id": …}, …]”.
`,
      [],
    );
  });

  it("knows where keys stand", () => {
    expect(keysAt("x.json", '[{"type": "book", "id" : "a b"}, {"id":3}, {"id": "q\\"x"}]')).toEqual([
      "a b",
      "3",
      'q\\"x',
    ]);
  });
});

describe("CSL YAML", () => {
  it("is read, under references or as a list", () => {
    checkFile(
      "x.yaml",
      `
---
title: Not a reference
references:
- id: doe2019
  type: article-journal
  title: 'A title'
  author:
  - family: Doe
    given: Jane
  - family: Roe
    given: Richard M.
    non-dropping-particle: van der
  - literal: Example Study Group
  container-title: Journal of Examples
  issued:
    date-parts:
    - - 2019
      - 3
  volume: 12
  issue: 3
  page: 34-56
  DOI: 10.5555/12345678
- id: "roe"
  issued: 2020
  abstract: |
    - not an item
other: value
...
`,
      [`doe2019: ${doe}`, "roe: 2020."],
    );
    checkFile("x.yml", "  - id: a\n    title: A\n    issued:\n      year: 2019\n  # no item\n  - id: b\n", [
      "a: A. 2019.",
      "b: b",
    ]);
    checkFile("x.yaml", "title: Nothing\nauthor:\n  - Doe\n", []);
  });

  it("is broken in one item", () => {
    checkFile(
      "x.yaml",
      `
references:
- id: a
  title: A
- id: b
  title: "B
          ^ Entry “b”: This entry can’t be read here: Missing closing "quote
- id: c
  title: C
- title: no id
^ This entry has no “id”, so nothing can cite it.
`,
      ["a: A.", "b: B.", "c: C."],
    );
  });

  it("knows where keys stand", () => {
    expect(keysAt("x.yaml", "- id: a\n- title: T\n  id: 'b c'\n")).toEqual(["a", "b c"]);
  });
});

describe("RIS", () => {
  it("is read", () => {
    checkFile(
      "x.ris",
      `
TY  - JOUR
ID  - doe2019
AU  - Doe, Jane
AU  - van der Roe, Richard M.
AU  - Example Study Group
TI  - A
  title
T2  - Journal of Examples
PY  - 2019/03/04/
VL  - 12
IS  - 3
SP  - 34
EP  - 56
DO  - https://doi.org/10.5555/12345678
ER  - 

TY  - BOOK
A1  - Doe, Jane, Jr
BT  - A book
PB  - Example Press
Y1  - 2020
ER  -
`,
      [`doe2019: ${doe}`, "Doe_2020: Doe J Jr. A book. Example Press; 2020."],
    );
  });

  it("names records without an ID as pandoc does", () => {
    const record = "TY  - JOUR\nAU  - Doe, Jane\nA1  - van der Roe, R\nPY  - 2019\nER  - \n";
    expect(readBibliography("x.ris", record.repeat(3)).entries.map(({ key }) => key)).toEqual([
      "Doe_van_2019",
      "Doe_van_2019a",
      "Doe_van_2019b",
    ]);
  });

  it("lacks the end of a record, or has text outside of any", () => {
    checkFile(
      "x.ris",
      `
Exported yesterday
^^^^^^^^^^^^^^^^^^ This is no part of a RIS record: a record starts with “TY  - ”.
TY  - JOUR
ID  - a
TI  - A
TY  - JOUR
^^^^^^^^^^ A RIS record ends without “ER  - ”.
ID  - b
TI  - B
ER  - 
`,
      ["a: A.", "b: B."],
    );
  });
});

describe("PubMed’s format", () => {
  it("is read", () => {
    checkFile(
      "x.nbib",
      `

PMID- 12345678
OWN - NLM
DP  - 2019 Mar 4
TI  - A title that goes
      on.
PG  - 345-56
LID - 10.5555/12345678 [doi]
LID - S0000 [pii]
AB  - BACKGROUND: Text.
FAU - Doe, Jane
AU  - Doe J
CN  - Example Study Group
PT  - Randomized Controlled Trial
TA  - J Ex
JT  - Journal of Examples
VI  - 12
IP  - 3
PMC - PMC1234567

PMID- 2
TI  - [A translated title].
AU  - Roe-Poe RM 3rd
DP  - 2020
`,
      [
        "pmid:12345678: Doe J, Example Study Group. A title that goes on. J Ex. 2019;12(3):345–356. doi:10.5555/12345678 PMID: 12345678 PMCID: PMC1234567",
        "pmid:2: Roe-Poe RM 3rd. A translated title. 2020. PMID: 2",
      ],
    );
  });

  it("keeps the publication types", () => {
    const [entry] = readBibliography(
      "x.nbib",
      "PMID- 1\nPT  - Review\nPT  - Retracted Publication\nAB  - A.\nOT  - k\n",
    ).entries;
    expect(entry?.reference()).toMatchObject({
      publicationTypes: ["Review", "Retracted Publication"],
      abstract: "A.",
      keywords: ["k"],
    });
  });
});

describe("every format", () => {
  it.each(bibliographyExtensions.map((extension) => [extension]))(
    "%s is total, and all that it finds lies within the text",
    (extension) => {
      const scraps = fc.constantFrom(
        "[",
        "]",
        "{",
        "}",
        '"',
        "\\",
        ",",
        ":",
        "\n",
        "\r\n",
        " ",
        "  ",
        "- ",
        '"id": "x"',
        "id: x",
        "references:",
        "TY  - JOUR",
        "ER  - ",
        "PMID- 1",
        "ID  - k",
        "AU  - Doe, J",
        "@article{a,",
        "title = {",
        "---\n",
        "&a",
        "*a",
        "<<: ",
        "!!binary ",
        "|\n",
        "😀",
        "\ud800",
      );
      const text = fc.oneof(
        fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join("")),
        fc.string({ unit: "binary" }),
      );
      fc.assert(
        fc.property(text, (source) => {
          const { entries, problems, size } = readBibliography(`x${extension}`, source);
          for (const { start, end } of [...entries, ...problems, ...entries.map(({ keySpan }) => keySpan)]) {
            expect(start >= 0 && start <= end && end <= source.length, `${start}–${end}`).toBe(true);
          }
          for (const entry of entries) expect(entry.reference().key).toBe(entry.key);
          expect(size).toBeLessThanOrEqual(entries.length);
        }),
        { numRuns: 1_000 },
      );
    },
  );

  it.each([
    ["x.json", "[".repeat(100_000)],
    ["x.json", '[{"a":'.repeat(50_000)],
    ["x.json", '{"id": "a", "b": ['.repeat(20_000)],
    ["x.json", `[${'\n{"id": "a"'.repeat(20_000)}`],
    ["x.json", '"'.repeat(100_000)],
    ["x.yaml", `references:\n- id: a\n  b: ${"[".repeat(50_000)}`],
    ["x.yaml", "- id: a\n".repeat(5_000)],
    ["x.yaml", `- &a [x]\n${"- [*a, *a]\n".repeat(1_000)}`],
    ["x.ris", "TY  - JOUR\nID  - a\n".repeat(20_000)],
    ["x.nbib", "PMID- 1\n".repeat(20_000)],
  ])("%s of a hostile kind neither throws nor takes ages", (name, text) => {
    for (const entry of readBibliography(name, text).entries.slice(0, 5)) entry.reference();
    expect(readBibliography(name, text).text).toBe(text);
  });

  it("is BibTeX where the name tells nothing", () => {
    expect(readBibliography("untitled:Untitled-1", "@misc{a}").size).toBe(1);
  });
});
