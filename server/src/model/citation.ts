import type { BlockSyntax } from "../syntax/prose";
import type { Span } from "../text/span";
import { authorYearCitations } from "./citations/author-year";
import { blockText } from "./citations/block-text";
import { footnoteCitations, inlineNoteCitations } from "./citations/footnote";
import { latexCitations } from "./citations/latex";
import { mystCitations } from "./citations/myst";
import { numericCitations, parenthesisedCitations } from "./citations/numeric";
import { keyCitations } from "./citations/pandoc";
import type { Citation } from "./citations/spelling";
import { superscriptCitations } from "./citations/superscript";

export type {
  AuthorYearMember,
  Citation,
  CitationMember,
  FootnoteMember,
  KeyMember,
  NumberMember,
} from "./citations/spelling";
export { shiftCitation, within } from "./citations/spelling";

// In this order: where two spellings claim the same text, the first has it. `<sup>[1]</sup>` is a superscript.
const finders = [
  inlineNoteCitations,
  latexCitations,
  mystCitations,
  keyCitations,
  superscriptCitations,
  authorYearCitations,
  numericCitations,
  parenthesisedCitations,
  footnoteCitations,
];

/**
 * The citations of one block, in order; offsets (UTF-16) count from the block's start. Candidates, which only the document
 * as a whole can settle, are among them. Takes time linear in the block.
 */
export function citationsIn(block: BlockSyntax): Citation[] {
  // Without prose only a command or a role can cite (`\nocite{a}`); most such blocks are long and hold code.
  if (block.units.length === 0 && !block.source.includes("cite")) return [];
  const text = blockText(block);
  const taken = new Uint8Array(block.source.length);
  const citations: Citation[] = [];
  for (const citation of finders.flatMap((find) => find(text))) {
    const place = taken.subarray(citation.start, citation.end);
    if (place.includes(1)) continue;
    place.fill(1);
    citations.push(citation);
  }
  return citations.sort((a, b) => a.start - b.start);
}

/** What of a block's citations is certain and no prose, for its mask. "Liu et al. (2020) found" keeps its subject. */
export function blankIn(citations: readonly Citation[]): Span[] {
  return citations.filter(
    ({ certain, style, bracketed }) => certain && (bracketed || style !== "author-year"),
  );
}
