import { lettersOf } from "../text/edit-distance";
import { foldedWords, spellingsOf } from "../text/fold";
import { formTokens } from "../text/forms";
import type { Bibliography } from "./bibliography";
import { type Reference, shortName } from "./reference";

/** Where a word of a reference stands; the earlier, the more a match there is worth. */
export const wordPlaces = [
  "key",
  "firstAuthor",
  "year",
  "author",
  "title",
  "container",
  "identifier",
] as const;

export type WordPlace = (typeof wordPlaces)[number];

/** The words of a bibliography's references. */
export interface BibliographyIndex {
  readonly bibliography: Bibliography;
  /** All folded words, sorted by code unit. */
  readonly words: readonly string[];
  /** The occurrences of word `i` are those from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** An entry's position in the bibliography and a word place, packed by `pack`. */
  readonly occurrences: Uint32Array;
  /** The letters of each word (`lettersOf`). */
  readonly letters: Int32Array;
  /** The year of each entry; 0 where it has none. */
  readonly years: Uint16Array;
  /** 1 for entries that can be cited: the first of each key. */
  readonly citable: Uint8Array;
}

const PLACE_BITS = 3;
/** Entries that are indexed between two chances to do something else: about half a millisecond's worth. */
const INDEX_STEP = 10;
/** A title or list of authors beyond this is no help in finding a reference. */
const MAX_WORDS = 60;
const MAX_AUTHORS = 100;

const indexes = new WeakMap<Bibliography, BibliographyIndex>();

/** The index of a bibliography. It is built at the first call, which takes about 60 µs for each entry, and kept. */
export function indexOf(bibliography: Bibliography): BibliographyIndex {
  const steps = indexInSteps(bibliography);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `indexOf`, yielding every few milliseconds: for building the index of a big file before somebody waits for it. */
export function* indexInSteps(bibliography: Bibliography): Generator<undefined, BibliographyIndex> {
  const known = indexes.get(bibliography);
  if (known !== undefined) return known;
  const lists = new Map<string, number[]>();
  const years = new Uint16Array(bibliography.entries.length);
  const citable = new Uint8Array(bibliography.entries.length);
  let count = 0;
  for (const [position, entry] of bibliography.entries.entries()) {
    if (position % INDEX_STEP === INDEX_STEP - 1) yield;
    if (bibliography.byKey.get(entry.key) !== entry) continue;
    citable[position] = 1;
    const reference = entry.reference();
    years[position] = reference.year ?? 0;
    for (const [word, place] of wordsOf(reference)) {
      const list = lists.get(word);
      if (list === undefined) lists.set(word, [pack(position, place)]);
      else list.push(pack(position, place));
      count += 1;
    }
  }
  yield;
  const words: string[] = [];
  for (const group of byFirstLetter(lists.keys())) {
    for (const word of group.sort()) words.push(word);
    yield;
  }
  const starts = new Uint32Array(words.length + 1);
  const occurrences = new Uint32Array(count);
  const letters = new Int32Array(words.length);
  let filled = 0;
  for (const [number, word] of words.entries()) {
    if (number % (INDEX_STEP * 200) === 0) yield;
    const list = lists.get(word) ?? [];
    letters[number] = lettersOf(word);
    starts[number] = filled;
    occurrences.set(list, filled);
    filled += list.length;
  }
  starts[words.length] = filled;
  const index = { bibliography, words, letters, starts, occurrences, years, citable };
  indexes.set(bibliography, index);
  return index;
}

/** The position of the entry that an occurrence belongs to. */
export function positionOf(occurrence: number): number {
  return occurrence >>> PLACE_BITS;
}

/** The place of an occurrence, as an index into `wordPlaces`. */
export function placeOf(occurrence: number): number {
  return occurrence & ((1 << PLACE_BITS) - 1);
}

/** The words to look for in a text: folded, Greek letters by their names, the "10." of a DOI left out. */
export function searchWords(text: string): string[] {
  const plain = text.replace(/\b10\.(?=\d{4})/g, "");
  if (!/\p{Script=Greek}|µ/u.test(plain)) return foldedWords(plain);
  return formTokens(plain).flatMap((token) => foldedWords(token.lower));
}

/** Words by their first code unit, in its order: sorting all of them at once would take too long for one step. */
function byFirstLetter(words: Iterable<string>): string[][] {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const code = word.charCodeAt(0);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [word]);
    else group.push(word);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function pack(position: number, place: number): number {
  return (position << PLACE_BITS) | place;
}

/** Each word of a reference once, with the best place it stands at. */
function wordsOf(reference: Reference): Map<string, number> {
  const words = new Map<string, number>();
  const add = (found: readonly string[], place: WordPlace): void => {
    const rank = wordPlaces.indexOf(place);
    for (const word of found) {
      if ((words.get(word) ?? wordPlaces.length) > rank) words.set(word, rank);
    }
  };
  const keyWords = searchWords(reference.key);
  add([keyWords.join("")], "key");
  if (keyWords.length > 1) add(keyWords, "key");
  const people = reference.authors.length > 0 ? reference.authors : reference.editors;
  for (const [index, name] of people.slice(0, MAX_AUTHORS).entries()) {
    const parts = "literal" in name ? [name.literal] : [name.family, name.given ?? ""];
    add(
      parts.flatMap((part) => spellingsOf(part).flatMap(foldedWords)),
      index === 0 ? "firstAuthor" : "author",
    );
    const folded = foldedWords(shortName(name));
    if (folded.length > 1) add([folded.join("")], index === 0 ? "firstAuthor" : "author");
  }
  if (reference.year !== undefined) add([String(reference.year)], "year");
  add(searchWords(reference.title ?? "").slice(0, MAX_WORDS), "title");
  add(searchWords(reference.container ?? "").slice(0, MAX_WORDS), "container");
  add(searchWords(reference.doi ?? ""), "identifier");
  if (reference.pmid !== undefined) add([reference.pmid], "identifier");
  return words;
}
