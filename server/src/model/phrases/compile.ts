import type { PatternNode } from "./pattern";

/** A pattern in an index, with what it stands for. */
export interface IndexedPattern<T> {
  readonly node: PatternNode;
  readonly value: T;
}

/** Patterns found by the word they begin with, so that a sentence is read once however many patterns there are. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly IndexedPattern<T>[]>;
  /** Patterns that begin with a prefix, by its first three letters. */
  readonly byPrefix: ReadonlyMap<string, readonly IndexedPattern<T>[]>;
  /** Patterns that begin with a number. */
  readonly byNumber: readonly IndexedPattern<T>[];
}

/** The letters of a prefix that the index looks at. */
export const PREFIX_KEY = 3;

/**
 * Indexes patterns by their first word.
 * Throws a SyntaxError when a pattern can begin with a gap or with nothing: it would be tried at every word.
 */
export function compilePhrases<T>(patterns: readonly IndexedPattern<T>[]): PhraseIndex<T> {
  const byWord = new Map<string, IndexedPattern<T>[]>();
  const byPrefix = new Map<string, IndexedPattern<T>[]>();
  const byNumber = new Set<IndexedPattern<T>>();
  for (const pattern of patterns) {
    const { starts, empty } = firstNodes(pattern.node);
    if (empty || starts.some((start) => start.kind === "gap")) {
      throw new SyntaxError("a pattern begins with a word or a number, not with a gap or an option");
    }
    for (const start of starts) {
      if (start.kind === "word") {
        start.forms.forEach((form) => {
          enter(byWord, form, pattern);
        });
      } else if (start.kind === "prefix") {
        if (start.prefix.length < PREFIX_KEY) {
          throw new SyntaxError(
            `“${start.prefix}*” is too short: a prefix has at least ${PREFIX_KEY} letters`,
          );
        }
        enter(byPrefix, start.prefix.slice(0, PREFIX_KEY), pattern);
      } else {
        byNumber.add(pattern);
      }
    }
  }
  return { byWord, byPrefix, byNumber: [...byNumber] };
}

function enter<T>(map: Map<string, IndexedPattern<T>[]>, key: string, pattern: IndexedPattern<T>): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [pattern]);
  } else if (list.at(-1) !== pattern) {
    list.push(pattern);
  }
}

type Start = Extract<PatternNode, { kind: "word" | "prefix" | "number" | "gap" }>;

/** The nodes that a match can begin with, and whether the pattern can match nothing at all. */
function firstNodes(node: PatternNode): { readonly starts: readonly Start[]; readonly empty: boolean } {
  switch (node.kind) {
    case "word":
    case "prefix":
    case "number":
    case "gap":
      return { starts: [node], empty: false };
    case "reported":
      return firstNodes(node.item);
    case "maybe":
      return { starts: firstNodes(node.item).starts, empty: true };
    case "either": {
      const all = node.options.map(firstNodes);
      return { starts: all.flatMap((one) => one.starts), empty: all.some((one) => one.empty) };
    }
    case "sequence": {
      const starts: Start[] = [];
      for (const item of node.items) {
        const first = firstNodes(item);
        starts.push(...first.starts);
        if (!first.empty) {
          return { starts, empty: false };
        }
      }
      return { starts, empty: true };
    }
  }
}
