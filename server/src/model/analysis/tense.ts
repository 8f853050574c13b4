import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";

const past = new Set(["was", "were", "had", "did", "wasn't", "weren't"]);
/** Not "be": in "was shown to be safe" the time stands in "was". */
const present = new Set(["is", "are", "has", "have", "it's", "does", "do", "will", "can", "should", "must"]);

/** Verbs of reporting in the past tense. As participles they tell no time: "has provided", "is offered". */
const reported = new Set(
  (
    "provided offered gave showed yielded achieved produced resulted led appeared remained became proved conferred " +
    "exhibited experienced received performed worked fared survived responded scored demonstrated revealed"
  ).split(" "),
);

/** Verbs of effect in the third person: where they stand in the range itself, they tell its time. */
const states = new Set(
  (
    "protects prevents cures treats reduces improves relieves restores reverses eliminates eradicates works saves " +
    "provides offers confers ensures guarantees proves shows demonstrates confirms"
  ).split(" "),
);

/** How far before the range its auxiliary may stand: "was both safe and effective", "was superior to A and superior to B". */
const REACH = 12;

/**
 * Whether the words of a range report the past ("was safe", "gave a safe result") rather than state what holds ("is safe"):
 * by the last verb in the range that tells the time, else by the nearest one before it.
 */
export function isPast(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { words } = analysis.run;
  const from = Math.max(analysis.scopes.ofNegations[range.first] ?? 0, range.first - REACH);
  for (let index = range.end - 1; index >= from; index--) {
    const word = words[index]?.lower ?? "";
    if (past.has(word) || (word === "have" && words[index - 1]?.lower === "did")) return true;
    if (present.has(word) || (index >= range.first && states.has(word))) return false;
    if (reported.has(word) && isFinite(words.slice(Math.max(0, index - BESIDE), index))) return true;
  }
  return false;
}

/** How far before a participle its auxiliary may stand: "can be very safely performed". */
const BESIDE = 3;

/** Whether a verb after these words is no participle: nothing that makes one of it stands among them. */
function isFinite(before: readonly { readonly lower: string }[]): boolean {
  const [last] = before.slice(-1);
  return (
    last !== undefined &&
    !determiners.has(last.lower) &&
    !before.some(({ lower }) => makers.has(lower) || present.has(lower) || past.has(lower))
  );
}

const makers = new Set(["been", "be", "being"]);
const determiners = new Set(["and", "or", "an", "a", "the", "with", "of", "by", "to", "as"]);
