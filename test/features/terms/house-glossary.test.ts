import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedTerm, type NewTerm, newGlossary } from "../../../server/src/features/terms/house-glossary";
import { readGlossaryFile } from "../../../server/src/model/glossary-file";
import { parseYaml } from "../../../server/src/syntax/yaml";
import { addedToList } from "../../../server/src/syntax/yaml-edit";
import { applyEdits } from "../../../server/src/text/span";

const term: NewTerm = { term: "new thing", definition: "It is new: a thing.", abbreviation: "NT" };
const entry = '- term: new thing\n    abbreviation: NT\n    definition: "It is new: a thing."';

function withTerm(text: string, added = term): string {
  const edit = addedTerm(text, added);
  return "refused" in edit ? edit.refused : applyEdits(text, [edit]);
}

/** Checks the file after the term was added, which then has it as its last. */
function checkAdded(before: string, after: string): void {
  const text = withTerm(before);
  expect(text).toBe(after);
  const { entries, problems } = readGlossaryFile("file:///house.glossary.yaml", text);
  expect(problems).toEqual([]);
  expect(entries.at(-1)?.term).toMatchObject(term);
}

describe("a term is added to the house glossary", () => {
  it("after the last one, as deep as that stands", () => {
    checkAdded(
      "terms:\n  - term: a\n    definition: b\n# end\n",
      `terms:\n  - term: a\n    definition: b\n  ${entry}\n# end\n`,
    );
    checkAdded(
      "terms:\n- term: a\n  definition: b",
      `terms:\n- term: a\n  definition: b\n${entry.replaceAll("\n    ", "\n  ")}\n`,
    );
  });
  it("in a file without terms, and in an empty one", () => {
    checkAdded("category: x\nterms:\n", `category: x\nterms:\n  ${entry}\n`);
    checkAdded("category: x\n", `category: x\nterms:\n  ${entry}\n`);
    checkAdded("# nothing yet\n", `# nothing yet\nterms:\n  ${entry}\n`);
  });
  it("before a comment behind it, and with the file's line breaks", () => {
    expect(withTerm("terms:\r\n  - term: a\r\n    definition: b\r\n")).toBe(
      `terms:\r\n  - term: a\r\n    definition: b\r\n  ${entry.replaceAll("\n", "\r\n")}\r\n`,
    );
  });
  it("in a file of its own", () => {
    checkAdded(
      newGlossary({ term: "a", definition: "b" }),
      `# The terms of this project.\nterms:\n  - term: a\n    definition: b\n  ${entry}\n`,
    );
  });
  it("not where the file has a fault or another form", () => {
    expect(withTerm("terms: [\n")).toMatch(/has a fault/);
    expect(withTerm("terms: [{ term: a, definition: b }]\n")).toMatch(/line by line/);
    expect(withTerm("- a\n")).toMatch(/line by line/);
  });
  it("whatever its words are", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (name, definition) => {
        fc.pre(/\S/.test(name) && /\S/.test(definition));
        const text = withTerm("terms:\n  - term: a\n    definition: b\n", { term: name, definition });
        const { data } = parseYaml(text).value;
        const plain = (words: string): string => words.replace(/\s+/g, " ").trim();
        expect((data as { terms: unknown[] }).terms[1]).toEqual({
          term: plain(name),
          definition: plain(definition),
        });
      }),
    );
  });
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
