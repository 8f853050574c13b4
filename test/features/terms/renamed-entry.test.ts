import { describe, expect, it } from "vitest";
import { renamedInYaml } from "../../../server/src/features/terms/house-glossary/renamed";
import { renamedForm } from "../../../server/src/features/terms/rename-term";
import { readGlossaryFile } from "../../../server/src/model/glossary-file";
import { applyEdits } from "../../../server/src/text/span";

/** The text of a glossary after a form of its first entry got another name; undefined where it is not changed. */
function renamed(text: string, form: string, name: string): string | undefined {
  const [entry] = readGlossaryFile("file:///w/house.glossary.yaml", text).entries;
  const edit = entry && renamedInYaml(text, entry, form, name);
  return edit && applyEdits(text, [edit]);
}

const text = `# Ours.
terms:
  - term: banked cell # the usual name
    abbreviation: "BC"
    variants: [stored cell, 'kept cell']
    deprecated: [{ form: fridge cell }]
    definition: A banked cell is kept.
  - term: other cell
    related: [banked cell]
    definition: Another.
`;

describe("a form is renamed in its entry", () => {
  it.each([
    ["the term", "banked cell", "frozen cell", "term: frozen cell # the usual"],
    ["the abbreviation", "BC", "FC", "abbreviation: FC\n"],
    ["a variant", "stored cell", "frozen cell", "[frozen cell, 'kept cell']"],
    ["a quoted variant", "kept cell", "cell, frozen", '[stored cell, "cell, frozen"]'],
    ["to a name that has to be quoted", "banked cell", "cell: frozen", 'term: "cell: frozen" #'],
  ])("%s", (_, form, name, expected) => {
    const after = renamed(text, form, name);
    expect(after).toContain(expected);
    expect(after?.split("\n").length).toBe(text.split("\n").length);
    const [entry] = readGlossaryFile("file:///w/house.glossary.yaml", after ?? "").entries;
    expect(JSON.stringify(entry?.term)).toContain(name);
  });
  it.each([
    ["that is deprecated", text, "fridge cell"],
    ["in braces", "terms: [{ term: banked cell, definition: A cell. }]\n", "banked cell"],
    ["over two lines", "terms:\n  - term: banked\n      cell\n    definition: A cell.\n", "banked cell"],
    ["in JSON", '{ "terms": [{ "term": "banked cell", "definition": "A cell." }] }', "banked cell"],
  ])("but not one %s", (_, glossary, form) => {
    expect(renamed(glossary, form, "frozen cell")).toBeUndefined();
  });
  it("not in another entry, where the file has changed", () => {
    const [entry] = readGlossaryFile("file:///w/house.glossary.yaml", text).entries;
    const other = text.replace("A banked cell is kept.", "Something else.");
    expect(entry && renamedInYaml(other, entry, "banked cell", "x")).toBeUndefined();
  });
});

it("a new name in a glossary is in the singular, without the capital of a sentence", () => {
  const form = "banked cell";
  expect(renamedForm({ form, words: "Banked cells" }, "Frozen cells")).toBe("frozen cell");
  expect(renamedForm({ form, words: "banked cell" }, " DNA  cell ")).toBe("DNA cell");
  expect(renamedForm({ form: "BC", words: "BCs" }, "FCs")).toBe("FC");
});
