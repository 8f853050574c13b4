import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";
import { follows, reaches } from "./clauses";

/** How many words may stand between a negation and what it denies. NegEx takes six; scientific clauses are longer. */
const REACH_BEFORE = 9;
const REACH_AFTER = 7;

/**
 * Whether a range is denied: by a negation before it in its scope ("is not a cure"), or by a denial after it
 * ("the cure is a myth"). Pseudo-negations ("not only", "no doubt") deny nothing.
 */
export function isNegated(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { scopes } = analysis;
  const pseudo = analysis.cues("pseudo-negation");
  const real = (cue: WordRange): boolean =>
    !pseudo.some((one) => one.first <= cue.first && cue.end <= one.end);
  return (
    analysis.cues("negation").some((cue) => real(cue) && reaches(scopes, cue, range, REACH_BEFORE)) ||
    analysis
      .cues("exclusion")
      .some((cue) => reaches(scopes, cue, range, REACH_BEFORE) && !commaBetween(analysis, cue, range)) ||
    analysis.cues("denial").some((cue) => follows(scopes, cue, range, REACH_AFTER))
  );
}

/** "rather than by a general test, it cures" sets only the test aside. */
function commaBetween(analysis: SentenceAnalysis, cue: WordRange, range: WordRange): boolean {
  return analysis.run.joints.slice(cue.end, range.first + 1).includes("comma");
}
