import type { Word } from "../../text/words";
import type { Sentence } from "../sentence";

/** The words of a sentence that are judged at once. Sentences that are longer are lists, tables or faults. */
export const MOST_WORDS = 250;

/** How many words back from the limit a clause may end at which the sentence is cut. */
const SEARCH = 80;

/**
 * Sentences as they are, and those with more words than the budget cut into pieces, at the ends of clauses where there
 * are any: a rule that costs more than its words for a long sentence still costs its words for a text of them, and the
 * host may rest between two pieces. The array itself when nothing is cut.
 */
export function withinBudget(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.some(({ words }) => words.length > MOST_WORDS)
    ? sentences.flatMap((sentence) => pieces(text, sentence))
    : sentences;
}

function pieces(text: string, { start, end, words }: Sentence): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  let place = start;
  while (words.length - from > MOST_WORDS) {
    const cut = clauseEnd(text, words, from + MOST_WORDS);
    const stop = words[cut]?.start ?? end;
    found.push({ start: place, end: stop, words: words.slice(from, cut) });
    from = cut;
    place = stop;
  }
  found.push({ start: place, end, words: words.slice(from) });
  return found;
}

/** The number of the last word before the limit that a comma, semicolon, colon or dash precedes; the limit without one. */
function clauseEnd(text: string, words: readonly Word[], limit: number): number {
  for (let cut = limit; cut > limit - SEARCH; cut--) {
    const before = words[cut - 1];
    const after = words[cut];
    if (before && after && /[,;:–—]/.test(text.slice(before.end, after.start))) return cut;
  }
  return limit;
}
