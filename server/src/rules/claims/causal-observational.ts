import { analyse, type SentenceAnalysis } from "../../model/analysis/analysis";
import { evidenceAt } from "../../model/analysis/evidence";
import { claimStrength } from "../../model/analysis/strength";
import { spanOf, type WordRange } from "../../model/phrases/word-run";
import type { ProseContext } from "../../model/prose";
import type { RawFinding } from "../rule";
import type { ClaimRule } from "./claim-rule";
import { defaultGates, passGates } from "./gates";

/** Reports causal wording in a sentence whose own evidence, or its section's, is observational. */
export const causalObservational: ClaimRule = {
  declaration: {
    id: "claim/causal-observational",
    summary: "Causal wording for observational evidence",
    why:
      "A cohort or a survey shows what goes together, not what brings it about; confounding remains. " +
      "Causal language was found in 53 % of the abstracts of 128 non-randomised studies.",
    sources: [
      {
        text: "Lazarus et al., BMC Med Res Methodol 2015;15:85",
        url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4604617/",
      },
      {
        text: "AMA Style Insider, The Use of Cause-and-Effect Language in the JAMA Network Journals",
        url: "https://amastyleinsider.com/tag/clinical-trial-registration",
      },
    ],
    severity: "information",
    fix: "none",
    examples: {
      bad: [
        { text: "In this retrospective cohort, early infusion reduced mortality." },
        { text: "This survey shows that a vegan diet improves mood in adults." },
      ],
      good: [
        { text: "In this retrospective cohort, early infusion was associated with lower mortality." },
        { text: "In this randomised trial, early infusion reduced mortality." },
        { text: "In this retrospective cohort, early infusion may have reduced mortality." },
        { text: "In this retrospective cohort, early infusion did not reduce mortality." },
        { text: "Did early infusion reduce mortality in this retrospective cohort?" },
      ],
    },
  },
  check,
};

function check(context: ProseContext): readonly RawFinding[] {
  const analysis = analyse(context);
  const designed = analysis.cues("causal-design").length > 0;
  if (designed || evidenceAt(analysis) !== "observational" || claimStrength(analysis) !== "direct") {
    return [];
  }
  const verb = analysis.cues("causal-verb").find((range) => passes(analysis, range));
  return verb === undefined ? [] : [finding(analysis, verb)];
}

function passes(analysis: SentenceAnalysis, range: WordRange): boolean {
  return passGates(analysis, range, "information", defaultGates) !== undefined;
}

function finding(analysis: SentenceAnalysis, range: WordRange): RawFinding {
  const span = spanOf(analysis.run, range);
  const words = analysis.context.text.slice(span.start, span.end);
  return {
    ...span,
    severity: "information",
    message:
      `“${words}” states a cause, but the evidence is observational. ` +
      "Write “was associated with”, or name the causal design.",
    fixes: [],
  };
}
