import type { Glossary, GlossaryEntry } from "../../model/glossary";
import { fold } from "../../text/fold";

/** More terms than this help nobody to find one. */
const mostFound = 50;

/** The entries of a glossary one of whose names has a query in it, those that begin with it first; none for an empty query. */
export function termsNamedLike(query: string, { entries }: Glossary): readonly GlossaryEntry[] {
  const wanted = fold(query).trim();
  if (wanted === "") return [];
  const ranked = entries.flatMap((entry) => {
    const rank = rankOf(entry, wanted);
    return rank === undefined ? [] : [{ entry, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.entry.term.term.length - b.entry.term.term.length)
    .slice(0, mostFound)
    .map(({ entry }) => entry);
}

function rankOf({ term }: GlossaryEntry, wanted: string): number | undefined {
  const names = [term.term, term.abbreviation ?? "", ...(term.variants ?? [])].map(fold);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : undefined;
}
