import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";

const past = new Set(["was", "were", "had", "did", "wasn't", "weren't"]);
const present = new Set(["is", "are", "has", "have", "be", "it's", "does", "do", "will"]);

/** How far before the range its auxiliary may stand: "was both safe and effective". */
const REACH = 4;

/**
 * Whether the words of a range report the past ("was safe") rather than state what holds ("is safe"):
 * by the last auxiliary in the range, else by the nearest one before it.
 */
export function isPast(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { words } = analysis.run;
  const from = Math.max(analysis.scopes[range.first] ?? 0, range.first - REACH);
  const auxiliary = words
    .slice(from, range.end)
    .findLast((word) => past.has(word.lower) || present.has(word.lower));
  return auxiliary !== undefined && past.has(auxiliary.lower);
}
