import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../server/src/model/glossary";
import { withConflicts } from "../../server/src/model/glossary-conflicts";
import { readGlossaryFile, readGlossaryInSteps } from "../../server/src/model/glossary-file";
import { readSeparatedInSteps } from "../../server/src/syntax/separated";
import { complete } from "../../server/src/text/steps";

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
      ['"c": “variants” must be a list.'],
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
    ["with a byte order mark", "terms.csv", "\uFEFFterm,definition\na,b\n", ["a = b"]],
  ])("%s", (_, name, text, entries) => {
    checkGlossary(name, text, entries);
  });

  it.each([
    ["a line that names the separator", "sep=;\r\nterm;definition\r\na;b, c\r\n", ["a = b, c"]],
    [
      "such a line behind a byte order mark, in quotes",
      '\uFEFF"sep=,"\nterm,definition\na,b; c\n',
      ["a = b; c"],
    ],
    ["semicolons, and more commas in what it says", "a;b, c, d\ne;f, g\n", ["a = b, c, d", "e = f, g"]],
    [
      "the abbreviation behind the term",
      "Term,Definition\nbanked cell (BC),b\nkiller (K cell),c\nkiller (of cells),d\n",
      ["banked cell (BC) = b", "killer (K cell) = c", "killer (of cells) = d"],
    ],
  ])("may have %s", (_, text, entries) => {
    checkGlossary("terms.csv", text, entries);
  });

  it("tells of a row with a separator too many, whose end nobody could read", () => {
    checkGlossary(
      "terms.csv",
      "term,definition\na,b, c\nd,e,\n",
      ["a = b", "d = e"],
      [
        "a,b, c: This row has 3 fields, the table only 2 columns. Put a field in which the separator is text into quotation marks.",
      ],
    );
  });

  it("tells of rows that can't be used, and reads the others, even behind a quotation mark that is never closed", () => {
    checkGlossary(
      "terms.csv",
      'term,definition\na,\n,b\n"c,d\ne,f\n',
      ["c = d", "e = f"],
      [
        "a,: “a” has no definition.",
        ",b: This row names no term.",
        '"c: The quotation marks of this field do not close it.',
      ],
    );
  });

  it("loses no text of any file", () => {
    for (const text of ['a,"b\nc",d\n', 'a,"b', '"', ',,\n"a""b"\n', "\r\r\n"]) {
      for (const record of complete(readSeparatedInSteps(text, ",")).records) {
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
  ])("is read %s", (_, text, entries) => {
    checkGlossary("house.glossary.md", text, entries);
  });

  it("is not read from code or sentences, and that nothing was found is told", () => {
    const text = "```\n**a**: b\n```\n\nA sentence: it says more.\n";
    checkGlossary("house.glossary.md", text, [], ["`: No term was found in this glossary."]);
    expect(readGlossaryFile("file:///w/house.glossary.md", text).problems[0]?.severity).toBe("information");
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

it("a long list in YAML is read in pieces as it is read at once", () => {
  const entry = fc.record({
    term: fc.stringMatching(/^[a-z]{3,12}$/),
    definition: fc.stringMatching(/^[a-z :#,-]{1,60}$/),
  });
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 20 }),
      fc.constantFrom("", "  "),
      (entries, indent) => {
        const lines = entries.map(
          ({ term, definition }, index) =>
            `${indent}- term: ${term}${index}\n${indent}  definition: ${JSON.stringify(definition)}\n`,
        );
        const filler = `${indent}# ${"-".repeat(5000)}\n`;
        const text = `category: x\nterms: # all of them\n\n${lines.join(filler)}# end\n`;
        // An anchor keeps the file from being divided.
        const whole = text.replace("category: x", "category: &x x");
        const read = (one: string): unknown =>
          readGlossaryFile("file:///a.glossary.yaml", one).entries.map(({ term, origin }) => [
            term,
            one.slice(origin?.start, origin?.end).trim(),
          ]);
        expect(read(text)).toEqual(read(whole));
      },
    ),
    { numRuns: 50 },
  );
});

it("a long list in YAML with a fault in it loses one piece, and tells where", () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `  - { term: "a${index} cell", definition: b }\n`);
  const text = `terms:\n${lines.map((line, index) => (index === 700 ? "  - { term: [\n" : line)).join("")}`;
  const { entries, problems } = readGlossaryFile("file:///a.glossary.yaml", text);
  expect(entries.length).toBeGreaterThan(1500);
  expect(problems.length).toBeGreaterThan(0);
  for (const { start } of problems) expect(start).toBeGreaterThan(text.indexOf("[") - 1);
});

it.each([
  ["yaml", "terms:\n", (index: number) => `  - { term: a${index} cell, definition: b }\n`, ""],
  ["json", '{ "terms": [', (index: number) => `{ "term": "a${index} cell", "definition": "b" },\n`, "]}"],
  ["csv", "term,definition\n", (index: number) => `a${index} cell,b\n`, ""],
  ["md", "", (index: number) => `- **a${index} cell**: b\n`, ""],
])("a long glossary in %s is read with rests", (ending, head, entry, foot) => {
  const entries = 30_000;
  const text = head + Array.from({ length: entries }, (_, index) => entry(index)).join("") + foot;
  const steps = readGlossaryInSteps(`file:///a.glossary.${ending}`, text);
  let rests = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) rests++;
  expect(step.value.entries).toHaveLength(entries);
  expect(rests).toBeGreaterThan(text.length / 150_000);
});

it("terms that are related in a circle can all be found", () => {
  const text =
    "terms:\n  - { term: a, definition: b, related: [c] }\n  - { term: c, definition: d, related: [a] }\n";
  const { entries } = readGlossaryFile("file:///w/a.glossary.yaml", text);
  expect(glossaryOf(entries).matches("a c")).toHaveLength(2);
});

describe("conflicts between glossaries", () => {
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
