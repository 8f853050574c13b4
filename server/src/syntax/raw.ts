import { indentOf, isBlankLine, lineEnd, nextLine } from "./lines";

/** A block whose lines are no Markdown up to the one that closes it, blank lines and all. */
export interface RawBlock {
  readonly type: "code" | "math" | "html" | "yaml";
  /** Where its first line's indentation ends. */
  readonly start: number;
  /** The end of the line that closes it, line end excluded; the text's length when none does. */
  readonly end: number;
}

/** How far into a line its opener is looked for; what is longer is left to the parser. */
export const openerReach = 200;

interface Opener {
  readonly type: "code" | "math" | "html";
  readonly start: number;
  /** The end of the closing line. */
  close(text: string): number;
}

/**
 * Whether the line at `start` opens a raw block wherever no other raw block is open:
 * such a line interrupts a paragraph and ends every list, quote and note that it is not indented into.
 */
export function opensRaw(text: string, start: number, maxIndent: number): boolean {
  return openerAt(text, start, maxIndent) !== undefined;
}

/** The raw block that the line at `start` opens where nothing else is open, or undefined. */
export function rawBlockAt(text: string, start: number): RawBlock | undefined {
  const opener = openerAt(text, start, 3);
  return opener && { type: opener.type, start: opener.start, end: opener.close(text) };
}

function openerAt(text: string, start: number, maxIndent: number): Opener | undefined {
  const indent = indentOf(text, start);
  if (indent > maxIndent) return undefined;
  const at = start + indent;
  switch (text.charAt(at)) {
    case "`":
    case "~":
      return fenceAt(text, at, "code", /^(?:(`{3,})[^`]*|(~{3,}).*)$/);
    case "$":
      return fenceAt(text, at, "math", /^(\${2,})[^$]*$/);
    case "<":
      return htmlAt(text, at);
    default:
      return undefined;
  }
}

function fenceAt(text: string, start: number, type: "code" | "math", pattern: RegExp): Opener | undefined {
  const end = lineEnd(text, start, Math.min(text.length, start + openerReach + 1));
  const match = end - start <= openerReach ? pattern.exec(text.slice(start, end)) : undefined;
  if (!match) return undefined;
  const mark = match[1] ?? match[2] ?? "";
  return { type, start, close: (whole) => closingFence(whole, end, mark) };
}

function closingFence(text: string, from: number, mark: string): number {
  const closing = new RegExp(`^\\${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
  for (let line = nextLine(text, from); line < text.length; line = nextLine(text, line)) {
    const indent = indentOf(text, line);
    if (indent > 3 || text[line + indent] !== mark[0]) continue;
    const end = lineEnd(text, line);
    if (closing.test(text.slice(line + indent, end))) return end;
  }
  return text.length;
}

// CommonMark 0.31, "HTML blocks": how a block of kind 1 to 4 begins, and what its last line holds, from which offset on.
// Kind 5 (CDATA) is left to the parser.
const htmlKinds: readonly { readonly open: RegExp; readonly close: RegExp; readonly from: number }[] = [
  {
    open: /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i,
    close: /<\/(?:script|pre|style|textarea)>/gi,
    from: 1,
  },
  { open: /^<!--/, close: /-->/g, from: 2 },
  { open: /^<\?/, close: /\?>/g, from: 1 },
  { open: /^<![a-z]/i, close: />/g, from: 2 },
];

// The same, kind 6: these end before the next blank line.
const blockNames =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|" +
  "menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|" +
  "title|tr|track|ul";
const blockTag = new RegExp(`^</?(?:${blockNames})(?:[ \\t>]|/>|$)`, "i");

function htmlAt(text: string, start: number): Opener | undefined {
  const line = text.slice(start, lineEnd(text, start, Math.min(text.length, start + openerReach)));
  const kind = htmlKinds.find(({ open }) => open.test(line));
  if (kind) {
    return {
      type: "html",
      start,
      close: (whole) => {
        kind.close.lastIndex = start + kind.from;
        const found = kind.close.exec(whole);
        return found ? lineEnd(whole, found.index) : whole.length;
      },
    };
  }
  if (!blockTag.test(line)) return undefined;
  return { type: "html", start, close: (whole) => lastBeforeBlank(whole, start) };
}

function lastBeforeBlank(text: string, start: number): number {
  let last = start;
  let next = nextLine(text, start);
  while (next < text.length && !isBlankLine(text, next)) {
    last = next;
    next = nextLine(text, next);
  }
  return lineEnd(text, last);
}

/**
 * The YAML front matter that a text begins with, after a byte order mark at most.
 * "open" when its first line is there and its last is not; then it is none.
 */
export function frontMatterOf(text: string): RawBlock | "open" | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const opening = /^\uFEFF?---[ \t]*(?=[\r\n])/.exec(text.slice(0, start + openerReach));
  if (!opening) return undefined;
  const closing = /(?:\r\n|\r|\n)---[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = opening[0].length;
  return closing.test(text) ? { type: "yaml", start, end: closing.lastIndex } : "open";
}
