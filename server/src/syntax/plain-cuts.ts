import { isChosen, lookAhead } from "./cut-lines";
import { indentOf, isBlankLine, nextLine, skipBlankLines } from "./lines";

/** Where a piece of plain prose ends. */
export interface PlainEnd {
  readonly end: number;
  /** Whether the same prose goes on in the next piece. */
  readonly continues: boolean;
  /** As for any piece: it ends there while the text up to here stays as it is. */
  readonly reach: number;
}

// Plain prose is cut at white space, after about as much as is read in a few milliseconds.
const shortestPlain = 8192;
const longestPlain = 16_384;

/** Where the plain prose that begins at `start` ends: before what is surely a new block, or earlier. */
export function plainEnd(text: string, start: number): PlainEnd {
  const stop = Math.min(text.length, start + longestPlain);
  const block = nextBlock(text, start, stop);
  const end = block ?? (stop === text.length ? stop : wordBreak(text, start, stop));
  return {
    end,
    continues: block === undefined && end < text.length,
    reach: (end === text.length ? end + 1 : stop) + lookAhead,
  };
}

/** The first line after a blank one that is not indented as code. */
function nextBlock(text: string, start: number, stop: number): number | undefined {
  let afterBlank = false;
  for (
    let at = nextLine(text, skipBlankLines(text, start, stop), stop);
    at < stop;
    at = nextLine(text, at, stop)
  ) {
    const blank = isBlankLine(text, at, stop);
    if (!blank && afterBlank && indentOf(text, at) <= 3) return at;
    afterBlank = blank;
  }
  return undefined;
}

function wordBreak(text: string, start: number, stop: number): number {
  let last: number | undefined;
  for (let at = start + shortestPlain; at <= stop; at++) {
    if (!isSpace(text, at - 1) || isSpace(text, at)) continue;
    if (isChosen(text, at, 256)) return at;
    last = at;
  }
  return last ?? (splits(text, stop) ? stop - 1 : stop);
}

function isSpace(text: string, offset: number): boolean {
  return " \t\r\n".includes(text.charAt(offset));
}

/** Whether a cut there would part the halves of a character or of a line end. */
function splits(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
}
