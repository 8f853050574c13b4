import { blockAt, type Manuscript } from "../../model/manuscript";
import type { Span } from "../../text/span";
import { isMasked } from "../citation-place";

/** What is typed before a term that is asked for. The colon is how editors ask for symbols by name (`:smile:`), and begins no citation. */
export const termMarker = ":";

/** A term that is being typed: what completion replaces (UTF-16 offsets), and the words to look for, the longest first. */
export interface TermPlace extends Span {
  /** Whether it was asked for with {@link termMarker}. */
  readonly marked: boolean;
  /** The last words of what is typed, with the place that each would replace. */
  readonly queries: readonly TermQuery[];
  /** Whether an abbreviation may be introduced here: headings and cells of tables introduce none. */
  readonly introduces: boolean;
}

/** Words to look for, and whether a sentence begins with them. */
export interface TermQuery extends Span {
  readonly text: string;
  readonly startsSentence: boolean;
}

/** More words than this begin no term that is worth waiting for. */
const mostWords = 4;
const longestQuery = 80;

/** The term that is being typed before an offset (UTF-16); undefined where none may stand, or nothing is typed. */
export function termPlaceAt(manuscript: Manuscript, offset: number): TermPlace | undefined {
  const { text } = manuscript;
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const line = text.slice(Math.max(lineStart, offset - longestQuery), offset);
  const marked = /(?:^|[\s([{"'“‘*_–—/-]):([\p{L}\p{N}][^:;,.!?()[\]{}<>|]*)?$/u.exec(line);
  const typed = marked
    ? (marked[1] ?? "")
    : (/[\p{L}\p{N}][\p{L}\p{M}\p{N} \-‐‑+/'’]*$/u.exec(line)?.[0] ?? "");
  // At the beginning of a line a colon alone opens a definition or a div.
  if (
    marked
      ? typed === "" && line.trim() === termMarker && line === text.slice(lineStart, offset)
      : typed === ""
  )
    return undefined;
  if (/\s$/.test(typed) || isMasked(manuscript, offset)) return undefined;
  const from = offset - typed.length - (marked ? termMarker.length : 0);
  const words = marked ? [{ start: from, end: offset, text: typed }] : lastWords(typed, offset);
  const queries = words.map((query) => ({
    ...query,
    startsSentence: startsSentence(text, lineStart, query.start),
  }));
  const first = queries.at(-1)?.start ?? from;
  return {
    start: first,
    end: offset,
    marked: marked !== null,
    queries,
    introduces: !["heading", "cell"].includes(unitAt(manuscript, offset)?.kind ?? ""),
  };
}

function lastWords(typed: string, offset: number): Omit<TermQuery, "startsSentence">[] {
  const starts = [...typed.matchAll(/(?<=^|[\s/-])[\p{L}\p{N}]/gu)]
    .map(({ index }) => index)
    .slice(-mostWords);
  return starts.map((start) => ({
    start: offset - typed.length + start,
    end: offset,
    text: typed.slice(start),
  }));
}

function startsSentence(text: string, lineStart: number, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  const onLine = text.slice(lineStart, start);
  if (/^[\s>#*+_-]*(?:\d+[.)]\s+)?$/.test(onLine)) {
    return (
      /(?:^|[.!?:]["”’)*_]*\s*|\n\s*)$/.test(text.slice(Math.max(0, lineStart - 200), lineStart)) ||
      /^\s*[>#*+-]/.test(onLine)
    );
  }
  return /[.!?]["”’)*_]*\s+["“‘(*_]*$/.test(before);
}

function unitAt(manuscript: Manuscript, offset: number) {
  const placed = blockAt(manuscript, offset);
  const at = offset - (placed?.start ?? 0);
  return placed?.block.units.find(({ start, end }) => start <= at && at <= end);
}
