import { greekNames } from "./forms";
import type { Span } from "./span";

/**
 * Which of the words before `end` (UTF-16) a short form abbreviates; undefined where its letters don't stand in them.
 * After Schwartz and Hearst (Pacific Symposium on Biocomputing 2003:451–462): the letters occur in order, the first at the
 * start of a word, within min(|A| + 5, 2 |A|) words. Of several places the one wins at which most letters begin a word
 * and fewest words are left over. Words may stand in another order than the letters (scFv) if each letter begins one.
 */
export function expansionBefore(
  short: string,
  text: string,
  start: number,
  end: number,
): Expansion | undefined {
  const letters = lettersOf(short);
  const words = wordsOf(text, start, end).slice(-Math.min(letters.length + 5, letters.length * 2));
  let best: Alignment | undefined;
  for (const [index, word] of words.entries()) {
    if (!beginsWith(word, letters[0] ?? "")) continue;
    const found = aligned(letters, words.slice(index));
    // Of two that are as good, the shorter one.
    if (found && found.score >= (best?.score ?? -Infinity)) best = found;
  }
  return best ?? permuted(letters, words);
}

/** Where an expansion stands, and how well its words fit; more is better. */
export interface Expansion extends Span {
  readonly score: number;
}

/** Whether the words between two offsets are what a short form abbreviates: all of them, from the first to the last. */
export function isExpansionOf(short: string, text: string, span: Span): boolean {
  const all = wordsOf(text, span.start, span.end);
  // "The" begins many a name and lends a letter to few.
  const words =
    /^(?:the|an?)$/.test(all[0]?.text ?? "") && !beginsWithLetter(short, all[0]) ? all.slice(1) : all;
  const letters = lettersOf(short);
  if (words.length === 0 || words.length > Math.min(letters.length + 5, letters.length * 2)) return false;
  const [first] = words;
  if (!first || !beginsWith(first, letters[0] ?? "")) return false;
  const found = aligned(letters, words);
  return found !== undefined && found.trailing <= 1;
}

function beginsWithLetter(short: string, word: ExpansionWord | undefined): boolean {
  return word?.text.charAt(0) === short.charAt(0).toLowerCase();
}

interface ExpansionWord extends Span {
  /** Lower-cased; a Greek letter by its name. */
  readonly text: string;
  /** Whether it may lend no letter without further ado: "of", but not the "The" of a name. */
  readonly small: boolean;
}

interface Alignment extends Expansion {
  /** How many words stand behind the last that lent a letter. */
  readonly trailing: number;
}

function lettersOf(short: string): string[] {
  const letters = short.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.map((letter) => greekNames[letter]?.charAt(0) ?? letter);
}

const wordPattern = /\p{Script=Greek}|µ|(?:(?!\p{Script=Greek}|µ)[\p{L}\p{M}\p{N}])+/gu;

function wordsOf(text: string, start: number, end: number): ExpansionWord[] {
  const words: ExpansionWord[] = [];
  for (const match of text.slice(start, end).matchAll(wordPattern)) {
    const from = start + match.index;
    const lower = match[0].toLowerCase();
    words.push({
      start: from,
      end: from + match[0].length,
      text: greekNames[lower] ?? lower,
      small: small.has(match[0]),
    });
  }
  return words;
}

function beginsWith(word: ExpansionWord, letter: string): boolean {
  return word.text.startsWith(letter);
}

// Words that lend no letter to a short form, or may.
const small = new Set(
  "a an and as at by de des du et for from in into of on or per the to via with within without".split(" "),
);

/** What a letter at the start of a word, one within, and a word without any are worth. Names hold no "a", but many an "of". */
const worth = { initial: 3, inner: 1, lone: -2, small: -0.25, article: -4 };

