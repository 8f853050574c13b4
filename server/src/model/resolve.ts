import { fold } from "../text/fold";
import type {
  AuthorYearMember,
  Citation,
  CitationMember,
  FootnoteMember,
  KeyMember,
  NumberMember,
} from "./citation";
import { footnotesIn, noteLabel } from "./footnote-references";
import type { Library, LibraryEntry } from "./library";
import { searchLibrary } from "./library-search";
import type { Manuscript } from "./manuscript";
import { entriesNamed, type NearMiss } from "./named-entries";
import { type Reference, shortName } from "./reference";
import { referenceFromEntry } from "./reference-entry";
import type { ListEntry } from "./reference-list";

export type { NearMiss } from "./named-entries";

/** A work that a citation points to: an entry of the document's own list (or a footnote), or one of a bibliography. */
export type Target =
  | { readonly kind: "entry"; readonly entry: ListEntry }
  | { readonly kind: "library"; readonly key: string; readonly entry: LibraryEntry };

/** A work that a citation names, and what is known of it. */
export interface CitedWork {
  /** As a reader would say it: "@liu2020", "12", "Liu et al. 2020". */
  readonly label: string;
  /** Undefined when there is no such work. */
  readonly target: Target | undefined;
}

/** What a member of a citation points to. */
export interface Resolution {
  /** One for each number of a range; for authors and a year, all works that fit. */
  readonly works: readonly CitedWork[];
  /** Where authors and year fit no entry: those that they miss by little. */
  readonly near: readonly NearMiss[];
}

/** A range over more numbers than this is a slip of the pen; its ends say enough. */
export const MAX_RANGE = 500;

/** What a member of a citation points to. */
export function resolve(member: CitationMember, manuscript: Manuscript, library: Library): Resolution {
  switch (member.kind) {
    case "key": {
      const entry = library.entry(member.key);
      const target: Target | undefined = entry && { kind: "library", key: member.key, entry };
      return { works: [{ label: `@${member.key}`, target }], near: [] };
    }
    case "number": {
      const entries = manuscript.references?.byNumber;
      const works = numbersOf(member).map((number) => ({
        label: String(number),
        target: targetOf(entries?.get(number)),
      }));
      return { works, near: [] };
    }
    case "author-year":
      return resolveNames(member, manuscript, library);
    case "footnote": {
      const label = member.label ?? "";
      return { works: [{ label: `[^${label}]`, target: targetOf(noteOf(member, manuscript)) }], near: [] };
    }
  }
}

/** What is known of a work, decoded now. */
export function referenceOf(target: Target): Reference {
  if (target.kind === "library") return target.entry.entry.reference();
  const { text, number, start, end, marker } = target.entry;
  const key = number === undefined ? "" : String(number);
  return referenceFromEntry(text, key, { uri: "", span: { start, end }, keySpan: marker });
}

/** A place that cites a work. */
export interface CitingMember {
  readonly citation: Citation;
  readonly member: CitationMember;
}

/** All members of citations that name an entry of the document's own list, a footnote, or a citation key, in order. */
export function citationsOf(target: ListEntry | string, manuscript: Manuscript): readonly CitingMember[] {
  const { byKey, byEntry } = indexOf(manuscript);
  return (typeof target === "string" ? byKey.get(target) : byEntry.get(target.start)) ?? [];
}

// Manubot resolves these by itself (manubot.org, "Citations"), MyST DOIs and their addresses: they need no entry.
const persistentId =
  /^(?:(?:doi|shortdoi|pmid|pubmed|pmc|pmcid|arxiv|isbn|url|https?|wikidata|clinicaltrials|tag|raw):|10\.\d{4,9}\/)/i;

/** Whether a key is an identifier that other tools look up, so that no bibliography need have it. */
export function isPersistentId(key: string): boolean {
  return persistentId.test(key);
}

interface CitingIndex {
  readonly byKey: Map<string, CitingMember[]>;
  /** By where the entry's text starts. */
  readonly byEntry: Map<number, CitingMember[]>;
}

const citing = new WeakMap<Manuscript, CitingIndex>();

function indexOf(manuscript: Manuscript): CitingIndex {
  const known = citing.get(manuscript);
  if (known) return known;
  const index: CitingIndex = { byKey: new Map(), byEntry: new Map() };
  for (const citation of manuscript.citations) {
    for (const member of citation.members) {
      if (member.kind === "key") file(index.byKey, member.key, { citation, member });
      else
        for (const { start } of entriesOf(member, manuscript))
          file(index.byEntry, start, { citation, member });
    }
  }
  citing.set(manuscript, index);
  return index;
}

function file<Key>(index: Map<Key, CitingMember[]>, key: Key, place: CitingMember): void {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}

/** The entries of the document itself that a member names. */
function entriesOf(member: Exclude<CitationMember, KeyMember>, manuscript: Manuscript): readonly ListEntry[] {
  const { references } = manuscript;
  switch (member.kind) {
    case "number":
      return numbersOf(member).flatMap((number) => references?.byNumber.get(number) ?? []);
    case "author-year":
      return references ? entriesNamed(member, references).fitting : [];
    case "footnote":
      return [noteOf(member, manuscript)].filter((note) => note !== undefined);
  }
}

function numbersOf({ first, last }: NumberMember): number[] {
  if (first === last) return [first];
  if (last < first || last - first >= MAX_RANGE) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function targetOf(entry: ListEntry | undefined): Target | undefined {
  return entry && { kind: "entry", entry };
}

function resolveNames(member: AuthorYearMember, { references }: Manuscript, library: Library): Resolution {
  const label = labelOf(member);
  const { fitting, near } = references ? entriesNamed(member, references) : { fitting: [], near: [] };
  const targets = references ? fitting.map((entry) => targetOf(entry)) : libraryTargets(member, library);
  return { works: (targets.length > 0 ? targets : [undefined]).map((target) => ({ label, target })), near };
}

function labelOf({ names, more, year, suffix }: AuthorYearMember): string {
  const [first = "", second] = names;
  const who =
    more || names.length > 2 ? `${first} et al.` : second === undefined ? first : `${first} and ${second}`;
  return `${who} ${year ?? "n.d."}${suffix ?? ""}`;
}

/** More works of the same authors and year than this nobody tells apart. */
const MOST_WORKS = 10;

function libraryTargets({ names, year }: AuthorYearMember, library: Library): Target[] {
  if (library.size === 0 || year === undefined) return [];
  const [first = ""] = names;
  const { references } = searchLibrary(library, `${names.join(" ")} ${year}`, new Set(), MOST_WORKS);
  return references.flatMap((reference): readonly Target[] => {
    const [author] = reference.authors;
    const entry = library.entry(reference.key);
    if (!author || !entry || reference.year !== year || fold(shortName(author)) !== fold(first)) return [];
    return [{ kind: "library", key: reference.key, entry }];
  });
}

const footnotes = new WeakMap<Manuscript, ReadonlyMap<string, ListEntry>>();

function noteOf({ label, start, end }: FootnoteMember, manuscript: Manuscript): ListEntry | undefined {
  if (label === undefined) {
    const inside = { start: start + "^[".length, end: end - "]".length };
    const text = manuscript.text.slice(inside.start, inside.end);
    return { ...inside, number: undefined, text, item: { start, end }, marker: { start, end: inside.start } };
  }
  let notes = footnotes.get(manuscript);
  if (!notes) {
    notes = footnotesIn(manuscript.blocks);
    footnotes.set(manuscript, notes);
  }
  return notes.get(noteLabel(label));
}
