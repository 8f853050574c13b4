import { isAim } from "../../model/analysis/aim";
import type { SentenceAnalysis } from "../../model/analysis/analysis";
import { certaintyAt } from "../../model/analysis/certainty";
import { isNegated } from "../../model/analysis/polarity";
import { isDistanced, isQuestioned, isQuoted } from "../../model/analysis/stance";
import { hasFigure, isCited } from "../../model/analysis/support";
import { isPast } from "../../model/analysis/tense";
import { type Severity, severities } from "../../model/finding";
import { type GateEffect, type GateName, gateNames } from "../../model/phrases/phrase-file";
import type { WordRange } from "../../model/phrases/word-run";

/** What each gate does to the findings of a rule. */
export type Gates = Readonly<Record<GateName, GateEffect>>;

/** What the gates do where a rule says nothing else. */
export const defaultGates: Gates = {
  quotation: "silent",
  question: "silent",
  aim: "silent",
  negation: "silent",
  distance: "silent",
  hedge: "silent",
  "half-hedge": "information",
  past: "keep",
  figure: "keep",
  citation: "keep",
};

/** The gates that a range of a sentence meets. */
const meets: Readonly<Record<GateName, (analysis: SentenceAnalysis, range: WordRange) => boolean>> = {
  quotation: isQuoted,
  question: isQuestioned,
  aim: isAim,
  negation: isNegated,
  distance: isDistanced,
  hedge: (analysis, range) => certaintyAt(analysis, range) === "hedged",
  "half-hedge": (analysis, range) => certaintyAt(analysis, range) === "half-hedged",
  past: isPast,
  figure: hasFigure,
  citation: isCited,
};

/** The severity that is left of a claim after all gates but those left out, in their order; nothing when one of them silences it. */
export function passGates(
  analysis: SentenceAnalysis,
  range: WordRange,
  severity: Severity,
  gates: Gates,
  leftOut: ReadonlySet<string> = new Set(),
): Severity | undefined {
  let left = severity;
  for (const name of gateNames) {
    const effect = gates[name];
    if (effect === "keep" || leftOut.has(name) || !meets[name](analysis, range)) {
      continue;
    }
    if (effect === "silent") {
      return undefined;
    }
    left = weaker(left, effect);
  }
  return left;
}

/** The lesser of two severities. */
export function weaker(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}
