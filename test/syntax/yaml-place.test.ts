import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yamlPlaceAt } from "../../server/src/syntax/yaml-place";

/** Checks what stands at the cursor: `kind path: text`, with the siblings in brackets. */
function checkPlace(marked: string, expected: string | undefined): void {
  const offset = marked.indexOf("<|>");
  const place = yamlPlaceAt(marked.replace("<|>", ""), offset);
  const shown = place && `${place.kind} ${place.path.join(".")}: ${place.text} [${place.siblings.join(" ")}]`;
  expect(shown).toBe(expected);
}

describe("a place in YAML", () => {
  it.each([
    ["a key of the file", "ter<|>", "key : ter []"],
    ["a key of an item", "terms:\n  - term: a\n    rel<|>\n", "key terms: rel [term]"],
    [
      "the first key of an item",
      "terms:\n  - te<|>\n    definition: b\n  - term: c\n",
      "key terms: te [definition]",
    ],
    [
      "a key of an item without indentation",
      "terms:\n- term: a\n  rel<|>\n  plural: b\n",
      "key terms: rel [term plural]",
    ],
    [
      "a key further in",
      "terms:\n  - term: a\n    deprecated:\n      - form: b\n        rea<|>\n",
      "key terms.deprecated: rea [form]",
    ],
    [
      "a key in braces",
      "terms:\n  - term: a\n    deprecated:\n      - { form: b, rea<|> }\n",
      "key terms.deprecated: rea [form]",
    ],
    ["a key in braces behind its own key", "terms:\n  - gene: { sym<|>\n", "key terms.gene: sym []"],
    ["a blank line", "terms:\n  - term: a\n    <|>\n    definition: b\n", "key terms:  [term definition]"],
    ["a value", "terms:\n  - partOfSpeech: no<|>un\n", "value terms.partOfSpeech: noun []"],
    ["a value in quotes", 'terms:\n  - category: "ce<|>ll"\n', "value terms.category: cell []"],
    [
      "a value in a list in brackets",
      "terms:\n  - related: [a b, gr<|>an, c]\n",
      "value terms.related: gran []",
    ],
    [
      "a value in a list in lines",
      "terms:\n  - term: a\n    related:\n      - gr<|>\n",
      "key terms.related: gr []",
    ],
    [
      "a value in braces",
      "terms:\n  - notToBeConfusedWith:\n      - { term: gr<|>, why: b }\n",
      "value terms.notToBeConfusedWith.term: gr []",
    ],
    ["a comment", "terms:\n  # ter<|>\n", undefined],
  ])("is %s", (_, marked, expected) => {
    checkPlace(marked, expected);
  });
  it("is found or not, and nothing throws, in any text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("terms:", "\n", "  ", "- ", "a: ", "b", "[", "{", "}", "]", ",", "#", '"', "\r\n"),
          { maxLength: 30 },
        ),
        fc.nat(60),
        (parts, at) => {
          const text = parts.join("");
          const offset = Math.min(at, text.length);
          const place = yamlPlaceAt(text, offset);
          if (place)
            expect(place.start <= offset && offset <= place.end && place.end <= text.length).toBe(true);
        },
      ),
    );
  });
});
