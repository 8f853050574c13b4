import type { Citation, CitationMember } from "../model/citation";
import type { Library } from "../model/library";
import { citationAt, type Manuscript } from "../model/manuscript";
import type { ListEntry } from "../model/reference-list";
import { type CitedWork, resolve } from "../model/resolve";
import { type Span, touches } from "../text/span";

/** A work that a place in a manuscript is about: the one with a citation key, or an entry of the document's own list. */
export type Subject =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "entry"; readonly entry: ListEntry };

/** The works that a place is about, and the words that say so. */
export interface Place extends Span {
  readonly subjects: readonly Subject[];
}

/**
 * What an offset (UTF-16) is about: the works of a citation's member, between members all works of the citation,
 * in the document's own reference list the entry. Undefined elsewhere.
 */
export function placeAt(offset: number, manuscript: Manuscript, library: Library): Place | undefined {
  const cited = citedAt(offset, manuscript, library);
  if (cited) {
    const subjects = cited.members.flatMap(({ member, works }) => subjectsOf(member, works));
    return { start: cited.start, end: cited.end, subjects };
  }
  const entry = entryAt(offset, manuscript);
  return entry && { start: entry.start, end: entry.end, subjects: [{ kind: "entry", entry }] };
}

/** What stands at a place of a citation. */
export interface CitedPlace extends Span {
  readonly members: readonly {
    readonly member: CitationMember;
    readonly works: readonly CitedWork[];
  }[];
}

/** What is cited at a cursor: of a citation the member that the cursor is in or behind, at one end of a range of numbers only that number. */
export function citedAt(offset: number, manuscript: Manuscript, library: Library): CitedPlace | undefined {
  const citation = citationAt(manuscript, offset);
  const behind = citation?.members.find((one) => touches(one, offset));
  return citation && citedIn(citation, memberOn(offset, citation) ?? behind, offset, manuscript, library);
}

/** What is cited under a pointer, which is on a character and not between two: between members, all of the citation. */
export function citedUnder(offset: number, manuscript: Manuscript, library: Library): CitedPlace | undefined {
  const citation = citationAt(manuscript, offset);
  return citation && citedIn(citation, memberOn(offset, citation), offset, manuscript, library);
}

function memberOn(offset: number, { members }: Citation): CitationMember | undefined {
  return members.find(({ start, end }) => start <= offset && offset < end);
}

function citedIn(
  citation: Citation,
  member: CitationMember | undefined,
  offset: number,
  manuscript: Manuscript,
  library: Library,
): CitedPlace {
  if (!member) {
    const members = citation.members.map((one) => ({
      member: one,
      works: resolve(one, manuscript, library).works,
    }));
    return { start: citation.start, end: citation.end, members };
  }
  const { works } = resolve(member, manuscript, library);
  const end = endOfRangeAt(offset, member, manuscript.text);
  if (!end) return { start: member.start, end: member.end, members: [{ member, works }] };
  const one = end.which === "first" ? works.slice(0, 1) : works.slice(-1);
  return { start: end.start, end: end.end, members: [{ member, works: one }] };
}

/** The entry of the document's own list at an offset. */
export function entryAt(offset: number, { references }: Manuscript): ListEntry | undefined {
  if (!references || offset < references.start || offset > references.end) return undefined;
  return references.entries.find(({ item }) => touches(item, offset));
}

/** The key under which the library has a work, and only for citations that name no key. */
function subjectsOf(member: CitationMember, works: readonly CitedWork[]): Subject[] {
  if (member.kind === "key") return [{ kind: "key", key: member.key }];
  return works.flatMap(({ target }): readonly Subject[] => {
    if (!target) return [];
    return target.kind === "entry"
      ? [{ kind: "entry", entry: target.entry }]
      : [{ kind: "key", key: target.key }];
  });
}

interface RangeEnd extends Span {
  readonly which: "first" | "last";
}

/** The number at one end of a range on which an offset lies; undefined on the dash, and for anything but a range. */
function endOfRangeAt(offset: number, member: CitationMember, text: string): RangeEnd | undefined {
  if (member.kind !== "number" || member.first === member.last) return undefined;
  const written = text.slice(member.start, member.end);
  const first = member.start + (/^\p{N}+/u.exec(written)?.[0].length ?? 0);
  const last = member.end - (/\p{N}+$/u.exec(written)?.[0].length ?? 0);
  if (offset <= first) return { which: "first", start: member.start, end: first };
  return offset >= last ? { which: "last", start: last, end: member.end } : undefined;
}