/** The best way to find the letters, in order, in the words; the first begins the first word. */
function aligned(letters: readonly string[], words: readonly ExpansionWord[]): Alignment | undefined {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last || letters.length < 2 || first.small || last.small) return undefined;
  // states[n]: the best way to have found n letters up to the word that is looked at.
  let states: (State | undefined)[] = Array.from({ length: letters.length + 1 }, () => undefined);
  states[0] = { initials: 0, inner: 0, lone: 0, score: 0, trailing: 0 };
  for (const [index, word] of words.entries()) {
    const next: (State | undefined)[] = states.map((state) =>
      state && index > 0 ? withoutLetter(state, word) : undefined,
    );
    for (const [found, state] of states.entries()) {
      if (!state || (index > 0 && found === 0)) continue;
      for (const [count, inner] of takes(word, letters, found)) {
        const candidate = withLetters(state, count, inner);
        const known = next[found + count];
        if (!known || candidate.score > known.score) next[found + count] = candidate;
      }
    }
    states = next;
  }
  const result = states[letters.length];
  if (!result || !isConvincing(result, letters.length, words)) return undefined;
  return { start: first.start, end: last.end, score: result.score, trailing: result.trailing };
}

interface State {
  readonly initials: number;
  readonly inner: number;
  /** Words of weight that lent no letter. */
  readonly lone: number;
  readonly score: number;
  readonly trailing: number;
}

function withoutLetter(state: State, { text, small: isSmall }: ExpansionWord): State {
  return {
    ...state,
    lone: state.lone + (isSmall ? 0 : 1),
    score: state.score + (text === "a" || text === "an" ? worth.article : isSmall ? worth.small : worth.lone),
    trailing: state.trailing + 1,
  };
}

function withLetters(state: State, count: number, inner: number): State {
  const initials = count - inner;
  return {
    initials: state.initials + initials,
    inner: state.inner + inner,
    lone: state.lone,
    score: state.score + initials * worth.initial + inner * worth.inner,
    trailing: 0,
  };
}

/** How many letters from `found` on a word can lend, each with how many of them stand within it and not at its start. */
function takes(word: ExpansionWord, letters: readonly string[], found: number): [number, number][] {
  const first = letters[found];
  if (first === undefined) return [];
  const result: [number, number][] = [];
  // From the start of the word, or, behind the first word, from within it.
  const begins = beginsWith(word, first);
  let at = begins ? 0 : found === 0 ? -1 : word.text.indexOf(first);
  for (let count = 1; at >= 0; count += 1) {
    // A short form within the expansion lends all its letters: the "RNA" of "RNA interference".
    const whole = begins && count === word.text.length;
    result.push([count, whole ? 0 : count - (begins ? 1 : 0)]);
    const letter = letters[found + count];
    if (letter === undefined) break;
    at = word.text.indexOf(letter, at + 1);
  }
  return result;
}

/** Whether the letters were found where a writer would have taken them from. */
function isConvincing({ initials, lone }: State, letters: number, words: readonly ExpansionWord[]): boolean {
  const [first] = words;
  if (words.length === 1) return (first?.text.length ?? 0) >= shortestWord;
  if (lone > Math.ceil(letters / 2)) return false;
  return letters === 2 ? initials === 2 : initials * 2 >= letters;
}

// A single word with a short form of its own has at least so many letters: "hydroxyurea (HU)".
const shortestWord = 6;

/** The fewest words before the short form of which each, but for one, begins with one of its letters, whatever their order. */
function permuted(letters: readonly string[], words: readonly ExpansionWord[]): Expansion | undefined {
  if (letters.length < 3) return undefined;
  const missing = new Map<string, number>();
  for (const letter of letters) missing.set(letter, (missing.get(letter) ?? 0) + 1);
  let left = letters.length;
  let lone = 0;
  for (const word of [...words].reverse()) {
    const letter = word.text.charAt(0);
    const wanted = missing.get(letter) ?? 0;
    if (wanted > 0) {
      missing.set(letter, wanted - 1);
      left -= 1;
    } else if (!word.small) {
      lone += 1;
    }
    if (lone > 1) return undefined;
    if (left === 0) return { start: word.start, end: words.at(-1)?.end ?? word.end, score: 0 };
  }
  return undefined;
}
