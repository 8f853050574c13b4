import type { Bibliography, BibliographyEntry } from "../model/bibliography";
import { within } from "../model/citation";
import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import { citationsOf } from "../model/resolve";
import { type Span, touches } from "../text/span";
import type { Subject } from "./subject";

/**
 * The places of a manuscript that cite a work, in order of the text (UTF-16 offsets): of a key its letters, without `@`;
 * of an entry of the own list the number, or the names and year.
 */
export function placesThatCite(subject: Subject, manuscript: Manuscript): Span[] {
  const citing = citationsOf(subject.kind === "key" ? subject.key : subject.entry, manuscript);
  return citing.map(({ member }) =>
    member.kind === "key" ? within(member, member.keySpan) : { start: member.start, end: member.end },
  );
}

/** How often a work is cited: a range counts for each of its works, a group once for each. */
export function timesCited(subject: Subject, manuscript: Manuscript): number {
  return citationsOf(subject.kind === "key" ? subject.key : subject.entry, manuscript).length;
}

/** The entry of a bibliography whose key stands at an offset. */
export function entryWithKeyAt(offset: number, { entries }: Bibliography): BibliographyEntry | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  const entry = entries[low];
  return entry && touches(entry.keySpan, offset) ? entry : undefined;
}

/** Whether a key means the same in a library: the entry of that file, or for `undefined` no entry at all. */
export function meansSame(key: string, library: Library, uri: string | undefined): boolean {
  return library.entry(key)?.bibliography.uri === uri;
}
