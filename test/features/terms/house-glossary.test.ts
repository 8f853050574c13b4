import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedTerm, type NewTerm, newGlossary } from "../../../server/src/features/terms/house-glossary";
import { readGlossaryFile } from "../../../server/src/model/glossary-file";
import { addedToList } from "../../../server/src/syntax/yaml-edit";
import { applyEdits } from "../../../server/src/text/span";

const term: NewTerm = { term: "new thing", definition: "It is new: a thing.", abbreviation: "NT" };
const entry = '- term: new thing\n    abbreviation: NT\n    definition: "It is new: a thing."';

function withTerm(name: string, text: string, added = term): string {
  const edit = addedTerm(`file:///${name}`, text, added);
  return "refused" in edit ? edit.refused : applyEdits(text, [edit]);
}

/** Checks the file after the term was added, which then has it as its last, and everything else as before. */
function checkAdded(name: string, before: string, after: string, added = term): void {
  const text = withTerm(name, before, added);
  expect(text).toBe(after);
  const read = (one: string): unknown[] =>
    readGlossaryFile(`file:///${name}`, one).entries.map((it) => it.term);
  const found = read(text).findIndex((it) => (it as NewTerm).term === added.term);
  expect(read(text)[found]).toMatchObject(added);
  expect(read(text).toSpliced(found, 1)).toEqual(read(before));
  expect(readGlossaryFile(`file:///${name}`, text).problems).toEqual([]);
}

describe("a term is added to a house glossary in YAML", () => {
  const name = "house.glossary.yaml";

  it("after the last one, as deep as that stands", () => {
    checkAdded(
      name,
      "terms:\n  - term: a\n    definition: b\n# end\n",
      `terms:\n  - term: a\n    definition: b\n  ${entry}\n# end\n`,
    );
    checkAdded(
      name,
      "terms:\n- term: a\n  definition: b",
      `terms:\n- term: a\n  definition: b\n${entry.replaceAll("\n    ", "\n  ")}\n`,
    );
  });
  it("in a file without terms, and in an empty one", () => {
    checkAdded(name, "category: x\nterms:\n", `category: x\nterms:\n  ${entry}\n`);
    checkAdded(name, "category: x\n", `category: x\nterms:\n  ${entry}\n`);
    checkAdded(name, "# nothing yet\n", `# nothing yet\nterms:\n  ${entry}\n`);
  });
  it("with the file's line breaks", () => {
    expect(withTerm(name, "terms:\r\n  - term: a\r\n    definition: b\r\n")).toBe(
      `terms:\r\n  - term: a\r\n    definition: b\r\n  ${entry.replaceAll("\n", "\r\n")}\r\n`,
    );
  });
  it("in a file of its own", () => {
    checkAdded(
      name,
      newGlossary({ term: "a", definition: "b" }),
      `# The terms of this project.\nterms:\n  - term: a\n    definition: b\n  ${entry}\n`,
    );
  });
  it("not where the file has a fault or another form", () => {
    expect(withTerm(name, "terms: [\n")).toMatch(/has a fault/);
    expect(withTerm(name, "terms: [{ term: a, definition: b }]\n")).toMatch(/line by line/);
    expect(withTerm(name, "- a\n")).toMatch(/line by line/);
  });
});

describe("a term is added to a house glossary in JSON", () => {
  const name = "house.glossary.json";
  const pairs = ['"term": "new thing"', '"abbreviation": "NT"', '"definition": "It is new: a thing."'];

  it("after the last one, as that is written", () => {
    checkAdded(
      name,
      '{\n\t"terms": [\n\t\t{\n\t\t\t"term": "a",\n\t\t\t"definition": "b"\n\t\t}\n\t]\n}\n',
      `{\n\t"terms": [\n\t\t{\n\t\t\t"term": "a",\n\t\t\t"definition": "b"\n\t\t},\n\t\t{\n\t\t\t${pairs.join(",\n\t\t\t")}\n\t\t}\n\t]\n}\n`,
    );
    checkAdded(
      name,
      '{ "terms": [\r\n  { "term": "a", "definition": "b" }\r\n] }\r\n',
      `{ "terms": [\r\n  { "term": "a", "definition": "b" },\r\n  { ${pairs.join(", ")} }\r\n] }\r\n`,
    );
    checkAdded(
      name,
      '{"terms":[{"term":"a","definition":"b"}]}',
      `{"terms":[{"term":"a","definition":"b"}, { ${pairs.join(", ")} }]}`,
    );
  });
  it("in a file without terms, and in an empty one", () => {
    const list = `[\n    {\n      ${pairs.join(",\n      ")}\n    }\n  ]`;
    checkAdded(name, '{\n  "terms": []\n}\n', `{\n  "terms": ${list}\n}\n`);
    checkAdded(name, "", `{\n  "terms": ${list}\n}\n`);
    checkAdded(name, "{}\n", `{\n  "terms": ${list}\n}\n`);
    checkAdded(name, '{\n  "category": "x"\n}\n', `{\n  "terms": ${list},\n  "category": "x"\n}\n`);
    checkAdded(name, '{ "category": "x" }', `{\n  "terms": ${list},\n "category": "x" }`);
  });
  it("not where the file has a fault or another form", () => {
    expect(withTerm(name, '{ "terms": [')).toMatch(/has a fault/);
    expect(withTerm(name, "[]")).toMatch(/line by line/);
    expect(withTerm(name, '{ "terms": "a" }')).toMatch(/line by line/);
  });
});

