import { analyse } from "../../model/analysis/analysis";
import { phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import type { ProseContext } from "../../model/prose";
import type { ClaimRule } from "../claims/claim-rule";
import type { RawFinding } from "../rule";
import { findingAt, isAsserted } from "./report";

/** Reports a relative change of a risk that stands without the risks themselves. */
export const relativeWithoutAbsolute: ClaimRule = {
  declaration: {
    id: "support/relative-without-absolute",
    summary: "A relative risk without the absolute risk",
    why:
      "“25 % fewer deaths” may be 4 % instead of 3 %: both say the same, and the first sounds like much more. " +
      "The reader needs the risk that was changed in order to weigh the change. " +
      "The ABPI Code demands that a relative risk never stands without the absolute risk, and CONSORT asks for both.",
    sources: [
      {
        text: "ABPI Code of Practice 2015, clause 7.2, supplementary information",
        url: "https://www.pmcpa.org.uk/the-code/previous-abpi-codes-of-practice/interactive-2015-abpi-code-of-practice-for-the-pharmaceutical-industry/clause-7-information-claims-and-comparisons/78",
      },
      {
        text: "CONSORT 2025, item 26: numbers analysed, outcomes and estimation",
        url: "https://www.consort-spirit.org/item-26-numbers-analysed",
      },
      {
        text: "Cochrane Handbook 5.1, section 12.5.1: relative and absolute risk reductions",
        url: "http://handbook-5-1.cochrane.org/chapter_12/12_5_1_relative_and_absolute_risk_reductions.htm",
      },
    ],
    severity: "information",
    fix: "none",
    examples: {
      bad: [
        { text: "The infusion reduced the risk of relapse by 50 %." },
        { text: "Early treatment halved mortality." },
        { text: "Smokers have a threefold higher risk of infection." },
        { text: "There was a 30 % lower risk of death with the combination." },
      ],
      good: [
        { text: "The infusion reduced the risk of relapse by 50 %, from 8 % to 4 %." },
        { text: "Early treatment halved mortality (12 of 100 against 24 of 100 patients)." },
        { text: "The infusion halved relapse; the number needed to treat was 25." },
        { text: "The infusion increased cytokine secretion by 50 %.", note: "No risk of a person’s." },
        { text: "The infusion did not reduce the risk of relapse by 50 %." },
        { text: "We tested whether the infusion halves mortality." },
      ],
    },
  },
  check,
};

const risk =
  "(risk | risks | mortality | death | deaths | incidence | relapse | relapses | recurrence | recurrences | odds | hospitalisation | hospitalisations | infections | infection)";

/** Wordings of a relative change; a bare ratio with its interval is an estimate for experts and is let alone. */
const changes = [
  `[(~reduce | ~decrease | ~lower | ~cut | ~increase | ~raise) ..4 ${risk} ..6 (by | of) ..2 #%]`,
  `[#% ..1 (reduction | decrease | increase | lower | higher | fewer | less | greater | reduced | increased) ..2 ${risk}]`,
  `[(halves | halved | halving | doubles | doubled | doubling | triples | tripled | tripling) ..3 ${risk}]`,
  `[(twofold | threefold | fourfold | fivefold | tenfold | # fold | twice | # times) ..1 (higher | lower | greater | increased | reduced | increase | decrease | reduction | more) ..2 ${risk}]`,
  `[(twofold | threefold | fourfold | fivefold | tenfold | # fold) ..1 ${risk}]`,
];

/** What gives the reader the risks themselves. */
const absolutes = [
  "(absolute | baseline) ..2 (risk | risks | reduction | difference | increase | rate)",
  "(arr | nnt | nnh)",
  "number needed to",
  "#% ..3 (to | vs | versus | and | or | against | with | in) ..8 #%",
  "from # ..2 to #",
  "# (of | out of | in | per) #",
  "# ..2 (vs | versus | against) # ..1 (of | out of | in | per)?",
  "percentage (point | points)",
];

const changeIndex = phrasesWhenAsked(() =>
  changes.map((pattern) => ({ node: compile(pattern), value: pattern })),
);
const absoluteIndex = phrasesWhenAsked(() =>
  absolutes.map((pattern) => ({ node: compile(pattern), value: pattern })),
);

const notOwnWords = new Set(["methods", "supplement"]);

function check(context: ProseContext): readonly RawFinding[] {
  if (notOwnWords.has(context.role)) {
    return [];
  }
  const analysis = analyse(context);
  const change = findPhrases(analysis.run, changeIndex).find(({ reported }) =>
    isAsserted(analysis, reported, "keep"),
  );
  if (change === undefined || findPhrases(analysis.run, absoluteIndex).length > 0) {
    return [];
  }
  return [findingAt(analysis, change.reported, message)];
}

function message(words: string): string {
  return (
    `“${words}” gives a relative change without the risks themselves. ` +
    "Add them: “from … % to … %”, or the absolute difference."
  );
}
