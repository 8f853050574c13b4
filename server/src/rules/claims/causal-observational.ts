import { analyse, type SentenceAnalysis } from "../../model/analysis/analysis";
import { evidenceAt, evidenceNamed } from "../../model/analysis/evidence";
import type { VerbForm } from "../../model/analysis/inflection";
import { claimStrength } from "../../model/analysis/strength";
import type { Fix, Severity } from "../../model/finding";
import { spanOf, type WordRange } from "../../model/phrases/word-run";
import type { ProseContext } from "../../model/prose";
import type { Span } from "../../text/span";
import type { RawFinding } from "../rule";
import type { ClaimRule } from "./claim-rule";
import { defaultGates, passGates } from "./gates";
import { formsOf } from "./rewrites";

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
        url: "https://doi.org/10.1186/s12874-015-0079-x",
      },
      {
        text: "AMA Style Insider, The Use of Cause-and-Effect Language in the JAMA Network Journals",
        url: "https://amastyleinsider.com/tag/clinical-trial-registration",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "In this retrospective cohort, early infusion reduced mortality." },
        { text: "This survey shows that a vegan diet improves mood in adults." },
        { text: "A registry study found that obesity increases the risk of relapse." },
        { text: "Women who ate more nuts cut their risk of stroke by a third." },
      ],
      good: [
        { text: "In this retrospective cohort, early infusion was associated with lower mortality." },
        { text: "In this randomised trial, early infusion reduced mortality." },
        { text: "In this retrospective cohort, early infusion may have reduced mortality." },
        { text: "In this retrospective cohort, early infusion did not reduce mortality." },
        { text: "Did early infusion reduce mortality in this retrospective cohort?" },
        { text: "Women who ate more nuts had a lower risk of stroke." },
        { text: "A registry study found that obesity is associated with a risk that increases with age." },
        { text: "In this randomised trial, women who ate nuts reduced their risk of stroke." },
      ],
    },
  },
  check,
};

function check(context: ProseContext): readonly RawFinding[] {
  const analysis = analyse(context);
  if (analysis.cues("causal-design").length > 0) {
    return [];
  }
  const claim = claimOf(analysis);
  const severity =
    claim === undefined ? undefined : passGates(analysis, claim.range, claim.severity, defaultGates);
  return claim === undefined || severity === undefined ? [] : [finding(analysis, claim.range, severity)];
}

interface CausalClaim {
  readonly range: WordRange;
  readonly severity: Severity;
}

/** The first causal wording: a warning where the sentence itself shows the design, else what its section allows. */
function claimOf(analysis: SentenceAnalysis): CausalClaim | undefined {
  const named = evidenceNamed(analysis);
  const [frame] = analysis.cues("causal-frame");
  if (frame !== undefined && (named === undefined || named === "observational")) {
    return { range: frame, severity: "warning" };
  }
  const risk = named === "observational" ? analysis.cues("causal-risk").find(passes(analysis)) : undefined;
  if (risk !== undefined) {
    return { range: risk, severity: "warning" };
  }
  if (evidenceAt(analysis) !== "observational" || claimStrength(analysis) !== "direct") {
    return undefined;
  }
  const verb = analysis.cues("causal-verb").find(passes(analysis));
  return verb && { range: verb, severity: named === "observational" ? "warning" : "information" };
}

function passes(analysis: SentenceAnalysis): (range: WordRange) => boolean {
  return (range) => passGates(analysis, range, "warning", defaultGates) !== undefined;
}

function finding(analysis: SentenceAnalysis, range: WordRange, severity: Severity): RawFinding {
  const span = spanOf(analysis.run, range);
  const words = analysis.context.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return {
    ...span,
    severity,
    message:
      `“${words}” states a cause, but the evidence is observational. ` +
      "Write “was associated with”, or name the causal design.",
    fixes: range.end - range.first === 1 ? associations(words, span) : [],
  };
}

/** What a causal verb says of its object, once it is only said to go together with it. */
const directions: readonly (readonly [direction: string, verbs: readonly string[]])[] = [
  ["lower", ["reduce", "lower", "decrease", "cut", "shorten", "diminish"]],
  ["higher", ["increase", "raise", "prolong", "extend", "boost"]],
  ["better", ["improve", "enhance"]],
];

const associated: Readonly<Record<VerbForm, string | undefined>> = {
  base: "are associated with",
  third: "is associated with",
  past: "was associated with",
  participle: "was associated with",
  gerund: undefined,
};

/** “reduced” becomes “was associated with lower”; a verb that is not known keeps its place. */
function associations(verb: string, span: Span): readonly Fix[] {
  return directions.flatMap(([direction, verbs]): Fix[] => {
    const form = formsOf(verbs).get(verb.toLowerCase());
    const wording = form && associated[form];
    if (wording === undefined) return [];
    const text = `${wording} ${direction}`;
    return [{ title: `Write “${text}”`, edits: [{ span, text }], kind: "suggestion" }];
  });
}
