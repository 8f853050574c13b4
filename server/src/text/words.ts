import type { Span } from "./span";

/** One word of a text: a run of letters, marks and digits. Hyphens and slashes separate words ("NK-cell" is two). */
export interface Word extends Span {
  /** As written. */
  readonly text: string;
  /** Lower-cased, with typographic apostrophes made straight: the form to compare with. */
  readonly lower: string;
}

// A number keeps its decimal and thousands signs; a word keeps its inner apostrophe ("don't").
const wordPattern = /\p{N}+(?:[.,·]\p{N}+)+|[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)*/gu;

/** The words between two offsets (UTF-16) of a text, in order. A word that crosses `end` is cut there. */
export function wordsIn(text: string, start = 0, end = text.length): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(start, end).matchAll(wordPattern)) {
    const from = start + match.index;
    words.push({
      start: from,
      end: from + match[0].length,
      text: match[0],
      lower: match[0].toLowerCase().replaceAll("’", "'"),
    });
  }
  return words;
}
