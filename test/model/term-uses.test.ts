import fc from "fast-check";
import { expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { type TermUse, termUses } from "../../server/src/model/term-uses";
import { houseGlossary } from "../features/terms/glossary";

function shown(uses: readonly TermUse[]): unknown {
  return uses.map(({ start, end, meanings }) => [start, end, meanings.map(({ entry }) => entry.term.term)]);
}

const piece = fc.constantFrom(
  "A complete response (CR) was seen.\n\n",
  "A conserved region (CR) was seen.\n\n",
  "A CR of NK cells.\n\n",
  "Natural killer cells (NK cells) have granzyme.\n\n",
  "# References\n\n1. Doe J. On granzyme. J Fiction. 2001.\n\n",
  "# Methods\n\n",
  "Nothing here.\n\n",
);

it("the uses of terms after an edit are those of a fresh text", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), (before, after) => {
      const first = manuscriptOf(before.join(""));
      termUses(first, houseGlossary);
      const text = after.join("");
      const edited = termUses(manuscriptOf(text, first), houseGlossary);
      expect(shown(edited)).toEqual(shown(termUses(manuscriptOf(text), houseGlossary)));
    }),
  );
});
