import { analyse } from "../../model/analysis/analysis";
import { hasFigure } from "../../model/analysis/support";
import { phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import type { ProseContext } from "../../model/prose";
import type { SectionRole } from "../../model/section";
import type { ClaimRule } from "../claims/claim-rule";
import type { RawFinding } from "../rule";
import { isBacked, isOwn } from "./backing";
import { findingAt, insertCitation, isAsserted } from "./report";

/** Reports a difference called significant that stands with neither its estimate nor its source. */
export const significantWithoutFigure: ClaimRule = {
  declaration: {
    id: "support/significant-without-figure",
    summary: "A difference is called significant, with neither the estimate nor a source",
    why:
      "“Significantly” says that a test was passed, not how large the difference is or what was tested. " +
      "CONSORT asks for the estimated size of the effect and its precision.",
    sources: [
      {
        text: "CONSORT 2025, item 26: numbers analysed, outcomes and estimation",
        url: "https://www.consort-spirit.org/item-26-numbers-analysed",
      },
    ],
    severity: "hint",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "## Introduction\n\nThe infusion significantly improved survival in children.\n" },
        { text: "## Discussion\n\nRelapse was significantly lower with the combination.\n" },
      ],
      good: [
        {
          text: "## Introduction\n\nThe infusion significantly improved survival [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
        },
        {
          text: "## Discussion\n\nRelapse was significantly lower with the combination (12 % against 24 %).\n",
        },
        {
          text: "## Discussion\n\nIn our cohort, relapse was significantly lower.\n",
          note: "Given in the results.",
        },
        { text: "## Results\n\nRelapse was significantly lower with the combination.\n" },
        { text: "## Discussion\n\nRelapse was not significantly lower with the combination.\n" },
        { text: "## Introduction\n\nManufacture remains a significant challenge.\n" },
      ],
    },
  },
  check,
};

/** Where a difference is somebody else's: in results and abstract the figures stand nearby. */
const roles: ReadonlySet<SectionRole> = new Set(["introduction", "discussion", "conclusion"]);

const changes =
  "(improved | improves | improve | reduced | reduces | reduce | increased | increases | increase | prolonged | prolongs | prolong | lowered | lowers | lower | decreased | decreases | decrease | enhanced | enhances | enhance | extended | extends | better | worse | higher | longer | shorter | fewer | greater | superior)";

const index = phrasesWhenAsked(() =>
  [
    `[significantly ${changes} ..3 <outcome>]`,
    `<outcome> ..4 <be> [significantly ${changes}]`,
    `<outcome> ..4 ${changes} significantly`,
  ].map((pattern) => ({ node: compile(pattern), value: pattern })),
);

function check(context: ProseContext): readonly RawFinding[] {
  if (!roles.has(context.role) || context.heading) {
    return [];
  }
  const analysis = analyse(context);
  const claim = findPhrases(analysis.run, index).find(({ reported }) =>
    isAsserted(analysis, reported, "silent"),
  );
  if (claim === undefined || hasFigure(analysis) || isOwn(analysis) || isBacked(analysis)) {
    return [];
  }
  return [findingAt(analysis, claim.reported, message, [insertCitation(analysis)])];
}

function message(words: string): string {
  return (
    `“${words}” names a test and gives neither the difference nor its source. ` +
    "Add the estimate with its interval, or cite the study."
  );
}
