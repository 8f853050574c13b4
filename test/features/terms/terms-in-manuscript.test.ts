import { describe, expect, it } from "vitest";
import { exportedGlossary } from "../../../server/src/features/terms/glossary-export";
import { type ListedTerm, termsInManuscript } from "../../../server/src/features/terms/terms-in-manuscript";
import { usedAbbreviations } from "../../../server/src/features/terms/used-abbreviations";
import { termFixture } from "./glossary";

function termsIn(text: string): readonly ListedTerm[] {
  const { manuscript, glossary } = termFixture(text);
  return termsInManuscript(manuscript, glossary);
}

/** Checks the terms of a text, each as `term (abbreviation) ×count: words of its first use`. */
function checkTerms(text: string, ...expected: readonly string[]): void {
  const shown = termsIn(text).map(({ term, abbreviation, count, firstUse: { start, end } }) => {
    const short = abbreviation === undefined ? "" : ` (${abbreviation})`;
    return `${term}${short} ×${count}: ${text.slice(start, end)}`;
  });
  expect(shown).toEqual(expected);
}

describe("the terms of a manuscript", () => {
  it("come by first use, whatever their form", () => {
    checkTerms(
      "Granzymes of NK cells.\n\nA natural killer cell (NK cell) has granzyme.\n",
      "granzyme ×2: Granzymes",
      "natural killer cell (NK cell) ×3: NK cells",
    );
  });
  it("include abbreviations that only the manuscript explains", () => {
    checkTerms(
      "An utterly new thing (UNT) of NK cells. UNTs.\n",
      "utterly new thing (UNT) ×2: utterly new thing (UNT",
      "natural killer cell (NK cell) ×1: NK cells",
    );
  });
  it("name an introduced term once", () => {
    checkTerms("Natural killer (NK) cells kill. NK cells.\n", "natural killer cell (NK cell) ×2: NK");
  });
  it("leave out what nobody can tell, code and the reference list", () => {
    checkTerms("A CR, `granzyme`.\n\n## References\n\n1. Doe J. On granzyme. J Fiction. 2001.\n");
  });
});

function exported(text: string, options: { title: string; level: "student" | "expert" }): string {
  const { manuscript, glossary } = termFixture(text);
  return exportedGlossary(termsIn(text), usedAbbreviations(manuscript, glossary), options);
}

describe("the glossary of a manuscript", () => {
  it("explains its terms by the alphabet, and lists its abbreviations", () => {
    const text =
      "Granzymes of NK cells; an utterly new thing (UNT); metastases; transforming growth factor beta.\n";
    expect(exported(text, { title: "A *title*", level: "student" })).toBe(
      [
        "# Glossary of “A \\*title\\*”",
        "",
        "- **granzyme**: An enzyme in granules.",
        "- **metastasis**: A tumour that spread.",
        "- **natural killer cell** (NK cell): A white blood cell that kills without being taught.",
        "- **transforming growth factor beta**: A cytokine.",
        "",
        "## Abbreviations",
        "",
        "- NK cell: natural killer cell",
        "- UNT: utterly new thing",
        "",
      ].join("\n"),
    );
  });
  it("lists abbreviations as a glossary writes them out, and only those that the text uses", () => {
    const text = "Granzymes. Complete Response (CR): CR. TGF-β. An (odd)-like thing (OLT); OLT.\n";
    expect(exported(text, { title: "T", level: "student" })).toMatch(
      /## Abbreviations\n\n- CR: complete response\n- TGF-β: transforming growth factor beta\n$/,
    );
  });
  it("tells experts the details", () => {
    const expert = exported("NK cells.\n", { title: "T", level: "expert" });
    expect(expert).toContain("being taught.\n  It sees what is missing.\n");
  });
  it("says so when there is nothing to explain", () => {
    expect(exported("Nothing.\n", { title: "T", level: "student" })).toBe(
      "# Glossary of “T”\n\nNo glossary explains a term of this manuscript.\n",
    );
  });
});
