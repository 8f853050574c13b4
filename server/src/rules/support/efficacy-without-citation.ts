import { analyse } from "../../model/analysis/analysis";
import { hasFigure } from "../../model/analysis/support";
import { phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import type { WordRange } from "../../model/phrases/word-run";
import type { ProseContext } from "../../model/prose";
import type { SectionRole } from "../../model/section";
import type { ClaimRule } from "../claims/claim-rule";
import type { RawFinding } from "../rule";
import { isBacked, isOwn } from "./backing";
import { findingAt, insertCitation, isAsserted } from "./report";

/** Reports the statement that a therapy works which no citation supports. */
export const efficacyWithoutCitation: ClaimRule = {
  declaration: {
    id: "support/efficacy-without-citation",
    summary: "A statement of efficacy without a citation",
    why:
      "That a therapy works is a finding of somebody’s study. " +
      "Without the citation the reader can’t see which, in whom, or how well it was done.",
    sources: [
      {
        text: "Bahadoran et al., The Principles of Biomedical Scientific Writing: Citation, Int J Endocrinol Metab 2020;18:e102622",
        url: "https://doi.org/10.5812/ijem.102622",
      },
    ],
    severity: "hint",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "## Introduction\n\nCAR-T therapy prolongs survival in relapsed lymphoma.\n" },
        { text: "## Discussion\n\nNK cells effectively eliminate leukaemic stem cells.\n" },
        { text: "## Introduction\n\nThe combination has improved outcomes in children.\n" },
      ],
      good: [
        {
          text: "## Introduction\n\nCAR-T therapy prolongs survival in relapsed lymphoma [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
        },
        { text: "## Introduction\n\nCAR-T therapy may prolong survival in relapsed lymphoma.\n" },
        { text: "## Introduction\n\nIt is unknown whether CAR-T therapy prolongs survival.\n" },
        { text: "## Discussion\n\nIn our cohort, the combination has improved outcomes.\n" },
        { text: "## Results\n\nThe infusion prolongs survival.\n" },
        { text: "## Introduction\n\nCAR-T therapy does not prolong survival.\n" },
      ],
    },
  },
  check,
};

const roles: ReadonlySet<SectionRole> = new Set(["introduction", "discussion", "conclusion", "other"]);

const agent =
  "(<therapy> | nk cells | car t cells | car nk cells | t cells | car t | car nk | antibody | antibodies | inhibitor | inhibitors | vaccination | transplantation | infusion | infusions | chemotherapy | radiotherapy | combination)";
const gain =
  "(survival | outcome | outcomes | remission | remissions | prognosis | recovery | symptoms | mortality | relapse | recurrence | hospitalisation | hospitalisations | progression)";
const target =
  "(<cancer> | tumour cells | cancer cells | cancer stem cells | leukaemic cells | leukaemic stem cells | leukaemia cells | stem cells | malignant cells | infected cells)";

/** Who does what to whom, in the present or the perfect: a report in the past tense is somebody's result. */
const assertions = [
  `${agent} ..5 [(improves | improve | prolongs | prolong | extends | extend | increases | increase | enhances | enhance | reduces | reduce | lowers | lower | prevents | prevent | induces | induce | achieves | achieve) ..3 ${gain}]`,
  `${agent} ..5 [(has | have) ..1 (improved | prolonged | extended | increased | enhanced | reduced | lowered | prevented | induced | achieved) ..3 ${gain}]`,
  `${agent} ..2 [(effectively | efficiently | potently | successfully | specifically | selectively | rapidly) (kill | kills | eliminate | eliminates | lyse | lyses | eradicate | eradicates | destroy | destroys | clear | clears | control | controls | target | targets) ..3 ${target}]`,
];

/** An aim ("strategies to improve survival") or a mere description ("drugs that improve survival") asserts nothing. */
const notAsserted = [
  "(to | that | could | would | will | should) ..1 (improve | prolong | extend | increase | enhance | reduce | lower | prevent | induce | achieve | kill | eliminate | lyse | eradicate | destroy | clear | control | target)",
  "that (improves | prolongs | extends | increases | enhances | reduces | lowers | prevents | induces | achieves)",
];

const index = phrasesWhenAsked(() => [
  ...assertions.map((pattern) => ({ node: compile(pattern), value: "assertion" as const })),
  ...notAsserted.map((pattern) => ({ node: compile(pattern), value: "none" as const })),
]);

function check(context: ProseContext): readonly RawFinding[] {
  if (!roles.has(context.role) || context.heading) {
    return [];
  }
  const analysis = analyse(context);
  const found = findPhrases(analysis.run, index);
  const ends = new Set(found.filter(({ value }) => value === "none").map(({ range }) => range.end));
  const claim = found.find(
    ({ value, reported }) =>
      value === "assertion" && !isWithin(ends, reported) && isAsserted(analysis, reported, "silent"),
  );
  if (claim === undefined || hasFigure(analysis) || isOwn(analysis) || isBacked(analysis)) {
    return [];
  }
  return [findingAt(analysis, claim.reported, message, [insertCitation(analysis)])];
}

function isWithin(ends: ReadonlySet<number>, { first, end }: WordRange): boolean {
  return Array.from({ length: end - first }, (_, index) => first + index + 1).some((place) =>
    ends.has(place),
  );
}

function message(words: string): string {
  return (
    `“${words}” says that a therapy works, and nothing is cited here, in the sentence before or after. ` +
    "Cite the study that showed it, or write that it may."
  );
}
