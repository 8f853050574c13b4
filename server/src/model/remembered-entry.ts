import type { BibliographyEntry } from "./bibliography";
import type { Reference } from "./reference";
import { type EntryReference, referenceFromEntry } from "./reference-entry";

/** Entries of reference lists that are kept read: those of some open manuscripts. */
const MAX_REMEMBERED = 2_000;

const entries = new Map<string, EntryReference>();
const cited = new WeakMap<BibliographyEntry, Reference>();

/**
 * An entry of a document's own list, read without its place; the same text is read once. Most keystrokes leave most
 * entries as they are, and every rule about references asks for all of them.
 */
export function rememberedEntry(text: string): EntryReference {
  const known = entries.get(text);
  if (known !== undefined) return known;
  if (entries.size >= MAX_REMEMBERED) entries.clear();
  const read = referenceFromEntry(text);
  entries.set(text, read);
  return read;
}

/** The reference of an entry that a manuscript cites, decoded once for as long as its file stays as it is. */
export function citedReference(entry: BibliographyEntry): Reference {
  const known = cited.get(entry);
  if (known !== undefined) return known;
  const read = entry.reference();
  cited.set(entry, read);
  return read;
}
