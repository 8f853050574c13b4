import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";

const past = new Set(["was", "were", "had", "did", "wasn't", "weren't"]);
/** Not "be": in "was shown to be safe" the time stands in "was". */
const present = new Set(["is", "are", "has", "have", "it's", "does", "do", "will", "can", "should", "must"]);

/** How far before the range its auxiliary may stand: "was both safe and effective", "was superior to A and superior to B". */
const REACH = 12;

/**
 * Whether the words of a range report the past ("was safe") rather than state what holds ("is safe"):
 * by the last auxiliary in the range, else by the nearest one before it.
 */
export function isPast(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { words } = analysis.run;
  const from = Math.max(analysis.scopes.ofNegations[range.first] ?? 0, range.first - REACH);
  const auxiliary = words
    .slice(from, range.end)
    .findLast((word) => past.has(word.lower) || present.has(word.lower));
  return auxiliary !== undefined && past.has(auxiliary.lower);
}
