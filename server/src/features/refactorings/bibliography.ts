import type { Bibliography, BibliographyEntry } from "../../model/bibliography";
import type { SameWork } from "../../model/same-work";
import type { Edit } from "../../text/span";
import { keysNamedIn } from "../rename";

/** The entries of a BibTeX file that nothing cites, and no other entry names (`crossref`, `xdata`). */
export function uncitedIn(
  bibliography: Bibliography,
  isCited: (key: string) => boolean,
): ReadonlySet<BibliographyEntry> {
  const named = new Set(keysNamedIn(bibliography).map(({ key }) => key));
  return new Set(bibliography.entries.filter(({ key }) => !isCited(key) && !named.has(key)));
}

/** Which entry takes the place of which others: of one publication the one that says most. */
export function mergedEntries(
  same: readonly SameWork<BibliographyEntry>[],
): ReadonlyMap<BibliographyEntry, BibliographyEntry> {
  const groups = new Map<BibliographyEntry, BibliographyEntry[]>();
  const firsts = new Map<BibliographyEntry, BibliographyEntry>();
  for (const { first, other, by } of same) {
    // A preprint and its published version are two works, both of which may be cited.
    if (by === "preprint") continue;
    const home = firsts.get(first) ?? first;
    firsts.set(other, home);
    groups.set(home, [...(groups.get(home) ?? [home]), other]);
  }
  const merged = new Map<BibliographyEntry, BibliographyEntry>();
  for (const group of groups.values()) {
    const best = group.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
    for (const entry of group) if (entry !== best) merged.set(entry, best);
  }
  return merged;
}

/** The edits that take entries out of a file, with the blank lines behind them. */
export function withoutEntries(
  { text, entries }: Bibliography,
  goes: ReadonlySet<BibliographyEntry>,
): Edit[] {
  return entries.flatMap((entry) => {
    if (!goes.has(entry)) return [];
    const behind = /^[ \t]*,?[ \t]*(?:[\r\n][ \t]*(?=[\r\n]|$))*(?:\r\n|\n|\r)?/.exec(
      text.slice(entry.end, entry.end + longestGap),
    );
    return [{ span: { start: entry.start, end: entry.end + (behind?.[0].length ?? 0) }, text: "" }];
  });
}

const longestGap = 200;
