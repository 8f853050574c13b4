import { complete, type Steps } from "../text/steps";
import { onlyExpands } from "./glossary-rows";
import type { GlossaryEntry, TermMatch } from "./term-match";
import { type TermFinder, termFinderInSteps } from "./term-trie";

export type { GlossaryEntry, Meaning, TermMatch } from "./term-match";

/** All terms that a document can use, ready to be found in text. Immutable. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** The terms between two offsets (UTF-16) of a text: leftmost, longest, whole words, never overlapping. */
  matches(text: string, start?: number, end?: number): TermMatch[];
  /** Makes ready what `matches` needs, which otherwise does so itself, all at once. */
  prepare(): Steps<void>;
}

/**
 * Builds a glossary; of two entries with the same preferred form the earlier wins, as the document's own comes before the
 * shipped ones. A list of abbreviations explains nothing: it gives the other entry its abbreviation.
 */
export function glossaryOf(entries: readonly GlossaryEntry[]): Glossary {
  const byTerm = new Map<string, GlossaryEntry>();
  for (const entry of entries) {
    const name = entry.term.term.toLowerCase();
    const before = byTerm.get(name);
    if (!before) byTerm.set(name, entry);
    else if (onlyExpands(before.term) && !onlyExpands(entry.term)) {
      byTerm.set(name, abbreviated(entry, before.term.abbreviation));
    }
  }
  const kept = [...byTerm.values()];
  // Who never asks for a match pays for no trie.
  let finder: TermFinder | undefined;
  return {
    entries: kept,
    matches: (text, start, end) => (finder ??= complete(termFinderInSteps(kept)))(text, start, end),
    *prepare() {
      finder ??= yield* termFinderInSteps(kept);
    },
  };
}

/** An entry with another abbreviation; its own is a variant from then on. */
function abbreviated(entry: GlossaryEntry, abbreviation: string | undefined): GlossaryEntry {
  const { abbreviation: own, variants = [] } = entry.term;
  if (abbreviation === undefined || abbreviation === own) return entry;
  const others = own === undefined ? variants : [own, ...variants];
  const term = { ...entry.term, abbreviation, variants: others.filter((form) => form !== abbreviation) };
  return { ...entry, term };
}
