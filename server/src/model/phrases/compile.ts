import { once } from "../../text/once";
import { type Anchor, anchorsOf, type Leaf } from "./anchor";
import type { PatternNode } from "./pattern";

/** A pattern with what it stands for. */
export interface Phrase<T> {
  readonly node: PatternNode;
  readonly value: T;
}

/** A pattern at one of its anchors. */
export interface AnchoredPhrase<T> extends Phrase<T> {
  readonly anchor: Anchor;
  /** The pattern's number in its index. */
  readonly number: number;
  /** The words with which it may begin; undefined when they cannot be listed. */
  readonly begins: ReadonlySet<string> | undefined;
}

/** Patterns found by one of their words, so that a sentence is read once however many patterns there are. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly AnchoredPhrase<T>[]>;
  /** Patterns found by a prefix, by its first three letters. */
  readonly byPrefix: ReadonlyMap<string, readonly AnchoredPhrase<T>[]>;
  /** Patterns found by a number. */
  readonly byNumber: readonly AnchoredPhrase<T>[];
}

/** The letters of a prefix that the index looks at. */
export const PREFIX_KEY = 3;

/**
 * Indexes patterns by the rarest word that each must hold.
 * Throws a SyntaxError for a pattern that holds no word for certain: it would be tried everywhere.
 */
export function compilePhrases<T>(phrases: readonly Phrase<T>[]): PhraseIndex<T> {
  const byWord = new Map<string, AnchoredPhrase<T>[]>();
  const byPrefix = new Map<string, AnchoredPhrase<T>[]>();
  const byNumber: AnchoredPhrase<T>[] = [];
  phrases.forEach((phrase, number) => {
    const anchors = anchorsOf(phrase.node);
    if (beginsWithGap(phrase.node)) {
      throw new SyntaxError("a pattern cannot begin with a gap: it would begin at several words at once");
    }
    if (anchors === undefined) {
      throw new SyntaxError("a pattern needs a word or a number that is neither optional nor a gap");
    }
    const begins = beginningsOf([phrase.node]);
    for (const anchor of anchors) {
      const entry = { ...phrase, anchor, number, begins };
      const keys = keysOf(anchor.leaf);
      if (keys === undefined) {
        byNumber.push(entry);
      } else {
        for (const key of keys) {
          enter(anchor.leaf.kind === "prefix" ? byPrefix : byWord, key, entry);
        }
      }
    }
  });
  return { byWord, byPrefix, byNumber };
}

/** The same for patterns that are compiled when a sentence is first searched for them: most runs of the command line never ask. */
export function phrasesWhenAsked<T>(phrases: () => readonly Phrase<T>[]): PhraseIndex<T> {
  const index = once(() => compilePhrases(phrases()));
  return {
    get byWord() {
      return index().byWord;
    },
    get byPrefix() {
      return index().byPrefix;
    },
    get byNumber() {
      return index().byNumber;
    },
  };
}

/** The words with which a run of nodes may begin: a cheap look before a pattern is tried at a place. */
function beginningsOf(nodes: readonly PatternNode[]): ReadonlySet<string> | undefined {
  const [first, ...rest] = nodes;
  switch (first?.kind) {
    case "word":
      return first.forms;
    case "sequence":
      return beginningsOf([...first.items, ...rest]);
    case "reported":
      return beginningsOf([first.item, ...rest]);
    case "either":
      return union(first.options.map((option) => beginningsOf([option, ...rest])));
    case "maybe":
      return union([beginningsOf([first.item, ...rest]), beginningsOf(rest)]);
    case "prefix":
    case "suffix":
    case "number":
    case "gap":
    case undefined:
      return undefined;
  }
}

function union(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    set.forEach((word) => all.add(word));
  }
  return all;
}

function beginsWithGap(node: PatternNode): boolean {
  switch (node.kind) {
    case "gap":
      return true;
    case "sequence":
      return node.items.slice(0, 1).some(beginsWithGap);
    case "either":
      return node.options.some(beginsWithGap);
    case "maybe":
    case "reported":
      return beginsWithGap(node.item);
    case "word":
    case "prefix":
    case "suffix":
    case "number":
      return false;
  }
}

/** What a leaf is looked up by; nothing for a number. */
function keysOf(leaf: Leaf): Iterable<string> | undefined {
  switch (leaf.kind) {
    case "word":
      return leaf.forms;
    case "prefix":
      if (leaf.prefix.length < PREFIX_KEY) {
        throw new SyntaxError(`“${leaf.prefix}*” is too short: a prefix has at least ${PREFIX_KEY} letters`);
      }
      return [leaf.prefix.slice(0, PREFIX_KEY)];
    case "number":
      return undefined;
  }
}

function enter<T>(map: Map<string, AnchoredPhrase<T>[]>, key: string, entry: AnchoredPhrase<T>): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [entry]);
  } else {
    list.push(entry);
  }
}
