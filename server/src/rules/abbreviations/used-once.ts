import type { AbbreviationUse, PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { writtenOut } from "../../model/abbreviations/written-out";
import type { Fix } from "../../model/finding";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  byScope,
  isWhole,
  placeOf,
  royalSociety,
  scopeName,
  usesFor,
  withinSentence,
  withoutShortForm,
} from "./common";

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

  check: (context) => {
    if (!isWhole(context.manuscript)) return [];
    const abbreviations = abbreviationsIn(context);
    const spelled = new Set(writtenOut(context.manuscript).map(({ introduction }) => introduction));
    return [...abbreviations.introductionsByKey.values()].flatMap((all) =>
      byScope(all).flatMap(([first]) => {
        // Where it is also written out, it is worth its short form, and "expanded-again" says so.
        if (first && spelled.has(first)) return [];
        if (first?.order !== "expansion first" || first.scope.kind === "display") return [];
        const [use, another] = usesFor(first, abbreviations);
        return use && !another ? [finding(use, first, context.manuscript.text)] : [];
      }),
    );
  },
};

function finding(use: AbbreviationUse, introduction: PlacedIntroduction, text: string): RawFinding {
  const { short, scope } = introduction;
  const expansion = withinSentence(introduction.expansion);
  const edit = withoutShortForm(introduction, text);
  const written = use.plural && !expansion.endsWith("s") ? `${expansion}s` : expansion;
  const span = { start: use.start, end: use.end + (use.plural ? 1 : 0) };
  const fixes: Fix[] =
    edit && !use.nested
      ? [
          {
            title: `Write “${expansion}” in both places`,
            kind: "suggestion",
            edits: [edit, { span, text: written }],
          },
        ]
      : [];
  return {
    start: use.start,
    end: use.end,
    message: `“${short}” is used only this once in ${scopeName(scope)}. Write “${expansion}” out.`,
    fixes,
    related: [placeOf(introduction)],
  };
}
