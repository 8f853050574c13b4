import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { abbreviationsIn, introduces, placeOf, royalSociety } from "./common";
import { isSameExpansion } from "./same-expansion";

/** A short form that stands for two things in one manuscript. */
export const conflictingExpansion: ManuscriptRule = {
  declaration: {
    id: "abbreviation/conflicting-expansion",
    summary: "An abbreviation stands for two different things",
    why: "A reader who meets it later can’t tell which of the two is meant.",
    sources: [
      royalSociety,
      {
        text: "Blood style guide, “Abbreviations”",
        url: "http://bloodjournal.hematologylibrary.org/authors/abbrev.dtl",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "A partial response (PR) was seen in two. The progesterone receptor (PR) was lost.\n",
        },
      ],
      good: [
        {
          text: "A partial response (PR) was seen in two. The progesterone receptor (PgR) was lost.\n",
        },
        {
          text: "## Abstract\n\nThe tumour microenvironment (TME) matters.\n\n## Introduction\n\nThe tumor micro-environment (TME) is acidic.\n",
          note: "The same, but for the spelling.",
        },
      ],
    },
  },

  check: (context) =>
    [...abbreviationsIn(context).introductionsByKey.values()].flatMap((all) => {
      const [first, ...others] = all.filter(({ scope }) => introduces(scope));
      return others.flatMap((other) =>
        first && !isSameExpansion(first.expansion, other.expansion) ? [finding(other, first)] : [],
      );
    }),
};

function finding(other: PlacedIntroduction, first: PlacedIntroduction): RawFinding {
  return {
    start: other.start,
    end: other.end,
    message:
      `“${other.short}” stands for “${other.expansion}” here and for “${first.expansion}” before. ` +
      "Give one of the two another short form, or spell it out.",
    fixes: [
      {
        title: `Write “${first.expansion}” here as well`,
        kind: "suggestion",
        edits: [{ span: other.expansionSpan, text: first.expansion }],
      },
    ],
    related: [placeOf(first)],
  };
}
