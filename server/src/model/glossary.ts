import { formTokens, isName, joins, pluralsOf } from "../text/forms";
import type { Span } from "../text/span";
import { type FormKind, formsOf, type Term, type TermForm } from "./term";

/** A term of a particular glossary file. */
export interface GlossaryEntry {
  readonly term: Term;
  /** The file it comes from and where it stands there; undefined for terms that ship with Caveat. */
  readonly origin: (Span & { readonly uri: string }) | undefined;
}

/** What a form in a text may mean. */
export interface Meaning {
  readonly entry: GlossaryEntry;
  readonly kind: FormKind;
  /** The form as the glossary writes it. */
  readonly form: string;
}

/** A place where a term occurs; more than one meaning where the glossaries leave it open. */
export interface TermMatch extends Span {
  readonly meanings: readonly Meaning[];
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  readonly meanings: Meaning[];
}

/** All terms that a document can use, ready to be found in text. Immutable. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** The terms between two offsets (UTF-16) of a text: leftmost, longest, whole words, never overlapping. */
  matches(text: string, start?: number, end?: number): TermMatch[];
}

/** Builds a glossary; of two entries with the same preferred form the earlier wins, as the document's own comes before the shipped ones. */
export function glossaryOf(entries: readonly GlossaryEntry[]): Glossary {
  const byTerm = new Map<string, GlossaryEntry>();
  for (const entry of entries) {
    const name = entry.term.term.toLowerCase();
    if (!byTerm.has(name)) byTerm.set(name, entry);
  }
  const kept = [...byTerm.values()];
  // The command line never asks for a match; an editor does so at the first hover.
  let root: TrieNode | undefined;
  return {
    entries: kept,
    matches: (text, start, end) => findMatches((root ??= trieOf(kept)), text, start, end),
  };
}

function trieOf(entries: readonly GlossaryEntry[]): TrieNode {
  const root = newNode();
  for (const entry of entries) {
    for (const form of formsOf(entry.term)) addForm(root, entry, form);
  }
  return root;
}

function newNode(): TrieNode {
  return { next: new Map(), meanings: [] };
}

function addForm(root: TrieNode, entry: GlossaryEntry, { form, kind, plural }: TermForm): void {
  const tokens = formTokens(form).map(({ exact, lower }) => (isName(exact) ? exact : lower));
  const last = tokens.pop();
  if (last === undefined) return;
  let node = root;
  for (const token of tokens) node = step(node, token);
  for (const ending of plural === "none" ? [last] : [last, ...pluralsOf(last)]) {
    const { meanings } = step(node, ending);
    if (!meanings.some((known) => known.entry === entry)) meanings.push({ entry, kind, form });
  }
}

function step(node: TrieNode, token: string): TrieNode {
  let next = node.next.get(token);
  if (!next) {
    next = newNode();
    node.next.set(token, next);
  }
  return next;
}

function findMatches(root: TrieNode, text: string, start = 0, end = text.length): TermMatch[] {
  const tokens = formTokens(text, start, end);
  const matches: TermMatch[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let nodes: readonly TrieNode[] = [root];
    let found: TermMatch | undefined;
    let foundAt = first;
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at];
      const before = tokens[at - 1];
      if (!token || (at > first && before && !joins(text, before, token))) break;
      nodes = nodes.flatMap((node) => followers(node, token.exact, token.lower));
      if (nodes.length === 0) break;
      const meanings = nodes.flatMap((node) => node.meanings);
      if (meanings.length > 0) {
        found = { start: tokens[first]?.start ?? start, end: token.end, meanings };
        foundAt = at;
      }
    }
    if (found) {
      matches.push(found);
      first = foundAt;
    }
  }
  return matches;
}

function followers(node: TrieNode, exact: string, lower: string): TrieNode[] {
  const one = node.next.get(exact);
  const other = exact === lower ? undefined : node.next.get(lower);
  return [one, other].filter((next) => next !== undefined);
}