describe("a term is added to a house glossary as a table", () => {
  const name = "house.glossary.csv";

  it("as its last row, in the order of its head", () => {
    checkAdded(
      name,
      "term,definition,abbreviation\na,b,\n",
      "term,definition,abbreviation\na,b,\nnew thing,It is new: a thing.,NT\n",
    );
    checkAdded(
      name,
      "Short;Acronym;Meaning;Term\r\nx;;b;a\r\n\r\n",
      "Short;Acronym;Meaning;Term\r\nx;;b;a\r\n;NT;It is new: a thing.;new thing\r\n\r\n",
    );
    checkAdded(
      "house.glossary.tsv",
      "term\tdefinition\tabbreviation\na\tb\t",
      "term\tdefinition\tabbreviation\na\tb\t\nnew thing\tIt is new: a thing.\tNT\n",
    );
  });
  it("in the usual order where there is no head, and with one in an empty file", () => {
    checkAdded(name, "a,b\n", "a,b\nnew thing,It is new: a thing.,NT\n");
    checkAdded(name, "a,b\n", "a,b\nnew thing,New.\n", { term: "new thing", definition: "New." });
    checkAdded(name, "", "term,definition,abbreviation\nnew thing,It is new: a thing.,NT\n");
  });
  it("with its abbreviation behind it where there is no column for that", () => {
    checkAdded(name, "term,definition\na,b\n", "term,definition\na,b\nnew thing (NT),It is new: a thing.\n");
  });
  it("in quotation marks where it holds the separator", () => {
    checkAdded(
      name,
      "sep=;\nterm;definition\na;b\n",
      'sep=;\nterm;definition\na;b\n"new; thing";"A ""new"" one."\n',
      { term: "new; thing", definition: 'A "new" one.' },
    );
  });
  it("not where a column is missing, or the file has a fault", () => {
    expect(withTerm(name, "Acronym,Meaning\nBC,banked cell\n")).toMatch(/no column “term”/);
    expect(withTerm(name, "term,abbreviation\na,b\n")).toMatch(/no column “definition”/);
    expect(withTerm(name, "term,definition\na,b\n", { ...term, abbreviation: "a thing" })).toMatch(
      /no column “abbreviation”/,
    );
    expect(withTerm(name, 'term,definition\n"a,b\n')).toMatch(/has a fault/);
  });
});

describe("a term is added to a house glossary in Markdown", () => {
  const name = "house.glossary.md";
  const meaning = "It is new: a thing.";

  it.each([
    [
      "a point",
      "- **a**: b\n  and more\n\nEnd.\n",
      `- **a**: b\n  and more\n- **new thing** (NT): ${meaning}\n\nEnd.\n`,
    ],
    ["a point with a dash", "* **a** – b", `* **a** – b\n* **new thing** (NT) – ${meaning}\n`],
    ["a point with its colon inside", "- **a:** b\n", `- **a:** b\n- **new thing (NT):** ${meaning}\n`],
    ["a paragraph", "**a**: b\n\nEnd.\n", `**a**: b\n\n**new thing** (NT): ${meaning}\n\nEnd.\n`],
    ["a definition", "a\n: b\n    and more\n", `a\n: b\n    and more\n\nnew thing (NT)\n: ${meaning}\n`],
    ["a definition apart from its term", "a\n\n:   b\n", `a\n\n:   b\n\nnew thing (NT)\n\n:   ${meaning}\n`],
    [
      "a row",
      "Words:\n\n| Term | Meaning | Short form |\n|---|---|---|\n| a | b | |\n\nEnd.\n",
      `Words:\n\n| Term | Meaning | Short form |\n|---|---|---|\n| a | b | |\n| new thing | ${meaning} | NT |\n\nEnd.\n`,
    ],
    [
      "a row without a column for the short form, and without edges",
      "Term | Meaning\n--- | ---\na | b\n",
      `Term | Meaning\n--- | ---\na | b\nnew thing (NT) | ${meaning}\n`,
    ],
    [
      "a point before the list of abbreviations",
      "- **a**: b\n\n## Abbreviations\n\n- BC: banked cell\n",
      `- **a**: b\n- **new thing** (NT): ${meaning}\n\n## Abbreviations\n\n- BC: banked cell\n`,
    ],
    [
      "a point where there is only a list of abbreviations",
      "# Words\n\n## Abbreviations\n\n- BC: banked cell\n",
      `# Words\n\n- **new thing** (NT): ${meaning}\n\n## Abbreviations\n\n- BC: banked cell\n`,
    ],
    [
      "a point behind a paragraph of abbreviations",
      "Abbreviations: BC, banked cell.\n",
      `Abbreviations: BC, banked cell.\n\n- **new thing** (NT): ${meaning}\n`,
    ],
    ["a point in a file without any", "# Words\n", `# Words\n\n- **new thing** (NT): ${meaning}\n`],
    ["a point in an empty file", "", `- **new thing** (NT): ${meaning}\n`],
  ])("as %s", (_, before, after) => {
    checkAdded(name, before, after);
  });
});

