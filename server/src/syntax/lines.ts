// Lines as Markdown sees them: ended by a line feed, a carriage return, or both together.

const lineFeed = 10;
const carriageReturn = 13;
const tab = 9;
const space = 32;

/** The offset (UTF-16) of the line end at or after `from`, or `limit` when there is none before. */
export function lineEnd(text: string, from: number, limit = text.length): number {
  let offset = from;
  for (; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === lineFeed || code === carriageReturn) break;
  }
  return offset;
}

/** Where the line after the one that holds `from` begins; `limit` when that is not before. */
export function nextLine(text: string, from: number, limit = text.length): number {
  const end = lineEnd(text, from, limit);
  if (end >= limit) return limit;
  const both = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
  return Math.min(limit, end + (both ? 2 : 1));
}

/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  for (; start > 0; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === lineFeed || code === carriageReturn) break;
  }
  return start;
}

/** Whether the line that begins at `start` holds nothing but spaces and tabs, as far as it stands before `limit`. */
export function isBlankLine(text: string, start: number, limit = text.length): boolean {
  for (let offset = start; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === lineFeed || code === carriageReturn) return true;
    if (code !== space && code !== tab) return false;
  }
  return true;
}

/** The start of the first line at or after the line start `from` that is not blank; `limit` when there is none before. */
export function skipBlankLines(text: string, from: number, limit = text.length): number {
  let start = from;
  while (start < limit && isBlankLine(text, start, limit)) start = nextLine(text, start, limit);
  return start;
}

/** How many spaces a line begins with, counted up to four; a tab among them counts as four. */
export function indentOf(text: string, start: number): number {
  for (let indent = 0; indent < 4; indent++) {
    const code = text.charCodeAt(start + indent);
    if (code === tab) return 4;
    if (code !== space) return indent;
  }
  return 4;
}
