import { distanceToStart, lettersLacking, lettersOf } from "../text/edit-distance";
import type { Bibliography, BibliographyEntry } from "./bibliography";
import type { Library } from "./library";
import {
  type BibliographyIndex,
  indexInSteps,
  indexOf,
  placeOf,
  positionOf,
  searchWords,
  wordPlaces,
} from "./library-index";
import type { Reference } from "./reference";

/** As many as an editor shows without the list becoming slow to send; with more letters fewer remain. */
export const MAX_RESULTS = 50;

/** What a search found, best first. */
export interface LibraryMatches {
  readonly references: readonly Reference[];
  /** There are more matches than were returned. */
  readonly incomplete: boolean;
}

/** How well a word matches, times ten; the place where it stands decides between equals. */
const QUALITY = { whole: 40, start: 30, inside: 20, similar: 10 };
/** Shorter pieces stand inside too many words to mean anything. */
const MIN_INSIDE = 3;
/** Nobody types more words than this; a pasted page must not take seconds. */
const MAX_WORDS = 20;
/** Slips of the finger that are forgiven: none in short words, two in long ones. */
const slipsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * Finds references by words from anywhere in key, authors, title, year, journal and DOI, in any order: "liu 2020 natural".
 * Each word may be the start of one; where no reference has such a word, a piece of one or a misspelling counts.
 * Case and diacritics don't matter ("Müller", "Muller", "Mueller"). Sorted by how well the words match, then works
 * that are `cited` already (keys), then the newest first. An empty query gives all references in that order.
 */
export function searchLibrary(
  library: Library,
  query: string,
  cited: ReadonlySet<string> = new Set(),
  limit: number = MAX_RESULTS,
): LibraryMatches {
  const indexes = library.bibliographies.map(indexOf);
  const words = searchWords(query);
  // Typed without spaces, as a key would be: "liu2020natural".
  const pieces = query.split(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u).flatMap(searchWords);
  // A word that is in no reference is looked for in all ways in vain before it may be a slip; once is enough.
  const inside = remembered(containing);
  const attempts = [
    () => find(indexes, words, [startingWith, inside]),
    () => (pieces.length > words.length ? find(indexes, pieces, [startingWith, inside]) : []),
    () => find(indexes, words, [startingWith, inside, resembling]),
  ];
  const matches = attempts.reduce<readonly Matches[]>(
    (found, attempt) => (found.length > 0 ? found : attempt()),
    [],
  );
  const ranked = startRanking(limit);
  for (const { index, positions, scores } of matches) {
    const { bibliography, years } = index;
    for (const position of positions) {
      const entry = bibliography.entries[position];
      const score = scores[position] ?? 0;
      if (entry === undefined || isHidden(entry.key, bibliography, library)) continue;
      if (ranked.isTooWeak(score)) ranked.skip();
      else ranked.add({ entry, score, cited: cited.has(entry.key), year: years[position] ?? 0 });
    }
  }
  return {
    references: ranked.best().map(({ entry }) => entry.reference()),
    incomplete: ranked.count() > limit,
  };
}

/** Whether a file that stands before this one has an entry with the same key: only that one can be cited. */
function isHidden(key: string, bibliography: Bibliography, { bibliographies }: Library): boolean {
  if (bibliographies[0] === bibliography) return false;
  return bibliographies.find(({ byKey }) => byKey.has(key)) !== bibliography;
}

/** Builds what `searchLibrary` needs, yielding every few milliseconds; without it the first search takes that long. */
export function* prepareSearch(library: Library): Generator<undefined, void> {
  for (const bibliography of library.bibliographies) yield* indexInSteps(bibliography);
}

interface Candidate {
  readonly entry: BibliographyEntry;
  readonly score: number;
  readonly cited: boolean;
  readonly year: number;
}

function byRank(a: Candidate, b: Candidate): number {
  return b.score - a.score || Number(b.cited) - Number(a.cited) || b.year - a.year;
}

/** Keeps the best `limit` of many candidates: sorting all of a big library would take longer than finding them. */
function startRanking(limit: number) {
  let best: Candidate[] = [];
  let count = 0;
  const trim = (): void => {
    best = best.sort(byRank).slice(0, limit);
  };
  return {
    /** Whether there are enough that match better: asked first, because most of thousands do. */
    isTooWeak: (score: number): boolean => best.length >= limit && score < (best[limit - 1]?.score ?? 0),
    /** Counts one that is too weak. */
    skip(): void {
      count += 1;
    },
    add(candidate: Candidate): void {
      count += 1;
      const last = best.length >= limit ? best[limit - 1] : undefined;
      if (last !== undefined && byRank(candidate, last) >= 0) return;
      best.push(candidate);
      // The place of the last is only known after sorting; that is done once in a while.
      if (best.length === limit || best.length >= 4 * limit) trim();
    },
    best(): readonly Candidate[] {
      trim();
      return best;
    },
    count: () => count,
  };
}

