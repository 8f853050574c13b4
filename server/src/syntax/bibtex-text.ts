// How the text of a BibTeX file is skipped over: white space, comment lines, groups in braces.

/** The delimiters of an entry, as character codes: `@article{…}` or `@article(…)`. */
export const BRACE = { open: 0x7b, close: 0x7d };
export const PARENTHESIS = { open: 0x28, close: 0x29 };
export const COMMA = 0x2c;
export const EQUALS = 0x3d;
export const HASH = 0x23;
export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
export const NEWLINE = 0x0a;

/** The offset of the first character that is neither white space nor part of a `%` comment line. */
export function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) {
      at += 1;
    } else if (code === PERCENT && startsLine(text, at)) {
      const newline = text.indexOf("\n", at);
      at = newline === -1 || newline > limit ? limit : newline;
    } else {
      break;
    }
  }
  return at;
}

/** Whether only blanks stand between `at` and the start of its line. */
export function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0) {
    const code = text.charCodeAt(before);
    if (code !== 0x20 && code !== 0x09) return code === NEWLINE;
    before -= 1;
  }
  return true;
}

/** The offset after the brace that matches the one at `from`, or -1 when there is none before `limit`. */
export function matchBrace(text: string, from: number, limit: number): number {
  const end = matchCountingAll(text, from, limit);
  // BibTeX counts `\{` as a brace. Files that TeX itself would accept do not always, so they get a second chance.
  return end === -1 ? matchSkippingEscapes(text, from, limit) : end;
}

/**
 * Whether a quotation mark outside braces ends a value. BibTeX says that it always does, but `"M\"uller"` is common, and
 * an accent can be told from an end by the letter that follows.
 */
export function closesQuote(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) !== BACKSLASH || !/[{A-Za-z]/.test(text.charAt(at + 1));
}

/** The end of `text` before `limit` without the white space there. */
export function trimEnd(text: string, from: number, limit: number): number {
  let end = limit;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function matchCountingAll(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BRACE.open) {
      depth += 1;
    } else if (code === BRACE.close) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function matchSkippingEscapes(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      at += 1;
    } else if (code === BRACE.open) {
      depth += 1;
    } else if (code === BRACE.close) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