it("a term is read as it was added, whatever its words are", () => {
  const words = fc.string({ minLength: 1, maxLength: 40 }).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const before: readonly (readonly [string, string])[] = [
    ["house.glossary.yaml", "terms:\n  - term: a b\n    definition: c\n"],
    ["house.glossary.json", '{ "terms": [{ "term": "a b", "definition": "c" }] }'],
    ["house.glossary.csv", "term,definition\na b,c\n"],
    ["house.glossary.tsv", "term\tdefinition\na b\tc\n"],
  ];
  fc.assert(
    fc.property(words, words, fc.constantFrom(...before), (name, definition, [file, text]) => {
      const after = withTerm(file, text, { term: name, definition });
      const plain = (one: string): string => one.replace(/\s+/g, " ").trim();
      const { entries, problems } = readGlossaryFile(`file:///${file}`, after);
      expect(problems).toEqual([]);
      expect(entries[1]?.term).toEqual({ term: plain(name), definition: plain(definition) });
    }),
  );
});

it("in Markdown a term is read as it was added, whatever its words are", () => {
  const words = fc.stringMatching(/^[a-z][a-z*_`[\]<&|\\^$~-]{0,20}[a-z]$/);
  const before = ["- **a b**: c\n", "a b\n: c\n", "| Term | Meaning |\n|---|---|\n| a b | c |\n"];
  fc.assert(
    fc.property(words, words, fc.constantFrom(...before), (name, definition, text) => {
      const after = withTerm("house.glossary.md", text, { term: name, definition });
      const { entries } = readGlossaryFile("file:///house.glossary.md", after);
      expect(entries[1]?.term).toEqual({ term: name, definition });
    }),
  );
});

describe("a string is added to a list of the project file", () => {
  const path = ["terms", "accept"];
  it.each([
    ["an empty file", "", "terms:\n  accept:\n    - gran\n"],
    [
      "a file with other keys",
      "rules:\n  claim: off\n",
      "rules:\n  claim: off\nterms:\n  accept:\n    - gran\n",
    ],
    ["a file with other lists", "terms:\n  prefer: [a]\n", "terms:\n  prefer: [a]\n  accept:\n    - gran\n"],
    [
      "a key without a value",
      "terms:\n  accept:\nignore: [a]\n",
      "terms:\n  accept:\n    - gran\nignore: [a]\n",
    ],
    ["a list in brackets", "terms: \n  accept: [a, b]\n", "terms: \n  accept: [a, b, gran]\n"],
    ["an empty list in brackets", "terms:\n  accept: []\n", "terms:\n  accept: [gran]\n"],
    [
      "a list in lines",
      "terms:\n  accept:\n    - a # so\n  prefer: [b]\n",
      "terms:\n  accept:\n    - a # so\n    - gran\n  prefer: [b]\n",
    ],
    ["a list that has it", "terms:\n  accept: [gran]\n", "terms:\n  accept: [gran]\n"],
  ])("of %s", (_, before, after) => {
    expect(applyEdits(before, addedToList(before, path, "gran") ?? [])).toBe(after);
  });
  it("unless something else stands there", () => {
    expect(addedToList("terms: 3\n", path, "a")).toBeUndefined();
    expect(addedToList("terms: [\n", path, "a")).toBeUndefined();
  });
});
