import { indentOf, isBlankLine, nextLine } from "./lines";
import type { ListKind } from "./piece";
import { openerReach, opensRaw, rawBlockAt } from "./raw";

/** A line before which a piece of a text may end, and what it looks like. */
export interface Line {
  readonly start: number;
  readonly type: "block" | "item" | "quote" | "note" | "label" | "row" | "other";
  readonly list: ListKind | undefined;
  readonly afterBlank: boolean;
}

/** How far into a line one looks to tell what it is. */
export const lookAhead = openerReach + 8;

// Lists, tables and runs of definitions are cut between parts that weigh at least so much …
const lightestPart = 640;
// … where a line's own text says so, so that an edit elsewhere does not move the cuts; and at the latest where they weigh this.
const heaviestPart = 4096;

// A line costs the parser as much as so many of its characters, and what is made of it.
const lineWeight = 16;

/**
 * Lines before `limit` where the piece that begins at `start` may end, if its tree allows it.
 * `first` is its first line that is not blank.
 */
export function* possibleCuts(text: string, start: number, first: number, limit: number): Generator<Line> {
  let list = listKindAt(text, first);
  let lists = list !== undefined;
  let afterBlank = false;
  let lines = 0;
  for (let at = nextLine(text, first, limit); at < limit; at = nextLine(text, at, limit)) {
    lines++;
    const indent = indentOf(text, at);
    if (indent > 3) {
      afterBlank = isBlankLine(text, at, limit);
      continue;
    }
    if (isBlankLine(text, at, limit)) {
      afterBlank = true;
      continue;
    }
    const line = lineAt(text, at, indent, afterBlank);
    afterBlank = false;
    // A line may belong to an item that begins to the left of it.
    const outside = indent < 2 || !lists;
    if (outside && mayCut(text, line, list, at - start + lines * lineWeight)) yield line;
    if (line.list !== undefined) {
      lists = true;
      if (indent < 2) list = line.list;
    }
  }
}

function mayCut(text: string, line: Line, list: ListKind | undefined, weight: number): boolean {
  if (line.type === "block") return true;
  if (line.afterBlank && (line.type !== "item" || line.list !== list)) return true;
  if (line.type === "other" || line.type === "quote" || (line.type === "item" && line.list !== list))
    return false;
  return weight >= heaviestPart || (weight >= lightestPart && isChosen(text, line.start, 4));
}

function lineAt(text: string, start: number, indent: number, afterBlank: boolean): Line {
  const at = start + indent;
  const line = { start, list: undefined, afterBlank };
  if (indent < 2 && opensBlock(text, start, at)) return { ...line, type: "block" };
  if (text[at] === "[") {
    const note = /^\[\^[^\s[\]\\]+\]:/.test(text.slice(at, at + openerReach));
    return { ...line, type: note ? "note" : "label" };
  }
  if (text[at] === "|") return { ...line, type: "row" };
  if (text[at] === ">") return { ...line, type: "quote" };
  const list = listKindAt(text, start);
  return list === undefined ? { ...line, type: "other" } : { ...line, type: "item", list };
}

/** Whether a line begins a block wherever no raw block is open: it does not go on with a paragraph, a list or a table. */
function opensBlock(text: string, start: number, at: number): boolean {
  return text[at] === "#" ? /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(at, at + 7)) : opensRaw(text, start, 1);
}

function listKindAt(text: string, start: number): ListKind | undefined {
  const indent = indentOf(text, start);
  const marker = /^(?:([-+*])|\d{1,9}([.)]))(?=[ \t\r\n]|$)/.exec(
    text.slice(start + indent, start + indent + 11),
  );
  return indent > 3 ? undefined : ((marker?.[1] ?? marker?.[2]) as ListKind | undefined);
}

/** Whether what stands at the beginning of a line, or at a word, chooses it as a cut: one in so many. */
export function isChosen(text: string, start: number, oneIn: number): boolean {
  // FNV-1a over UTF-16 units.
  let hash = 0x811c9dc5;
  for (let offset = start; offset < text.length && offset < start + 48; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || code === 13) break;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % oneIn === 0;
}

const crowd = 6;

/** How far one looks for a crowd. */
export const crowdWithin = 256;

/** Whether so many small blocks begin at `first` that they are better read together: every parse has a fixed cost. */
export function isCrowded(text: string, first: number): boolean {
  let blocks = 0;
  let afterBlank = true;
  const limit = Math.min(text.length, first + crowdWithin);
  let at = first;
  while (at < limit) {
    const indent = indentOf(text, at);
    const blank = isBlankLine(text, at, limit);
    // What stands within a raw block is no crowd.
    const raw = rawBlockAt(text, at);
    const begins = !blank && indent <= 3 && (afterBlank || opensBlock(text, at, at + indent));
    if (begins && ++blocks === crowd) return true;
    afterBlank = blank || raw !== undefined;
    at = nextLine(text, raw?.end ?? at, limit);
  }
  return false;
}
