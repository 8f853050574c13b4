import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPlaceAt } from "../../server/src/syntax/json-place";

/** Checks what stands at the cursor: `kind path: text`, with the siblings in brackets. */
function checkPlace(marked: string, expected: string | undefined): void {
  const offset = marked.indexOf("<|>");
  const place = jsonPlaceAt(marked.replace("<|>", ""), offset);
  const shown = place && `${place.kind} ${place.path.join(".")}: ${place.text} [${place.siblings.join(" ")}]`;
  expect(shown).toBe(expected);
}

describe("a place in JSON", () => {
  it.each([
    ["a key of the file", '{ "ter<|>" }', "key : ter []"],
    ["a key without quotation marks", "{ ter<|> }", "key : ter []"],
    ["a key that is not closed", '{ "ter<|>\n}', "key : ter []"],
    ["a blank in the braces", '{ <|> "terms": [] }', "key :  [terms]"],
    ["a key of an item", '{ "terms": [{ "term": "a", "rel<|>" }] }', "key terms: rel [term]"],
    [
      "the first key of an item",
      '{ "terms": [{ "te<|>", "definition": "b" }, { "term": "c" }] }',
      "key terms: te [definition]",
    ],
    [
      "a key in front of others, of which one nests further",
      '{ "terms": [{ <|>"gene": { "symbol": "A" }, "definition": "b" }] }',
      "key terms:  [gene definition]",
    ],
    ["a key further in", '{ "terms": [{ "gene": { "sym<|>" } }] }', "key terms.gene: sym []"],
    ["a value", '{ "terms": [{ "partOfSpeech": "no<|>un" }] }', "value terms.partOfSpeech: noun []"],
    ["a blank behind a colon", '{ "terms": [{ "partOfSpeech": <|> }] }', "value terms.partOfSpeech:  []"],
    ["a value in a list", '{ "terms": [{ "related": ["a b", "gr<|>an"] }] }', "value terms.related: gran []"],
    ["nothing behind a key", '{ "terms" <|> }', undefined],
    ["nothing behind a value", '{ "terms": [] <|> }', undefined],
    ["nothing outside the braces", "<|>{}", undefined],
    ["nothing in an empty file", "<|>", undefined],
  ])("is %s", (_, marked, expected) => {
    checkPlace(marked, expected);
  });
  it("is found or not, and nothing throws, in any text", () => {
    const part = fc.constantFrom(
      '"',
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\n",
      " ",
      "a",
      "\\",
      '"b"',
      '{"a":',
      "}}]",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(60), (parts, at) => {
        const text = parts.join("");
        const offset = Math.min(at, text.length);
        const place = jsonPlaceAt(text, offset);
        if (place)
          expect(place.start <= offset && offset <= place.end && place.end <= text.length).toBe(true);
      }),
    );
  });
});
