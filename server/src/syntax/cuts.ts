import { crowdWithin, isCrowded, type Line, lookAhead, possibleCuts } from "./cut-lines";
import { nextLine, skipBlankLines } from "./lines";
import type { Entry, Reading, Tail } from "./piece";
import { plainEnd } from "./plain-cuts";
import { frontMatterOf, type RawBlock, rawBlockAt } from "./raw";

// Where a text can be cut so that its parts, parsed by themselves, give the tree of the whole.
//
// A line that follows a blank line and is neither indented nor the next item of an open list continues nothing:
// paragraphs, quotes, tables and most HTML end at the blank line; lists, notes and indented code end at such a line.
// Only a block that takes its lines literally can go on; the tree of what stands before shows whether one is open.
//
// The end of a piece depends on the text from its start to a little way beyond its end and on nothing else,
// so that a text which was edited elsewhere is cut in the same places.

/** One piece of a text, and how far one had to look to find its end. */
export interface Cut<P> {
  readonly end: number;
  /** How the next piece begins. */
  readonly next: Entry;
  readonly reading: Reading;
  readonly piece: P;
  /** The piece stays as it is while the text up to here does; beyond the text's end when it depends on where that is. */
  readonly reach: number;
}

/** Reads a piece. */
export interface PieceReader<P> {
  /** Undefined when the parser would take too long; never for plain prose. */
  markdown(source: string, entry: Entry, reading: Exclude<Reading, "plain">): P | undefined;
  plain(source: string, entry: Entry): P;
}

/** A longer piece than this is not parsed: it would hold up everything else. */
const longestPiece = 32_768;

/** No piece but the first and the last depends on text that is further behind its end than this. */
export const furthestReach = longestPiece + 4096;

// A crowd of small blocks is read together up to this length.
const crowdedPiece = 512;

/**
 * The piece that begins at `start`, which is the start of a line except within plain prose.
 * At the start of a text with front matter that end counts as well: {@link frontMatterOf}.
 */
export function cutAt<P extends { readonly tail: Tail }>(
  text: string,
  start: number,
  entry: Entry,
  reader: PieceReader<P>,
): Cut<P> {
  if (entry === "plain") return plainCut(text, start, entry, reader, start);
  const first = skipBlankLines(text, entry === "start" && text.startsWith("\uFEFF") ? 1 : start);
  const crowded = isCrowded(text, first);
  const upTo = (end: number, before?: Line, seen = end): Cut<P> | undefined => {
    const reading = end === text.length || (before && isContainer(before)) ? "ended" : "followed";
    const piece = reader.markdown(text.slice(start, end), entry, reading);
    const reach = seen === text.length ? seen + 1 : Math.max(seen, first + crowdWithin) + lookAhead;
    const next = before?.type === "row" && !before.afterBlank ? "table" : "fresh";
    return piece && { end, next, reading, piece, reach };
  };
  const literal = literalAt(text, first, entry, crowded);
  if (literal) {
    const cut = upTo(skipBlankLines(text, nextLine(text, literal.end)));
    if (cut) return cut;
  }
  // After a cut was tried in vain the next try is twice as far away: all tries together cost little more than the last.
  let notBefore = crowded ? start + crowdedPiece : start;
  const limit = Math.min(text.length, start + longestPiece);
  for (const line of possibleCuts(text, start, first, limit)) {
    if (line.start < notBefore) continue;
    const cut = upTo(line.start, line);
    if (!cut) return plainCut(text, start, entry, reader, line.start);
    const { tail } = cut.piece;
    if (continuesNothing(line, tail)) return cut;
    const rawFrom = start + (tail.rawFrom ?? 0);
    const before = rawFrom > first ? upTo(rawFrom, undefined, line.start) : undefined;
    if (before) return before;
    notBefore = start + 2 * (line.start - start);
  }
  const last = limit === text.length ? upTo(limit) : undefined;
  return last ?? plainCut(text, start, entry, reader, limit);
}

function literalAt(text: string, first: number, entry: Entry, crowded: boolean): RawBlock | undefined {
  const front = entry === "start" ? frontMatterOf(text) : undefined;
  if (front !== undefined && front !== "open") return front;
  return crowded || entry === "table" ? undefined : rawBlockAt(text, first);
}

/** Whether a line begins something new after a piece with such an end. */
function continuesNothing(line: Line, tail: Tail): boolean {
  if (tail.rawFrom !== undefined) return false;
  if (line.afterBlank) return true;
  switch (line.type) {
    case "block":
      return true;
    case "item":
      return tail.list === line.list;
    case "label":
      return tail.type === "definition";
    case "note":
      return tail.type === "footnoteDefinition";
    case "row":
      return tail.type === "table";
    case "quote":
    case "other":
      return false;
  }
}

function isContainer({ type }: Line): boolean {
  return type === "item" || type === "quote" || type === "note";
}

/** A piece of plain prose; `seen` is how far one looked before one knew that it is nothing better. */
function plainCut<P>(
  text: string,
  start: number,
  entry: Entry,
  reader: PieceReader<P>,
  seen: number,
): Cut<P> {
  const { end, continues, reach } = plainEnd(text, start);
  return {
    end,
    next: continues ? "plain" : "fresh",
    reading: "plain",
    piece: reader.plain(text.slice(start, end), entry),
    reach: Math.max(reach, (seen === text.length ? seen + 1 : seen) + lookAhead),
  };
}
