import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";
import { cuesReaching } from "./clauses";

/** How firmly a sentence holds what it says at one place. */
export type Certainty = "hedged" | "half-hedged" | "plain";

/** A modal or a verb of inference hedges its clause; an adverb or adjective (*potentially*) the words it stands by. */
const REACH = 14;
const REACH_NEAR = 4;

/**
 * The certainty at a range. *May*, *suggest*, *potentially* hedge fully; readers take *can* and *promising* for much
 * less than a hedge (Adams et al., J Exp Psychol Appl 2017; FTC 2022), so they count half.
 */
export function certaintyAt(analysis: SentenceAnalysis, range: WordRange): Certainty {
  const heard = (list: string, reach: number): boolean =>
    cuesReaching(analysis.scopes.ofHedges, analysis.cues(list), range, reach).length > 0;
  const conditional = (analysis.cues("condition")[0]?.first ?? Infinity) < range.first;
  if (conditional || heard("hedge", REACH) || heard("hedge-near", REACH_NEAR)) {
    return "hedged";
  }
  return heard("half-hedge", REACH) ? "half-hedged" : "plain";
}
