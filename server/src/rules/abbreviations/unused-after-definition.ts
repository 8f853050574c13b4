import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import type { Fix } from "../../model/finding";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  byScope,
  isUsed,
  isWhole,
  royalSociety,
  scopeName,
  withoutShortForm,
} from "./common";

/** A short form that is introduced and never used. */
export const unusedAfterDefinition: ManuscriptRule = {
  declaration: {
    id: "abbreviation/unused-after-definition",
    summary: "An abbreviation is introduced and never used",
    why: "Readers learn it for nothing. An abstract that never uses it needs no introduction of its own.",
    sources: [royalSociety, asmJournals],
    severity: "information",
    fix: "safe",
    examples: {
      bad: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) was not seen in any of the four patients.\n",
        },
      ],
      good: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare. CRS was not seen. Nobody expected CRS.\n",
        },
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare.\n\n| CRS | grade |\n|---|---|\n| 1 | 2 |\n",
          note: "A table uses it.",
        },
      ],
    },
  },

  check: (context) => {
    if (!isWhole(context.manuscript)) return [];
    const abbreviations = abbreviationsIn(context);
    return [...abbreviations.introductionsByKey.values()].flatMap((all) =>
      byScope(all).flatMap(([first]) =>
        // Where the short form comes first, it is used there.
        first?.order === "expansion first" && first.scope.kind !== "display" && !isUsed(first, abbreviations)
          ? [finding(first, context.manuscript.text)]
          : [],
      ),
    );
  },
};

function finding(introduction: PlacedIntroduction, text: string): RawFinding {
  const { shortSpan, short, scope } = introduction;
  const edit = withoutShortForm(introduction, text);
  const fixes: Fix[] = edit ? [{ title: `Leave “(${short})” out`, kind: "safe", edits: [edit] }] : [];
  return {
    start: shortSpan.start,
    end: shortSpan.end,
    message: `“${short}” is introduced and never used in ${scopeName(scope)}. Leave it out, or use it.`,
    fixes,
    // Of a protein, both names are often given once.
    ...(scope.kind === "abstract" || /\d/.test(short) ? { severity: "hint" as const } : {}),
    tags: ["unnecessary"],
  };
}
