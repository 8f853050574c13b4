import type { Span } from "../text/span";
import type { Citation, CitationMember } from "./citation";
import { type CitationSetting, familyOf, type StyleFamily, styleOf } from "./citation-style";
import { holdsReference } from "./entry-signs";
import { footnotesIn, noteLabel } from "./footnote-references";
import { entriesNamed } from "./named-entries";
import type { Section } from "./outline";
import type { ListEntry, PlacedBlock, ReferenceList } from "./reference-list";

/** What a document as a whole says about what looks like a citation in it. */
export interface CitingDocument {
  readonly blocks: readonly PlacedBlock[];
  readonly sections: readonly Section[];
  readonly references: ReferenceList | undefined;
}

/**
 * The citations among what the blocks found, in order; offsets (UTF-16) are those of the whole text. Candidates that the
 * document's style and its reference list speak for become certain, the others are dropped, and so is what stands in the
 * reference list itself. `setting` is how the project says that it cites: then nothing else is a citation but keys, which
 * can't be mistaken. Pure; applied to its own result it changes nothing.
 */
export function recognised(
  found: readonly Citation[],
  document: CitingDocument,
  setting?: CitationSetting,
): readonly Citation[] {
  const notes = footnotesIn(document.blocks);
  const references = [...notes.values()].filter(({ text }) => holdsReference(text));
  const entries = [...(document.references?.entries ?? []), ...references].map(({ item }) => item);
  const lists = document.sections.filter(({ role }) => role === "references");
  const isInEntry = lookup(entries);
  const isBelowList = lookup(lists);
  const possible = found.filter((citation) => {
    const family = familyOf(citation);
    // Keys in brackets cite wherever they stand.
    if (isInEntry(citation) && !(family === "keys" && citation.bracketed)) return false;
    // "How to cite this article: Doe et al. (2020)"
    if (isBelowList(citation) && family === "author-year") return false;
    return setting === undefined || family === "keys" || family === setting;
  });
  const certain = possible.filter((citation) => citation.certain);
  // Every style names authors in its sentences: "Liu et al. (2020) saw remissions [6]".
  const beside = styleOf(certain.filter(({ style, bracketed }) => bracketed || style !== "author-year"));
  const main = setting ?? beside.main ?? styleOf(certain).main;
  const context: Context = { references: document.references, notes, main, setting };
  const inParentheses = citesInParentheses(possible, beside.counts, context);
  return possible.flatMap((citation): readonly Citation[] => {
    if (citation.certain) return [citation];
    const accepted = citation.style === "parentheses" ? inParentheses : isCitation(citation, context);
    return accepted ? [{ ...citation, certain: true }] : [];
  });
}

interface Context {
  readonly references: ReferenceList | undefined;
  readonly notes: ReadonlyMap<string, ListEntry>;
  /** What the document mostly does, as far as is certain, or what the project says. */
  readonly main: StyleFamily | undefined;
  readonly setting: CitationSetting | undefined;
}

/** Whether something overlaps one of some spans, asked of things in order. */
function lookup(spans: readonly Span[]): (thing: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  return ({ start, end }) => {
    while ((sorted[next]?.end ?? Infinity) <= start) next++;
    return (sorted[next]?.start ?? Infinity) < end;
  };
}

function isCitation({ style, members }: Citation, context: Context): boolean {
  const { references, main, setting } = context;
  const numbered = (references?.byNumber.size ?? 0) > 0;
  switch (style) {
    case "numeric":
    case "superscript":
      if (!numbered) return setting === style;
      return (
        (main === undefined || main === style) && members.every((member) => isListed(member, references))
      );
    case "author-year":
      return members.some((member) => isNamed(member, context));
    case "footnote":
      return members.some((member) => isReferenceNote(member, context));
    case "key":
    case "myst":
    case "latex":
    case "parentheses":
      return false;
  }
}

function isListed(member: CitationMember, references: ReferenceList | undefined): boolean {
  return (
    member.kind === "number" &&
    references !== undefined &&
    references.byNumber.has(member.first) &&
    references.byNumber.has(member.last)
  );
}

function isNamed(member: CitationMember, { references, main }: Context): boolean {
  if (member.kind !== "author-year") return false;
  if (!references) return main === "author-year";
  const { fitting, near } = entriesNamed(member, references);
  return fitting.length > 0 || (main === "author-year" && near.length > 0);
}

function isReferenceNote(member: CitationMember, { notes, setting }: Context): boolean {
  if (member.kind !== "footnote" || member.label === undefined) return false;
  const note = notes.get(noteLabel(member.label));
  return note !== undefined && (setting === "footnotes" || holdsReference(note.text));
}

/** In other documents numbers in parentheses count or explain; few citations of other kinds may be slips. */
const MOST_STRAYS = 0.25;

/**
 * Whether `(1, 2)` cites here: the list is numbered, has all the numbers, at least half of it is cited so, and hardly
 * anything is cited otherwise.
 */
function citesInParentheses(
  citations: readonly Citation[],
  counts: Readonly<Record<StyleFamily, number>>,
  { references, setting }: Context,
): boolean {
  if (setting !== undefined) return setting === "parentheses";
  const candidates = citations.filter(({ style, certain }) => style === "parentheses" && !certain);
  const size = references?.byNumber.size ?? 0;
  const others = counts.keys + counts.numeric + counts.superscript + counts.footnotes;
  if (candidates.length === 0 || size === 0 || others > candidates.length * MOST_STRAYS) return false;
  const members = candidates.flatMap((citation) => citation.members);
  if (!members.every((member) => isListed(member, references))) return false;
  const cited = new Set<number>();
  for (const member of members) {
    if (member.kind !== "number") continue;
    for (let number = member.first; number <= member.last; number++) cited.add(number);
  }
  return cited.size >= size / 2;
}
