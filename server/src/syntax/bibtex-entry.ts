import type { Span } from "../text/span";
import {
  BRACE,
  COMMA,
  closesQuote,
  EQUALS,
  HASH,
  matchBrace,
  NEWLINE,
  QUOTE,
  skipSpace,
  trimEnd,
} from "./bibtex-text";
import type { Problem } from "./problem";

/** One field of a BibTeX entry: the name lower-cased, and the value's span with its braces, quotes and `#`. */
export interface BibtexField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Span;
}

/** Where the fields of an entry ended, and the first thing that was wrong with them. */
export interface FieldWalk {
  /** After the closing delimiter, or where the entry was given up. */
  readonly end: number;
  readonly fault: Problem | undefined;
}

export type OnField = (nameStart: number, nameEnd: number, value: Span) => void;

// A line that can only be the start of a field: what a value swallows when its brace is missing.
const fieldLine = /\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{"\w]/;

// A closing brace after a comma or on a line of its own, at the end of what was read: the end of the entry, not of a value.
const loneEnd = /[,\n][ \t\r\n]{0,80}\}$/;

/**
 * Walks over the fields of one entry, from after its key to its closing delimiter (`close`), never past `limit`.
 * A fault (a missing comma, brace or quotation mark, a field without a value) is reported once, at its place,
 * and the walk goes on with the next field, so that the rest of the entry can still be read.
 * Every character is looked at a bounded number of times.
 */
export function walkFields(
  text: string,
  start: number,
  limit: number,
  close: number,
  onField: OnField,
): FieldWalk {
  let at = start;
  let fault: Problem | undefined;
  let commaIsDue = false;
  // After the first value that never ends, later ones may not reach beyond the next line that starts a field:
  // otherwise a file of unclosed braces would be read to its end once per field.
  let suspicious = false;
  const report = (from: number, to: number, message: string): void => {
    fault ??= { start: from, end: Math.max(from, Math.min(to, text.length)), message, severity: "error" };
  };

  for (;;) {
    at = skipSpace(text, at, limit);
    if (at >= limit) {
      const end = trimEnd(text, 0, limit);
      report(end - 1, end, "This entry is never closed: its closing brace is missing.");
      return { end, fault };
    }
    const code = text.charCodeAt(at);
    if (code === close) {
      at += 1;
      if (!fieldFollows(text, at, limit)) return { end: at, fault };
      report(
        at - 1,
        at,
        `This “${text.charAt(at - 1)}” ends the entry, but fields follow: it is one too many.`,
      );
      continue;
    }
    if (code === COMMA) {
      commaIsDue = false;
      at += 1;
      continue;
    }
    const nameEnd = skipName(text, at, limit);
    const equals = skipSpace(text, nameEnd, limit);
    if (nameEnd === at || equals >= limit || text.charCodeAt(equals) !== EQUALS) {
      const end = Math.max(nameEnd, at + 1);
      report(at, end, strayText(text.slice(at, end)));
      at = nextChance(text, end, limit, close);
      continue;
    }
    if (commaIsDue) {
      report(at, nameEnd, `A comma is missing before “${text.slice(at, nameEnd)}”.`);
    }
    const valueStart = skipSpace(text, equals + 1, limit);
    const bound = suspicious ? nextFieldLine(text, valueStart, limit) : limit;
    const value = skipValue(text, valueStart, bound, limit, close);
    if (value.unclosed !== undefined) {
      suspicious = true;
      const opener = text.charCodeAt(value.unclosed) === QUOTE ? "quotation mark" : "brace";
      report(
        value.unclosed,
        value.unclosed + 1,
        `The ${opener} that opens the value of “${text.slice(at, nameEnd)}” is never closed.`,
      );
    } else if (value.end === valueStart) {
      report(at, nameEnd, `The field “${text.slice(at, nameEnd)}” has no value.`);
    }
    if (value.end > valueStart) onField(at, nameEnd, { start: valueStart, end: value.end });
    at = value.end;
    commaIsDue = true;
  }
}

