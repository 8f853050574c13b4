import type { GlossaryEntry, TermMatch } from "./term-match";
import { type TermFinder, termFinder } from "./term-trie";

export type { GlossaryEntry, Meaning, TermMatch } from "./term-match";

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
  // Who never asks for a match pays for no trie.
  let finder: TermFinder | undefined;
  return {
    entries: kept,
    matches: (text, start, end) => (finder ??= termFinder(kept))(text, start, end),
  };
}
