import type { MaskedSpan } from "../syntax/mask";
import type { BlockSyntax } from "../syntax/prose";
import { overlaps, type Span } from "../text/span";

/** How a citation is written. */
export type CitationStyle = "key" | "numeric" | "superscript";

/** One work that a citation names by its citation key (`@liu2020`); the span covers `@` and key. */
export interface KeyMember extends Span {
  readonly kind: "key";
  readonly key: string;
}

/** One number, or a range of numbers, of the document's own reference list. */
export interface NumberMember extends Span {
  readonly kind: "number";
  readonly first: number;
  readonly last: number;
}

export type CitationMember = KeyMember | NumberMember;

/** A place where the text cites one or more works. */
export interface Citation extends Span {
  readonly style: CitationStyle;
  readonly members: readonly CitationMember[];
  /** False for `@key` in running text, which may as well be somebody's handle. */
  readonly bracketed: boolean;
}

/** The citations of one block, in order; offsets (UTF-16) count from the block's start. */
export function citationsIn(block: BlockSyntax): Citation[] {
  const text = citable(block);
  const groups = [...keyGroups(text), ...numericCitations(text, block)];
  const single = singleKeys(text).filter((key) => !groups.some((group) => overlaps(group, key)));
  return [...groups, ...single, ...superscriptCitations(block)].sort((a, b) => a.start - b.start);
}

/** The source with everything blanked in which a citation can't stand; markup stays. */
function citable({ source, mask }: BlockSyntax): string {
  const hidden = mask.hidden
    .filter(({ kind }) => kind !== "autolink" && kind !== "citation")
    .sort((a, b) => a.start - b.start);
  return hidden.reduce(blankOut, source);
}

function blankOut(text: string, { start, end }: MaskedSpan): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}

// Pandoc's manual, "Citation syntax": a key begins with a letter, digit or _ and holds single inner punctuation.
const keyPattern =
  /(?<![\p{L}\p{N}_@.\\/])(-?)@(?:\{([^{}\s][^{}\r\n]*)\}|([\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]*[\p{L}\p{N}_])*))/gu;

// Cross-references of Quarto (`@fig-…`) and pandoc-crossref (`@fig:…`) look like citations and are none.
const crossReference = /^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|tip|nte|wrn|imp|cau)[-:]/i;

function keysIn(text: string, start: number, end: number): KeyMember[] {
  const keys: KeyMember[] = [];
  for (const match of text.slice(start, end).matchAll(keyPattern)) {
    const key = match[2] ?? match[3] ?? "";
    if (crossReference.test(key)) continue;
    const at = start + match.index + (match[1]?.length ?? 0);
    keys.push({ kind: "key", key, start: at, end: start + match.index + match[0].length });
  }
  return keys;
}

/** `[see @a, pp. 3–5; -@b]`: a bracket that holds at least one key. */
function keyGroups(text: string): Citation[] {
  const groups: Citation[] = [];
  for (const match of text.matchAll(/\[[^[\]]*@[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\](?![({])/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const members = keysIn(text, start, end);
    if (members.length > 0) groups.push({ style: "key", bracketed: true, members, start, end });
  }
  return groups;
}

function singleKeys(text: string): Citation[] {
  return keysIn(text, 0, text.length).map((member) => ({
    style: "key",
    bracketed: false,
    members: [member],
    start: member.start,
    end: member.end,
  }));
}

const dash = "[-–—−]";
const numbers = `\\d{1,4}(?:\\s*(?:${dash}|,|;)\\s*\\d{1,4})*`;
const numericPattern = new RegExp(`(?<![!\\\\\\]])\\[\\s*(${numbers})\\s*\\](?![({:])`, "g");

function numericCitations(text: string, { mask }: BlockSyntax): Citation[] {
  const citations: Citation[] = [];
  for (const match of text.matchAll(numericPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (mask.links.some((link) => overlaps(link, { start, end }))) continue;
    const members = numbersIn(text, start + 1, end - 1);
    citations.push({ style: "numeric", bracketed: true, members, start, end });
  }
  return citations;
}

function superscriptCitations({ source, superscripts }: BlockSyntax): Citation[] {
  const whole = new RegExp(`^\\s*${numbers}\\s*$`);
  return superscripts.flatMap(({ start, end }) => {
    if (!whole.test(source.slice(start, end)) || isExponent(source, start, end)) return [];
    // A reader points at the tags as well as at the numbers.
    const opening = /<sup\b[^>]*>$/i.exec(source.slice(Math.max(0, start - 60), start))?.[0].length ?? 0;
    const closing = /^<\/sup\s*>/i.exec(source.slice(end, end + 60))?.[0].length ?? 0;
    const members = numbersIn(source, start, end);
    return [
      { style: "superscript", bracketed: true, members, start: start - opening, end: end + closing },
    ] as const;
  });
}

/** 10<sup>6</sup>, m<sup>2</sup> and <sup>18</sup>F are powers, units and isotopes. */
function isExponent(source: string, start: number, end: number): boolean {
  if (!/^\s*\d+\s*$/.test(source.slice(start, end))) return false;
  const before = source.slice(Math.max(0, start - 40), start).replace(/<sup\b[^>]*>$/i, "");
  const after = source.slice(end, end + 40).replace(/^<\/sup\s*>/i, "");
  return (
    /(?:\d|(?<!\p{L})(?:[kcmµμn]?m|s|kg|Hz))$/u.test(before) ||
    (/(?:^|[\s(])$/.test(before) && /^\p{Lu}/u.test(after))
  );
}

function numbersIn(text: string, start: number, end: number): NumberMember[] {
  const members: NumberMember[] = [];
  for (const match of text.slice(start, end).matchAll(new RegExp(`(\\d+)(?:\\s*${dash}\\s*(\\d+))?`, "g"))) {
    const first = Number(match[1]);
    const at = start + match.index;
    members.push({
      kind: "number",
      first,
      last: match[2] === undefined ? first : Number(match[2]),
      start: at,
      end: at + match[0].length,
    });
  }
  return members;
}
