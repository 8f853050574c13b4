import type { Glossary, GlossaryEntry } from "./glossary";

/** The entry of a term by its preferred form, else by its abbreviation, else by a variant; case does not matter. */
export function entryNamed(glossary: Glossary, name: string): GlossaryEntry | undefined {
  let names = known.get(glossary);
  if (!names) {
    names = namesIn(glossary);
    known.set(glossary, names);
  }
  return names.get(name.toLowerCase());
}

const known = new WeakMap<Glossary, ReadonlyMap<string, GlossaryEntry>>();

function namesIn({ entries }: Glossary): ReadonlyMap<string, GlossaryEntry> {
  const names = new Map<string, GlossaryEntry>();
  const add = (name: string, entry: GlossaryEntry): void => {
    const lower = name.toLowerCase();
    if (!names.has(lower)) names.set(lower, entry);
  };
  for (const entry of entries) add(entry.term.term, entry);
  for (const entry of entries) if (entry.term.abbreviation !== undefined) add(entry.term.abbreviation, entry);
  for (const entry of entries) for (const variant of entry.term.variants ?? []) add(variant, entry);
  return names;
}
