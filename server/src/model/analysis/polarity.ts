import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";
import { cuesFollowing, cuesReaching } from "./clauses";

/** How many words may stand between a negation and what it denies. NegEx takes six; scientific clauses are longer. */
const REACH_BEFORE = 10;
const REACH_AFTER = 7;

/** "without surgery" sets aside what follows at once, not the rest of the sentence. */
const REACH_OF_EXCLUSION = 4;

/**
 * Whether a range is denied: by a negation before it in its scope ("is not a cure"), by what sets it aside up to the
 * next comma ("rather than cures"), or by a denial after it ("the cure is a myth").
 * Pseudo-negations ("not only", "no doubt") deny nothing.
 */
export function isNegated(analysis: SentenceAnalysis, range: WordRange): boolean {
  const scopes = analysis.scopes.ofNegations;
  const reaching = (list: string, reach = REACH_BEFORE): readonly WordRange[] =>
    cuesReaching(scopes, analysis.cues(list), range, reach);
  const pseudo = reaching("pseudo-negation");
  const real = (cue: WordRange): boolean =>
    !pseudo.some((one) => one.first <= cue.first && cue.end <= one.end);
  return (
    reaching("negation").some(real) ||
    reaching("exclusion", REACH_OF_EXCLUSION).some(
      (cue) => real(cue) && !commaBetween(analysis, cue, range),
    ) ||
    cuesFollowing(scopes, analysis.cues("denial"), range, REACH_AFTER).length > 0
  );
}

/** "rather than by a general test, it cures" sets only the test aside. */
function commaBetween(analysis: SentenceAnalysis, cue: WordRange, range: WordRange): boolean {
  return analysis.run.joints.slice(cue.end, range.first + 1).includes("comma");
}
