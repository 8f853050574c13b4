import type { AbbreviationUse, PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { withoutShortForm } from "../../model/abbreviations/rewriting";
import { writtenOut } from "../../model/abbreviations/written-out";
import type { Manuscript } from "../../model/manuscript";
import { writtenAt } from "../../text/sentence-words";
import { areApart } from "../../text/span";
import { gathered } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  byScope,
  isWhole,
  keysInStep,
  placeOf,
  royalSociety,
  scopeName,
  usesFor,
} from "./common";
import { isOwn, numbered, plainExpansion, spanOf } from "./introducing";

/** A short form that is used a single time behind its introduction. */
export const usedOnce: ManuscriptRule = {
  declaration: {
    id: "abbreviation/used-once",
    summary: "An abbreviation is used only once after its introduction",
    why:
      "Written out twice, it costs readers less than a short form that they have to remember for one place. " +
      "Journals ask for three uses or so before a short form is worth it.",
    sources: [asmJournals, royalSociety],
    severity: "hint",
    fix: "suggestion",
    unfixed:
      "None is offered where a formula is part of the short form, or where it and its expansion are not neighbours.",
    examples: {
      bad: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare. In this trial CRS was not seen.\n",
        },
      ],
      good: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare. CRS was not seen, and nobody expected CRS.\n",
        },
      ],
    },
  },

  *check(context) {
    if (!isWhole(context.manuscript)) return [];
    const abbreviations = abbreviationsIn(context);
    const spelled = new Set(writtenOut(context.manuscript).map(({ introduction }) => introduction));
    return yield* gathered([...abbreviations.introductionsByKey.values()], keysInStep, (all) =>
      byScope(all).flatMap(([first, again]) => {
        // Where it is introduced or written out again as well, it is worth its short form, and other rules say so.
        if (!first || again || spelled.has(first)) return [];
        if (first.order !== "expansion first" || first.scope.kind === "display") return [];
        const [use, another] = usesFor(first, abbreviations);
        return use && !another && isOwn(use) ? [finding(use, first, context.manuscript)] : [];
      }),
    );
  },
};

function finding(use: AbbreviationUse, introduction: PlacedIntroduction, manuscript: Manuscript): RawFinding {
  const { text } = manuscript;
  const { short, scope } = introduction;
  const expansion = plainExpansion(introduction, text);
  const removed = withoutShortForm(introduction, text);
  const span = spanOf(use, manuscript);
  const edits =
    removed && span ? [removed, ...writtenAt(text, { span, text: numbered(expansion, use) })] : [];
  const title = `Write “${expansion}” in both places`;
  return {
    start: use.start,
    end: use.end,
    message: `“${short}” is used only this once in ${scopeName(scope)}. Write “${expansion}” out.`,
    fixes: edits.length > 0 && areApart(edits) ? [{ title, kind: "suggestion", edits }] : [],
    related: [placeOf(introduction)],
  };
}
