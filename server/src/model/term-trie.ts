import { formTokens, isName, pluralsOf } from "../text/forms";
import type { Steps } from "../text/steps";
import { tokenIdsOf } from "../text/token-ids";
import { formsOf, type TermForm } from "./term";
import type { GlossaryEntry, Meaning, TermMatch } from "./term-match";

/** Finds terms between two offsets (UTF-16) of a text: leftmost, longest, whole words, never overlapping. */
export type TermFinder = (text: string, start?: number, end?: number) => TermMatch[];

/**
 * Compiles all forms of all entries into one trie over numbered tokens. Names are compared as written and words without
 * regard to capitals, so that a token may follow two edges; the longest match of all ways wins.
 */
export function* termFinderInSteps(entries: readonly GlossaryEntry[]): Steps<TermFinder> {
  const { words, nodes } = yield* drafted(entries);
  const numbered = tokenIdsOf(words);
  const trie = compiled(nodes, words.length);
  // The nodes that the tokens read so far lead to, and those behind the next one.
  let current: number[] = [];
  let following: number[] = [];

  return (text, start = 0, end = text.length) => {
    const tokens = numbered(text, start, end);
    const matches: TermMatch[] = [];
    for (let first = 0; first < tokens.count; ) {
      const exactRoot = trie.roots[tokens.exact[first] ?? 0] ?? 0;
      const lowerRoot = trie.roots[tokens.lower[first] ?? 0] ?? 0;
      // Nothing begins with most words.
      if (exactRoot === 0 && lowerRoot === 0) {
        first++;
        continue;
      }
      let found: Meaning[] | undefined;
      let foundAt = first;
      current.length = 0;
      push(current, exactRoot);
      if (lowerRoot !== exactRoot) push(current, lowerRoot);
      for (let at = first; current.length > 0; ) {
        const meanings = meaningsAt(trie, current);
        if (meanings) {
          found = meanings;
          foundAt = at;
        }
        at++;
        if (at >= tokens.count || !isJoined(text, tokens.ends[at - 1] ?? 0, tokens.starts[at] ?? 0)) break;
        following.length = 0;
        const exact = tokens.exact[at] ?? 0;
        const lower = tokens.lower[at] ?? 0;
        for (const node of current) {
          push(following, next(trie, node, exact));
          if (lower !== exact) push(following, next(trie, node, lower));
        }
        [current, following] = [following, current];
      }
      if (found) {
        matches.push({ start: tokens.starts[first] ?? 0, end: tokens.ends[foundAt] ?? 0, meanings: found });
        first = foundAt + 1;
      } else first++;
    }
    return matches;
  };
}

interface DraftNode {
  readonly next: Map<number, DraftNode>;
  readonly meanings: Meaning[];
  readonly id: number;
}

interface Draft {
  /** The vocabulary; a word's number is its place, counted from 1. */
  readonly words: readonly string[];
  /** The first is the root. */
  readonly nodes: readonly DraftNode[];
}

/** Entries whose forms are taken in between two chances to do something else: a few milliseconds' worth. */
const STEP = 500;

function* drafted(entries: readonly GlossaryEntry[]): Steps<Draft> {
  const ids = new Map<string, number>();
  const nodes: DraftNode[] = [{ next: new Map(), meanings: [], id: 0 }];
  const [root] = nodes;
  const step = (node: DraftNode, token: string): DraftNode => {
    const id = ids.get(token) ?? ids.size + 1;
    ids.set(token, id);
    const known = node.next.get(id);
    if (known) return known;
    const fresh = { next: new Map<number, DraftNode>(), meanings: [], id: nodes.length };
    nodes.push(fresh);
    node.next.set(id, fresh);
    return fresh;
  };
  const add = (entry: GlossaryEntry, { form, kind, plural }: TermForm): void => {
    const tokens = formTokens(form).map(({ exact, lower }) => (isName(exact) ? exact : lower));
    const last = tokens.pop();
    if (last === undefined || !root) return;
    let node = root;
    for (const token of tokens) node = step(node, token);
    for (const ending of plural === "none" ? [last] : [last, ...pluralsOf(last)]) {
      const { meanings } = step(node, ending);
      if (!meanings.some((known) => known.entry === entry)) meanings.push({ entry, kind, form });
    }
  };
  for (const [index, entry] of entries.entries()) {
    for (const form of formsOf(entry.term)) add(entry, form);
    if (index % STEP === STEP - 1) yield;
  }
  return { words: [...ids.keys()], nodes };
}

interface Trie {
  /** By the number of a token, the node to which it leads from the root; 0 for none. */
  readonly roots: Int32Array;
  /** An open hash table of the other edges: node and token lead to a node. */
  readonly fromNode: Int32Array;
  readonly token: Int32Array;
  readonly toNode: Int32Array;
  /** By node; nothing for one at which no form ends. */
  readonly meanings: readonly (readonly Meaning[] | undefined)[];
}

function compiled(nodes: readonly DraftNode[], words: number): Trie {
  const edges = nodes.reduce((sum, { next: edgesOf }) => sum + edgesOf.size, 0);
  const size = 1 << Math.ceil(Math.log2(edges * 2 + 16));
  const trie = {
    roots: new Int32Array(words + 1),
    fromNode: new Int32Array(size),
    token: new Int32Array(size),
    toNode: new Int32Array(size),
    meanings: nodes.map(({ meanings }) => (meanings.length > 0 ? meanings : undefined)),
  };
  for (const node of nodes) {
    for (const [token, to] of node.next) {
      if (node.id === 0) {
        trie.roots[token] = to.id;
        continue;
      }
      let slot = slotOf(node.id, token) & (size - 1);
      while (trie.toNode[slot] !== 0) slot = (slot + 1) & (size - 1);
      trie.fromNode[slot] = node.id;
      trie.token[slot] = token;
      trie.toNode[slot] = to.id;
    }
  }
  return trie;
}

function slotOf(node: number, token: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)) >>> 7;
}

function push(nodes: number[], node: number): void {
  if (node !== 0) nodes.push(node);
}

function next({ fromNode, token, toNode }: Trie, node: number, id: number): number {
  if (id === 0) return 0;
  const last = toNode.length - 1;
  for (let slot = slotOf(node, id) & last; toNode[slot] !== 0; slot = (slot + 1) & last) {
    if (fromNode[slot] === node && token[slot] === id) return toNode[slot] ?? 0;
  }
  return 0;
}

function meaningsAt({ meanings }: Trie, nodes: readonly number[]): Meaning[] | undefined {
  let all: Meaning[] | undefined;
  for (const node of nodes) {
    const here = meanings[node];
    if (here) all = all ? [...all, ...here] : [...here];
  }
  return all;
}

/** Whether two tokens may belong to one term: nothing, a hyphen or white space stands between them. */
function isJoined(text: string, end: number, start: number): boolean {
  if (start === end) return true;
  if (start - end > maxGap) return false;
  let at = end;
  if (isHyphen(text.charCodeAt(at))) at++;
  while (at < start && isSpace(text.charCodeAt(at))) at++;
  return at === start;
}

// Room for the blanks that a mask leaves of mark-up or of a Greek letter written as maths.
const maxGap = 24;

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011 || unit === 0x2013 || unit === 0x2212;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || (unit > 0x7f && /\s/.test(String.fromCharCode(unit)));
}
