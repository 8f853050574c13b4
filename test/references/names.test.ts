import { describe, expect, it } from "vitest";
import { namesInBibtex } from "../../server/src/model/names";

/** Names as "family | given | suffix", a literal in braces; "…" for more. */
function written(source: string): string {
  const { names, more } = namesInBibtex(source);
  const shown = names.map((name) =>
    "literal" in name
      ? `{${name.literal}}`
      : [name.family, name.given, name.suffix].filter(Boolean).join(" | "),
  );
  return [...shown, ...(more ? ["…"] : [])].join(" & ");
}

describe("names in a BibTeX field", () => {
  it.each([
    ["Doe, Jane", "Doe | Jane"],
    ["Jane Doe", "Doe | Jane"],
    ["Jane Mary Doe", "Doe | Jane Mary"],
    ["Doe, Jane and Roe, Richard", "Doe | Jane & Roe | Richard"],
    ["Doe, Jane\n  AND Roe, Richard", "Doe | Jane & Roe | Richard"],
    ["van der Berg, Jan", "van der Berg | Jan"],
    ["Jan van der Berg", "van der Berg | Jan"],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      "de la Vallée Poussin | Charles Louis Xavier Joseph",
    ],
    ["Doe, Jr., John", "Doe | John | Jr."],
    ["von Doe, III, John", "von Doe | John | III"],
    ["Plato", "Plato"],
    ["Dos Santos, Ana", "Dos Santos | Ana"],
    ["Ana {Dos Santos}", "Dos Santos | Ana"],
    ["{Example Study Group}", "{Example Study Group}"],
    ["{Barnes and Noble} and Doe, Jane", "{Barnes and Noble} & Doe | Jane"],
    ["{\\'E}mile Zola", "Zola | Émile"],
    ["{\\'e}mile zola", "émile zola"],
    ["{\\O}rsted, {\\AA}se", "Ørsted | Åse"],
    ["Doe, Jane and others", "Doe | Jane & …"],
    ["others", "…"],
    ["family=Berg, given=Jan, prefix=van der", "van der Berg | Jan"],
    ["J.~R. Doe", "Doe | J. R."],
    ["Anderson, Ann and Sandy Sanders", "Anderson | Ann & Sanders | Sandy"],
    ["Doe,", "Doe"],
    [", Jane", "Jane"],
    [" and ", ""],
    ["", ""],
  ])("%s", (source, expected) => {
    expect(written(source)).toBe(expected);
  });
});
