import { analyse, type SentenceAnalysis } from "../../model/analysis/analysis";
import { phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import type { ProseContext } from "../../model/prose";
import type { SectionRole } from "../../model/section";
import type { ClaimRule } from "../claims/claim-rule";
import type { RawFinding } from "../rule";
import { isBacked, isOwn } from "./backing";
import { findingAt, insertCitation, isAsserted } from "./report";

/** Reports a figure that must come from somewhere, where neither its sentence nor its neighbours say from where. */
export const statisticWithoutSource: ClaimRule = {
  declaration: {
    id: "support/statistic-without-source",
    summary: "A statistic without a source",
    why:
      "A figure without a source can’t be checked, and is repeated from paper to paper until nobody knows where it came from. " +
      "A citation supports the statement, gives credit, and shows the reader where to look.",
    sources: [
      {
        text: "Bahadoran et al., The Principles of Biomedical Scientific Writing: Citation, Int J Endocrinol Metab 2020;18:e102622",
        url: "https://doi.org/10.5812/ijem.102622",
      },
    ],
    severity: "information",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "## Introduction\n\nResponse rates reach 73 % in relapsed lymphoma.\n" },
        { text: "## Discussion\n\nThe median survival of patients with this tumour is 14 months.\n" },
        { text: "## Background\n\nThe disease affects one in 5000 newborns.\n" },
      ],
      good: [
        {
          text: "## Introduction\n\nResponse rates reach 73 % in relapsed lymphoma [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
        },
        {
          text: "## Introduction\n\nResponse rates reach 73 %. Doe reported this in 2020 [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
          note: "The next sentence cites the source.",
        },
        {
          text: "## Discussion\n\nIn our cohort, 73 % of the patients responded.\n",
          note: "The authors’ own figure.",
        },
        { text: "## Results\n\nOf the patients, 73 % responded.\n" },
        { text: "## Discussion\n\nThe study had 80 % power at a significance level of 5 %.\n" },
        { text: "## Discussion\n\nCells grow best at 5 % CO~2~ with 10 % FBS.\n" },
        { text: "## Discussion\n\nDoes the response rate reach 73 %?\n" },
      ],
    },
  },
  check,
};

/** Sections in which a figure is likely somebody else's; in results, methods and the abstract it is the authors' own. */
const roles: ReadonlySet<SectionRole> = new Set(["introduction", "discussion", "conclusion"]);

const figures = [
  "#%",
  "(hazard | odds | risk | rate) ratio ..3 #",
  "(hr | rr) ..1 #",
  "(survival | life expectancy | duration of response) ..6 [# (months | years | weeks)]",
  "(one | 1) in (# | two | three | four | five | six | seven | eight | nine | ten | twenty)",
  "# per #",
  "# (million | billion)? ..1 (new | annual) (cases | deaths | diagnoses | infections)",
  "# (million | billion)? (people | patients | adults | children | women | men | deaths | cases | individuals) ..2 (worldwide | globally | annually | yearly | each year | every year | per year | a year)",
  "# (million | billion) (people | patients | adults | children | women | men | deaths | cases | individuals)",
];

/** What a figure must be about where no heading says what the section is for: it may as well hold the authors' own results. */
const population = phrasesWhenAsked(() =>
  [
    "<patients>",
    "(survival | mortality | incidence | prevalence | response rate | response rates | remission | newborns | infants | population)",
  ].map((pattern) => ({ node: compile(pattern), value: pattern })),
);

/** A report of what happened in one study, under a heading that does not say whose. */
const past = new Set(["was", "were", "had", "did"]);

/** Figures that are conventions, settings or arithmetic rather than observations. */
const conventions = [
  "#% (confidence | credible | credibility | prediction | ci | cis | interval | intervals | hdi | power | level | threshold | cutoff)",
  "(power | confidence | threshold | thresholds | cutoff | cut off | alpha | significance | significance level | fdr | level) (of | at | was | were | is | to | set)? ..2 #%",
  "#% (co2 | co | o2 | oxygen | n2 | fbs | fcs | bsa | serum | ethanol | methanol | agarose | agar | glucose | glycerol | dmso | sds | tween | triton | paraformaldehyde | formaldehyde | formalin | pfa | saline | sucrose | humidity | confluence | confluent | v | w | acetonitrile | dextrose | isoflurane | bleach | hypochlorite)",
  "#% ..1 (identity | similarity | homology)",
  "#% ..3 (variance | variation | quantile | quantiles | percentile | percentiles)",
  "#% of the (data | variance | samples)",
  "~define as ..4 #%",
];

const index = phrasesWhenAsked(() => [
  ...figures.map((pattern) => ({ node: compile(pattern), value: "figure" as const })),
  ...conventions.map((pattern) => ({ node: compile(pattern), value: "convention" as const })),
]);

function check(context: ProseContext): readonly RawFinding[] {
  const analysis = analyse(context);
  if (context.heading || !mayBeBorrowed(analysis)) {
    return [];
  }
  const found = findPhrases(analysis.run, index);
  const conventional = found.filter(({ value }) => value === "convention");
  const figure = found.find(
    ({ value, range, reported }) =>
      value === "figure" &&
      !conventional.some((one) => one.range.first < range.end && range.first < one.range.end) &&
      isAsserted(analysis, reported, "keep"),
  );
  if (figure === undefined || isOwn(analysis) || isBacked(analysis)) {
    return [];
  }
  return [findingAt(analysis, figure.reported, message, [insertCitation(analysis)])];
}

function mayBeBorrowed({ context: { role }, run }: SentenceAnalysis): boolean {
  const general = findPhrases(run, population).length > 0 && !run.words.some(({ lower }) => past.has(lower));
  return roles.has(role) || (role === "other" && general);
}

function message(words: string): string {
  return (
    `No source is given for “${words}”: nothing is cited in this sentence, the one before or the one after. ` +
    "Cite where the figure comes from, or say that it is your own."
  );
}
