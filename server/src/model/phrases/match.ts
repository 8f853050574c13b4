import { type AnchoredPhrase, type PhraseIndex, PREFIX_KEY } from "./compile";
import type { PatternNode } from "./pattern";
import type { WordRange, WordRun } from "./word-run";

/** One place where a pattern fits. */
export interface PhraseMatch<T> {
  readonly value: T;
  /** All the words that the pattern covers. */
  readonly range: WordRange;
  /** The part marked `[…]`, or all of it. */
  readonly reported: WordRange;
}

/**
 * All matches in a sentence, in order of where they begin; at one place each pattern matches at most once.
 * Options are taken where they can be, gaps are as short as they can be; a match never crosses `. ; : ! ?`.
 * Every pattern keeps one set of places instead of backtracking, so the time is words × pattern size at worst.
 */
export function findPhrases<T>(run: WordRun, index: PhraseIndex<T>): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  const met = new Set<number>();
  const tryAround = (entry: AnchoredPhrase<T>, place: number): void => {
    for (let first = Math.max(0, place - entry.anchor.most); first <= place - entry.anchor.least; first++) {
      if (entry.begins?.has(run.words[first]?.lower ?? "") === false) {
        continue;
      }
      const match = matchAt(run, entry.node, first);
      const key = entry.number * run.words.length + first;
      if (match !== undefined && !met.has(key)) {
        met.add(key);
        matches.push({ value: entry.value, ...match });
      }
    }
  };
  run.words.forEach(({ lower }, place) => {
    for (const entry of index.byWord.get(lower) ?? []) {
      tryAround(entry, place);
    }
    for (const entry of index.byPrefix.get(lower.slice(0, PREFIX_KEY)) ?? []) {
      tryAround(entry, place);
    }
    if (index.byNumber.length > 0 && isNumber(lower)) {
      for (const entry of index.byNumber) {
        tryAround(entry, place);
      }
    }
  });
  return matches.sort((a, b) => a.range.first - b.range.first);
}

/** The match of a pattern that begins at a word, or nothing. */
export function matchAt(
  run: WordRun,
  node: PatternNode,
  first: number,
): { readonly range: WordRange; readonly reported: WordRange } | undefined {
  const [best] = step(run, node, [{ at: first, from: undefined, to: undefined }], first);
  if (best === undefined || best.at === first) {
    return undefined;
  }
  const range = { first, end: best.at };
  return { range, reported: { first: best.from ?? first, end: best.to ?? best.at } };
}

/** How far a match has come: the next word, and the reported part so far. */
interface Place {
  readonly at: number;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The places after a node, best first; of two that have come equally far the better one stays. */
function step(run: WordRun, node: PatternNode, places: readonly Place[], first: number): readonly Place[] {
  switch (node.kind) {
    case "word":
      return advance(run, places, first, (word) => node.forms.has(word));
    case "prefix":
      return advance(run, places, first, (word) => word.startsWith(node.prefix));
    case "suffix":
      return advance(run, places, first, (word) => word.endsWith(node.suffix));
    case "number":
      return advance(
        run,
        places,
        first,
        (word, index) => isNumber(word) && (node.unit === "any" || isPercent(run, index)),
      );
    case "sequence":
      return node.items.reduce(
        (reached, item) => (reached.length === 0 ? reached : step(run, item, reached, first)),
        places,
      );
    case "either":
      return unique(node.options.flatMap((option) => step(run, option, places, first)));
    case "maybe":
      return unique([...step(run, node.item, places, first), ...places]);
    case "gap":
      return gap(run, node.most, places, first);
    case "reported":
      return unique(
        places.flatMap((place) =>
          step(run, node.item, [place], first).map((after) => ({
            at: after.at,
            from: place.at,
            to: after.at,
          })),
        ),
      );
  }
}

function advance(
  run: WordRun,
  places: readonly Place[],
  first: number,
  fits: (word: string, index: number) => boolean,
): Place[] {
  const reached: Place[] = [];
  for (const place of places) {
    const word = run.words[place.at];
    const apart = place.at > first && run.joints[place.at] === "break";
    if (word !== undefined && !apart && fits(word.lower, place.at)) {
      reached.push({ at: place.at + 1, from: place.from, to: place.to });
    }
  }
  return reached;
}

function gap(run: WordRun, most: number, places: readonly Place[], first: number): readonly Place[] {
  let reached = [...places];
  let newest = reached;
  for (let count = 0; count < most && newest.length > 0; count++) {
    newest = advance(run, newest, first, () => true);
    reached = [...reached, ...newest];
  }
  return unique(reached);
}

function unique(places: readonly Place[]): readonly Place[] {
  if (places.length < 2) {
    return places;
  }
  const seen = new Set<number>();
  return places.filter(({ at }) => !seen.has(at) && seen.add(at));
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}

function isPercent(run: WordRun, index: number): boolean {
  return run.percent.has(index);
}
