import { BRACE, PARENTHESIS, skipSpace, startsLine } from "./bibtex-text";

// The start of an entry on a new line: where a scan goes on after a broken entry.
const entryLine = /\n[ \t]*@[ \t]*[A-Za-z]+\s{0,80}[{(]/;

/** The start of an entry: `@word{` or `@word(`. */
export interface EntryHead {
  readonly type: string;
  /** After the opening delimiter. */
  readonly start: number;
  readonly close: number;
}

/** Reads `@word{`, or nothing where the `@` is part of other text, as in an address. */
export function entryHead(text: string, at: number): EntryHead | undefined {
  const wordStart = skipBlanks(text, at + 1);
  let wordEnd = wordStart;
  while (isLetter(text.charCodeAt(wordEnd))) wordEnd += 1;
  if (wordEnd === wordStart || inCommentLine(text, at)) return undefined;
  const open = skipSpace(text, wordEnd, text.length);
  const code = text.charCodeAt(open);
  if (code !== BRACE.open && code !== PARENTHESIS.open) return undefined;
  const close = code === BRACE.open ? BRACE.close : PARENTHESIS.close;
  return { type: text.slice(wordStart, wordEnd).toLowerCase(), start: open + 1, close };
}

/** Finds the places where a scan can go on, searching each part of the text only once. */
export function resynchroniser(text: string) {
  let unindented = 0;
  let indented = 0;
  let faultyUntil = 0;
  const nextUnindented = (from: number): number => {
    for (let at = text.indexOf("\n@", from); at !== -1; at = text.indexOf("\n@", at + 1)) {
      if (entryHead(text, at + 1) !== undefined) return at + 1;
    }
    return text.length;
  };
  const nextIndented = (from: number): number => {
    const found = text.slice(from, unindented).search(entryLine);
    return found === -1 ? unindented : text.indexOf("@", from + found);
  };
  return {
    /**
     * How far an entry that starts before `from` may reach: to the next entry that starts a line without indentation.
     * After a broken entry an indented one is a limit as well: something there holds no longer what it seems to hold.
     */
    limit(from: number): number {
      if (unindented <= from) unindented = nextUnindented(from);
      if (from >= faultyUntil) return unindented;
      if (indented <= from) indented = nextIndented(from);
      return indented;
    },
    /** Where a broken entry, whose fields start at `from`, ends after all. */
    endOfBroken(from: number, end: number): number {
      faultyUntil = unindented;
      if (indented <= from) indented = nextIndented(from);
      return Math.min(indented, end);
    },
  };
}

function inCommentLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text.charCodeAt(before) === 0x20 || text.charCodeAt(before) === 0x09)) before -= 1;
  return text.charCodeAt(before) === 0x25 && startsLine(text, before);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at += 1;
  return at;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
