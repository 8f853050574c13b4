import type { Citation, CitationMember } from "../model/citation";
import type { Glossary, TermMatch } from "../model/glossary";
import type { Library } from "../model/library";
import { blockAt, citationAt, type Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import { referenceFromEntry } from "../model/reference-entry";
import type { ListEntry } from "../model/reference-list";
import { type Span, shift } from "../text/span";

/** A cited work: the number or key by which it is cited, and what is known of it. */
export interface CitedWork {
  readonly label: string;
  /** Undefined when nothing of that key or number was found. */
  readonly reference: Reference | undefined;
  /** The entry of the document's own list, as written. */
  readonly entry: ListEntry | undefined;
}

/** What a hover is about. */
export type HoverContent =
  | { readonly kind: "citation"; readonly span: Span; readonly works: readonly CitedWork[] }
  | { readonly kind: "term"; readonly span: Span; readonly match: TermMatch };

/** What hovers may look things up in. */
export interface HoverSources {
  readonly manuscript: Manuscript;
  readonly library: Library;
  readonly glossary: Glossary;
}

/** What there is to say about an offset (UTF-16): about a citation, else about a term, else nothing. */
export function hoverAt(offset: number, sources: HoverSources): HoverContent | undefined {
  return citationHover(offset, sources) ?? termHover(offset, sources);
}

function citationHover(offset: number, { manuscript, library }: HoverSources): HoverContent | undefined {
  const citation = citationAt(manuscript, offset);
  if (!citation) return undefined;
  const members = membersAt(citation, offset);
  const works = members.flatMap((member) => worksOf(member, manuscript, library));
  const span = members.length === 1 ? (members[0] ?? citation) : citation;
  return works.some(({ reference, entry }) => reference ?? entry)
    ? { kind: "citation", span, works }
    : undefined;
}

/** The member under the cursor; between members, all of them. */
function membersAt(citation: Citation, offset: number): readonly CitationMember[] {
  const here = citation.members.filter((member) => member.start <= offset && offset < member.end);
  return here.length > 0 ? here : citation.members;
}

/** More works than this in one hover help nobody. */
const mostWorks = 12;

function worksOf(member: CitationMember, manuscript: Manuscript, library: Library): CitedWork[] {
  if (member.kind === "key") {
    return [{ label: `@${member.key}`, reference: library.get(member.key), entry: undefined }];
  }
  const last = Math.min(member.last, member.first + mostWorks - 1);
  const works: CitedWork[] = [];
  for (let number = member.first; number <= last; number++) {
    const entry = manuscript.references?.byNumber.get(number);
    works.push({
      label: String(number),
      entry,
      reference: entry && referenceFromEntry(entry.text, String(number)),
    });
  }
  return works;
}

function termHover(offset: number, { manuscript, glossary }: HoverSources): HoverContent | undefined {
  const placed = blockAt(manuscript, offset);
  if (!placed) return undefined;
  const { block, start } = placed;
  const at = offset - start;
  const unit = block.units.find((one) => one.start <= at && at <= one.end);
  const match =
    unit &&
    glossary.matches(block.mask.text, unit.start, unit.end).find((one) => one.start <= at && at <= one.end);
  return match && { kind: "term", span: shift(match, start), match };
}
