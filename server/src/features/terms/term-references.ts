import type { AbbreviationUse } from "../../model/abbreviations/abbreviations";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { termIntroductions } from "../../model/term-introductions";
import { entryNamed } from "../../model/term-names";
import { byEntry } from "../../model/term-uses";
import type { Span } from "../../text/span";
import type { Highlight } from "../highlight";
import { ownAbbreviationAt } from "./own-abbreviation";
import { termAt } from "./term-at";

/** The entries that the word at an offset (UTF-16) of a manuscript may mean. */
export function entriesAt(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
): readonly GlossaryEntry[] {
  return termAt(offset, manuscript, glossary)?.meanings.map(({ entry }) => entry) ?? [];
}

/** Every use of some entries in a manuscript, whichever its form, in order. The manuscript may know them from another glossary. */
export function usesOfTerms(
  entries: readonly GlossaryEntry[],
  manuscript: Manuscript,
  glossary: Glossary,
): readonly Span[] {
  const uses = byEntry(manuscript, glossary);
  const own = entries.flatMap(({ term }) => entryNamed(glossary, term.term) ?? []);
  const spans = new Map<string, Span>();
  for (const entry of own) {
    for (const { start, end } of uses.get(entry) ?? []) spans.set(`${start} ${end}`, { start, end });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

/** The other uses of the term or abbreviation at an offset; the place where it is introduced describes it. */
export function termHighlightsAt(offset: number, manuscript: Manuscript, glossary: Glossary): Highlight[] {
  const entries = entriesAt(offset, manuscript, glossary);
  if (entries.length === 0) {
    return ownAbbreviationUses(offset, manuscript).map(({ start, end, introduces }) => {
      return { kind: introduces ? "describes" : "cites", start, end };
    });
  }
  const introductions = termIntroductions(manuscript, glossary);
  const introduced = entries.flatMap((entry) => introductions.get(entry) ?? []);
  return usesOfTerms(entries, manuscript, glossary).map(({ start, end }) => {
    const inside = introduced.some((one) => one.start <= start && end <= one.end);
    return { kind: inside ? "describes" : "cites", start, end };
  });
}

/** The uses of the abbreviation at an offset that the manuscript introduces and no glossary explains. */
export function ownAbbreviationUses(offset: number, manuscript: Manuscript): readonly AbbreviationUse[] {
  return ownAbbreviationAt(offset, manuscript)?.uses ?? [];
}
