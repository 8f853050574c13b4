import type { Bibliography } from "../model/bibliography";
import type { Library } from "../model/library";
import { searchLibrary } from "../model/library-search";
import type { Manuscript } from "../model/manuscript";
import type { Section } from "../model/outline";
import type { Reference } from "../model/reference";
import { referenceFromEntry } from "../model/reference-entry";
import type { Span } from "../text/span";
import { referenceLabel } from "./format-reference";

/** An entry of an outline. Its span (UTF-16 offsets) holds those of its children. */
export interface OutlineSymbol extends Span {
  readonly kind: "heading" | "reference";
  readonly name: string;
  /** Stands beside the name, fainter. */
  readonly detail: string;
  /** Where the cursor goes. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineSymbol[];
}

/** The headings of a manuscript, each within the one above it, and under them the entries of its reference list. */
export function manuscriptSymbols(manuscript: Manuscript): OutlineSymbol[] {
  return nested(manuscript.sections, referenceSymbols(manuscript), manuscript.text.length);
}

/** The entries of the reference list alone, for editors that show the headings themselves. */
export function referenceSymbols({ references }: Manuscript): OutlineSymbol[] {
  return (references?.entries ?? []).map(({ number, text, start, end }) => {
    const label = referenceLabel(referenceFromEntry(text, number === undefined ? "?" : String(number)));
    return {
      kind: "reference",
      name: number === undefined ? label : `${number}. ${label}`,
      detail: "",
      nameSpan: { start, end },
      children: [],
      start,
      end,
    };
  });
}

/** Decoding more entries than this for what stands beside their keys would keep the outline waiting. */
const mostDetails = 2000;

/** The entries of a bibliography by their keys. */
export function bibliographySymbols({ entries }: Bibliography): OutlineSymbol[] {
  const detailed = entries.length <= mostDetails;
  return entries.map(({ key, keySpan, start, end, reference }) => ({
    kind: "reference",
    name: key,
    detail: detailed ? referenceLabel(reference()) : "",
    nameSpan: keySpan,
    children: [],
    start,
    end,
  }));
}

/** A reference of the workspace that fits a query. */
export interface FoundReference {
  readonly name: string;
  readonly reference: Reference;
}

/** The references of a library that fit a query by key, author, title or year, best first; none for an empty query. */
export function workspaceReferences(query: string, library: Library): FoundReference[] {
  if (query.trim() === "") return [];
  return searchLibrary(library, query).references.map((reference) => ({
    name: `${reference.key}: ${referenceLabel(reference)}`,
    reference,
  }));
}

interface Open {
  readonly depth: number;
  readonly symbol: OutlineSymbol & { end: number; children: OutlineSymbol[] };
}

/** Puts each heading under the nearest one above it that is of a higher rank, each reference under the heading that it follows. */
function nested(
  sections: readonly Section[],
  references: readonly OutlineSymbol[],
  length: number,
): OutlineSymbol[] {
  const top: OutlineSymbol[] = [];
  const open: Open[] = [];
  const closeFrom = (depth: number, at: number): void => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) {
      const closed = open.pop();
      if (closed) closed.symbol.end = at;
    }
  };
  let next = 0;
  for (const { heading, start, end } of sections) {
    if (heading) {
      closeFrom(heading.depth, start);
      const symbol = {
        kind: "heading" as const,
        name: heading.text === "" ? "(no words)" : heading.text,
        detail: "",
        nameSpan: { start: heading.start, end: heading.end },
        children: [],
        start,
        end: length,
      };
      (open.at(-1)?.symbol.children ?? top).push(symbol);
      open.push({ depth: heading.depth, symbol });
    }
    const siblings = open.at(-1)?.symbol.children ?? top;
    for (; next < references.length; next++) {
      const reference = references[next];
      if (!reference || reference.start >= end) break;
      siblings.push(reference);
    }
  }
  closeFrom(0, length);
  return top;
}