/** The entries of one bibliography that match. No object for each: short words match tens of thousands. */
interface Matches {
  readonly index: BibliographyIndex;
  readonly positions: Uint32Array;
  /** By position. */
  readonly scores: Uint16Array;
}

/** The entries that have all words, by the first way of matching that finds a word in any file. */
function find(
  indexes: readonly BibliographyIndex[],
  words: readonly string[],
  ways: readonly Matcher[],
): Matches[] {
  const scores = indexes.map((index) => ({
    total: new Uint16Array(index.years.length),
    latest: new Uint8Array(index.years.length),
    matched: new Uint8Array(index.years.length),
  }));
  let round = 0;
  for (const word of words.slice(0, MAX_WORDS)) {
    const similar = similarWords(indexes, word, ways);
    for (const [number, index] of indexes.entries()) {
      const score = scores[number];
      if (score === undefined) continue;
      for (const { from, to, quality } of similar[number] ?? []) {
        for (let at = index.starts[from] ?? 0; at < (index.starts[to] ?? 0); at += 1) {
          const occurrence = index.occurrences[at] ?? 0;
          const position = positionOf(occurrence);
          const matched = score.matched[position] ?? 0;
          if (matched < round) continue;
          const value = quality + wordPlaces.length - placeOf(occurrence);
          const before = matched > round ? (score.latest[position] ?? 0) : 0;
          if (value <= before) continue;
          score.matched[position] = round + 1;
          score.latest[position] = value;
          score.total[position] = (score.total[position] ?? 0) + value - before;
        }
      }
    }
    round += 1;
  }
  return indexes.flatMap((index, number): readonly Matches[] => {
    const score = scores[number];
    if (score === undefined) return [];
    const positions = new Uint32Array(score.matched.length);
    let count = 0;
    for (let position = 0; position < positions.length; position += 1) {
      if (score.matched[position] !== round || index.citable[position] !== 1) continue;
      positions[count] = position;
      count += 1;
    }
    return count === 0 ? [] : [{ index, positions: positions.subarray(0, count), scores: score.total }];
  });
}

/** A run of words in an index, from one word to before another, that match equally well. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly quality: number;
}

type Matcher = (index: BibliographyIndex, word: string) => Run[];

/** The words of each index that match; a weaker way of matching counts only where no file has a better one. */
function similarWords(
  indexes: readonly BibliographyIndex[],
  word: string,
  ways: readonly Matcher[],
): Run[][] {
  for (const way of ways) {
    const runs = indexes.map((index) => way(index, word));
    if (runs.some((list) => list.length > 0)) return runs;
  }
  return [];
}

function startingWith(index: BibliographyIndex, prefix: string): Run[] {
  const from = lowerBound(index.words, prefix);
  const to = lowerBound(index.words, `${prefix}\uffff`);
  if (from === to) return [];
  const whole = index.words[from] === prefix ? [{ from, to: from + 1, quality: QUALITY.whole }] : [];
  return [...whole, { from: from + whole.length, to, quality: QUALITY.start }];
}

function containing({ words }: BibliographyIndex, piece: string): Run[] {
  if (piece.length < MIN_INSIDE) return [];
  const runs: Run[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (words[from]?.includes(piece) === true) runs.push({ from, to: from + 1, quality: QUALITY.inside });
  }
  return runs;
}

/** A way of matching that looks for the same word in the same index once. */
function remembered(way: Matcher): Matcher {
  const known = new Map<BibliographyIndex, Map<string, Run[]>>();
  return (index, word) => {
    const byWord = known.get(index) ?? new Map<string, Run[]>();
    known.set(index, byWord);
    const runs = byWord.get(word) ?? way(index, word);
    byWord.set(word, runs);
    return runs;
  };
}

/** Words that begin as the typed one does, slips forgiven. The first letter is seldom wrong; numbers are meant as typed. */
function resembling({ words, letters }: BibliographyIndex, typed: string): Run[] {
  const most = slipsIn(typed);
  if (most === 0 || /^\p{N}+$/u.test(typed)) return [];
  const runs: Run[] = [];
  const wanted = lettersOf(typed);
  const initial = typed.charAt(0);
  const end = lowerBound(words, `${initial}\uffff`);
  // Words stand in order: many that follow each other begin alike, and only their beginning counts.
  let beginning: string | undefined;
  let isSimilar = false;
  for (let from = lowerBound(words, initial); from < end; from += 1) {
    if (lettersLacking(wanted, letters[from] ?? 0) > most) continue;
    const word = words[from] ?? "";
    if (beginning?.length !== typed.length + most || !word.startsWith(beginning)) {
      beginning = word.slice(0, typed.length + most);
      isSimilar = distanceToStart(typed, word, most) <= most;
    }
    if (isSimilar) runs.push({ from, to: from + 1, quality: QUALITY.similar });
  }
  return runs;
}

function lowerBound(words: readonly string[], wanted: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
