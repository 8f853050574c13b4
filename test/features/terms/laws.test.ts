import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termActionsAt } from "../../../server/src/features/terms/actions";
import { renameTerm, termRenamePlaceAt } from "../../../server/src/features/terms/rename-term";
import { termsOnOffer } from "../../../server/src/features/terms/term-completion";
import { termDefinitionsAt } from "../../../server/src/features/terms/term-definition";
import { termHighlightsAt } from "../../../server/src/features/terms/term-references";
import { termTokens } from "../../../server/src/features/terms/term-tokens";
import { termsInManuscript } from "../../../server/src/features/terms/terms-in-manuscript";
import { manuscriptOf } from "../../../server/src/model/manuscript";
import { applyEdits } from "../../../server/src/text/span";
import { houseGlossary } from "./glossary";

const piece = fc.constantFrom(
  "natural killer cells",
  "natural **killer** cell",
  "NK cells (natural killer cells)",
  " (NK cell)",
  "NK",
  "TGF- $\\beta$",
  "TGF-&beta;",
  "an utterly new thing (UNT)",
  "UNTs",
  "CR",
  "[NK cell](http://a.b)",
  "killer lymphocyte",
  "`NK cell`",
  ":gran",
  " ",
  ". ",
  "\n",
  "\n\n",
  "\r\n\r\n",
  "# ",
  "- ",
  "| a | NK cell |\n|---|---|\n",
  "## Abbreviations\n\n",
  "# Abstract\n\n",
  "# References\n\n1. Doe J. On granzyme. J Fiction. 2001.\n\n",
  "🧬",
);
const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));

describe("in any text and at any place", () => {
  it("nothing throws, and edits lie within the text without overlapping", () => {
    fc.assert(
      fc.property(texts, fc.nat(200), (text, at) => {
        const offset = Math.min(at, text.length);
        const manuscript = manuscriptOf(text);
        const sources = { manuscript, glossary: houseGlossary };
        for (const { edits } of termActionsAt(
          { start: offset, end: offset },
          manuscript,
          houseGlossary,
          [],
        )) {
          expect(applyEdits(text, edits)).not.toBe(text);
        }
        for (const { place, inserted } of termsOnOffer(offset, sources)?.terms ?? []) {
          expect(place.end).toBe(offset);
          applyEdits(text, [{ span: place, text: inserted }]);
        }
        const place = termRenamePlaceAt(offset, manuscript, houseGlossary);
        if (place && !("refused" in place)) {
          const edits = renameTerm(place, "wholly other", manuscript, houseGlossary);
          if (!("refused" in edits)) expect(applyEdits(text, edits)).toContain("holly other");
        }
        const spans = [
          ...termHighlightsAt(offset, manuscript, houseGlossary),
          ...termTokens({ start: 0, end: text.length }, manuscript, houseGlossary, "all"),
          ...termsInManuscript(manuscript, houseGlossary).map(({ firstUse }) => firstUse),
          ...[termDefinitionsAt(offset, manuscript, houseGlossary) ?? { start: 0, end: 1 }],
        ];
        for (const { start, end } of spans) expect(start < end && end <= Math.max(1, text.length)).toBe(true);
      }),
    );
  });
});