/** The offset after the quotation mark that closes the one at `from`, or -1. Braces protect quotation marks. */
function matchQuote(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BRACE.open) depth += 1;
    else if (code === BRACE.close) depth -= 1;
    else if (code === QUOTE && depth <= 0 && closesQuote(text, at)) return at + 1;
  }
  return -1;
}

interface SkippedValue {
  readonly end: number;
  /** The brace or quotation mark that is never closed. */
  readonly unclosed?: number;
}

/** Skips pieces joined by `#`. `bound` is how far the value may reach, `limit` where the entry must have ended. */
function skipValue(text: string, start: number, bound: number, limit: number, close: number): SkippedValue {
  let at = start;
  let end = start;
  for (;;) {
    const code = at < bound ? text.charCodeAt(at) : COMMA;
    if (code === BRACE.open || code === QUOTE) {
      const pieceEnd = code === QUOTE ? matchQuote(text, at, bound) : matchBrace(text, at, bound);
      if (pieceEnd === -1 || swallowsFields(text, at, pieceEnd, limit, close)) {
        return { end: cutAtFieldLine(text, at, bound), unclosed: at };
      }
      end = pieceEnd;
    } else {
      const pieceEnd = skipWord(text, at, bound, close);
      if (pieceEnd === at) return { end };
      end = pieceEnd;
    }
    at = skipSpace(text, end, bound);
    if (at >= bound || text.charCodeAt(at) !== HASH) return { end };
    at = skipSpace(text, at + 1, bound);
  }
}

/** Whether a value that does end has plainly taken in the fields after it, because its own end is missing. */
function swallowsFields(text: string, start: number, end: number, limit: number, close: number): boolean {
  const after = skipSpace(text, end, limit);
  if (after < limit) {
    const code = text.charCodeAt(after);
    if (code === COMMA || code === HASH || code === close || text.charCodeAt(start) !== QUOTE) return false;
  }
  if (nextFieldLine(text, start, end) < end) return true;
  return after >= limit && loneEnd.test(text.slice(start, end));
}

/** Where an unclosed value probably ends: before the next line that starts a field or that ends the entry. */
function cutAtFieldLine(text: string, start: number, bound: number): number {
  const cut = trimEnd(text, start + 1, nextFieldLine(text, start, bound));
  const lone = loneEnd.exec(text.slice(start, cut));
  const end = lone === null ? cut : trimEnd(text, start + 1, start + lone.index);
  return text.charCodeAt(end - 1) === COMMA && end - 1 > start ? end - 1 : end;
}

function nextFieldLine(text: string, from: number, limit: number): number {
  // Searched in a slice: a search in the whole text would run on to its end once per unclosed value.
  const found = text.slice(from, limit).search(fieldLine);
  return found === -1 ? limit : from + found;
}

function fieldFollows(text: string, from: number, limit: number): boolean {
  let at = skipSpace(text, from, limit);
  if (at < limit && text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1, limit);
  const nameEnd = skipName(text, at, limit);
  if (nameEnd === at) return false;
  const equals = skipSpace(text, nameEnd, limit);
  return equals < limit && text.charCodeAt(equals) === EQUALS;
}

/** Where to look for the next field after text that is none. */
function nextChance(text: string, from: number, limit: number, close: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === NEWLINE || code === close) return at;
    at += 1;
  }
  return limit;
}

function strayText(found: string): string {
  return /^[\w-]+$/.test(found)
    ? `“${found}” is not followed by “=”: a field is written “name = {value}”, with a comma after the one before.`
    : `“${found}” can’t stand here: a field is written “name = {value}”, with a comma after the one before.`;
}

function skipName(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isNameCode(text.charCodeAt(at))) at += 1;
  return at;
}

/** Letters, digits and the marks that occur in field names (`date-added`, `bdsk-url-1`, `arxiv:class`). */
function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2d && code <= 0x3a) ||
    code === 0x5f ||
    code === 0x2b ||
    (code > 0x7f && code !== 0xa0)
  );
}

function skipWord(text: string, from: number, limit: number, close: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === COMMA || code === HASH || code === close || code === BRACE.close) break;
    if (code === BRACE.open || code === QUOTE || code === EQUALS) break;
    at += 1;
  }
  return at;
}
