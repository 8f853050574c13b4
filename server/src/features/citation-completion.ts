import type { Library } from "../model/library";
import { searchLibrary } from "../model/library-search";
import { blockAt, type Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import type { Span } from "../text/span";

/** The place of a citation key that is being typed: what it replaces and what has been typed of it. */
export interface KeyPlace extends Span {
  readonly query: string;
}

/** References on offer, best first. */
export interface CitationOffer {
  readonly place: KeyPlace;
  readonly references: readonly Reference[];
  /** Whether more would be found with more letters. */
  readonly incomplete: boolean;
}

/** References for the citation that is being typed at an offset (UTF-16), or undefined when none is. */
export function citationsOnOffer(
  offset: number,
  { manuscript, library }: { readonly manuscript: Manuscript; readonly library: Library },
): CitationOffer | undefined {
  const place = keyPlaceAt(manuscript, offset);
  if (!place) return undefined;
  const cited = new Set(
    manuscript.citations.flatMap(({ members }) =>
      members.flatMap((member) => (member.kind === "key" ? [member.key] : [])),
    ),
  );
  const { references, incomplete } = searchLibrary(library, place.query, cited);
  return { place, references, incomplete };
}

/** Finds `@…` before the offset, where a citation may stand. Inside brackets the query may hold spaces: `[@liu 2020`. */
function keyPlaceAt(manuscript: Manuscript, offset: number): KeyPlace | undefined {
  const { text } = manuscript;
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const line = text.slice(lineStart, offset);
  const typed = /(?:^|[^\p{L}\p{N}_@.\\/])@(\{?[^\s@[\]{};,]*)$/u.exec(line);
  const inGroup = typed ? undefined : /\[(?:[^[\]]*[\s;,-])?@([^@[\]{};,]*)$/u.exec(line);
  const match = typed ?? inGroup;
  if (!match || isMasked(manuscript, offset)) return undefined;
  const query = match[1] ?? "";
  return { query: query.replace(/^\{/, ""), start: offset - query.length - 1, end: offset };
}

/** Code, maths, front matter and addresses hold no citations. */
function isMasked(manuscript: Manuscript, offset: number): boolean {
  const placed = blockAt(manuscript, offset);
  const at = offset - (placed?.start ?? 0);
  return (
    placed?.block.mask.hidden.some(
      ({ kind, start, end }) => kind !== "citation" && kind !== "autolink" && start < at && at < end,
    ) ?? false
  );
}
