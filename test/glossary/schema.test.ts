import { glossary as validate } from "caveat:validators";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const entry = { term: "anchor cell", definition: "A cell that holds others in place." };

describe("a house glossary", () => {
  it.each([
    ["an entry with a term and a definition", { terms: [entry] }],
    ["no entries", { terms: [] }],
    ["a category of its own", { category: "worms", terms: [entry] }],
    ["no plural", { terms: [{ ...entry, plural: [] }] }],
    ["an odd plural", { terms: [{ ...entry, plural: "anchors" }] }],
    ["a form to avoid without a reason", { terms: [{ ...entry, deprecated: [{ form: "holder" }] }] }],
    ["a gene", { terms: [{ ...entry, gene: { symbol: "LIN3", hgnc: "HGNC:1", cd: "CD1a" } }] }],
  ])("may have %s", (_, content) => {
    expect(validate(content)).toBe(true);
  });

  it.each([
    ["a misspelt field", { terms: [{ ...entry, varients: ["holder"] }] }, "/terms/0"],
    ["an unknown field of the file", { entries: [], terms: [] }, ""],
    ["no terms", { category: "worms" }, ""],
    ["an entry without a definition", { terms: [{ term: "anchor cell" }] }, "/terms/0"],
    ["an empty definition", { terms: [{ ...entry, definition: " " }] }, "/terms/0/definition"],
    ["a text where a list belongs", { terms: [{ ...entry, variants: "holder" }] }, "/terms/0/variants"],
    ["an unknown part of speech", { terms: [{ ...entry, partOfSpeech: "thing" }] }, "/terms/0/partOfSpeech"],
    ["a gene without a symbol", { terms: [{ ...entry, gene: { hgnc: "HGNC:1" } }] }, "/terms/0/gene"],
    [
      "an identifier of another kind",
      { terms: [{ ...entry, gene: { symbol: "A", hgnc: "1" } }] },
      "/terms/0/gene/hgnc",
    ],
    [
      "a sense without cues",
      { terms: [{ ...entry, ambiguous: [{ sense: "boat" }] }] },
      "/terms/0/ambiguous/0",
    ],
  ])("may not have %s", (_, content, where) => {
    expect(validate(content)).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(where);
  });
});

it("describes every property, since hover and completion show it", () => {
  const schema: unknown = JSON.parse(
    readFileSync(new URL("../../glossary/schema/glossary.schema.json", import.meta.url), "utf8"),
  );
  expect(undescribed(schema, "")).toEqual([]);
  expect(undescribed({ properties: { term: { type: "string" } } }, "")).toEqual(["/properties/term"]);
});

/** The JSON pointers of the properties that a schema does not describe, at any depth. */
function undescribed(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const here = `${path}/${key}`;
    const bare =
      path.endsWith("/properties") && !(isObject(value) && typeof value["description"] === "string");
    return [...(bare ? [here] : []), ...undescribed(value, here)];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
