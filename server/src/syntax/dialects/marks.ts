import { standIn } from "../../text/sentences";
import type { Span } from "../../text/span";
import type { MaskedSpan, MaskKind, Replacement } from "../mask";
import { areAttributes } from "./attributes";
import { texCommands } from "./tex";

/** What the dialects of Markdown that the parser doesn't know write within prose. */
export interface DialectMarks {
  readonly hidden: readonly MaskedSpan[];
  readonly shown: readonly Replacement[];
  /** What is raised, without the marks around it. */
  readonly superscripts: readonly Span[];
}

const none: DialectMarks = { hidden: [], shown: [], superscripts: [] };

/**
 * Finds the marks of Pandoc, Quarto, R Markdown, MyST, templates and TeX in one run of prose of a block.
 * `open` is the block's source with stand-ins for all that the parser took for code, maths, addresses or HTML.
 */
export function dialectMarks(open: string, { start, end }: Span): DialectMarks {
  const run = open.slice(start, end);
  if (!/[\^~{\\⁰¹²³⁴-⁹]/.test(run)) return none;
  const marks = new Marks(start);
  if (run.includes("\\")) tex(run, marks);
  if (run.includes("{")) {
    templates(run, marks);
    attributes(run, marks);
  }
  if (run.includes("^")) shifted(run, raised, "superscript", marks);
  if (run.includes("~")) shifted(run, lowered, "subscript", marks);
  for (const match of run.matchAll(raisedDigits)) marks.raise(match.index, match.index + match[0].length);
  return marks;
}

/** Collects marks with offsets into a run and keeps them with offsets into the block. */
class Marks implements DialectMarks {
  readonly hidden: MaskedSpan[] = [];
  readonly shown: Replacement[] = [];
  readonly superscripts: Span[] = [];
  readonly #base: number;

  constructor(base: number) {
    this.#base = base;
  }

  hide(start: number, end: number, kind: MaskKind): void {
    if (start < end) this.hidden.push({ start: start + this.#base, end: end + this.#base, kind });
  }

  show({ start, end }: Span, text: string): void {
    this.shown.push({ start: start + this.#base, end: end + this.#base, text });
  }

  raise(start: number, end: number): void {
    this.superscripts.push({ start: start + this.#base, end: end + this.#base });
  }
}

function tex(run: string, marks: Marks): void {
  for (const { name, start, end, text, letter } of texCommands(run)) {
    if (text) {
      marks.hide(start, text.start, "tex");
      marks.hide(text.end, end, "tex");
      if (name === "textsuperscript") marks.raise(text.start, text.end);
    } else {
      marks.hide(start, end, "tex");
      if (letter !== undefined) marks.show({ start, end }, letter);
    }
  }
  // `\(…\)` and `\[…\]` are maths of converters where they hold any, else escaped brackets.
  for (const match of run.matchAll(
    /\\\(((?:[^\\]|\\[^()]){0,2000})\\\)|\\\[((?:[^\\]|\\[^[\]]){0,2000})\\\]/g,
  )) {
    if (/[\\^_={}<>]/.test(match[1] ?? match[2] ?? ""))
      marks.hide(match.index, match.index + match[0].length, "math");
  }
}

function templates(run: string, marks: Marks): void {
  for (const match of run.matchAll(/\{\{[^{}]{0,2000}\}\}|\{%[^%{}]{0,2000}%\}|\{#+\s[^#{}]{0,4000}#+\}/g))
    marks.hide(match.index, match.index + match[0].length, "template");
}

function attributes(run: string, marks: Marks): void {
  const brackets = run.includes("]{") ? squareBrackets(run) : undefined;
  for (const match of run.matchAll(/\{([^{}]{0,1000})\}/g)) {
    if (!areAttributes(match[1] ?? "")) continue;
    const start = match.index;
    const end = start + match[0].length;
    const before = run[start - 1];
    const opened = before === "]" ? brackets?.get(start - 1) : undefined;
    if (opened !== undefined) {
      marks.hide(opened, opened + 1, "attribute");
      marks.hide(start - 1, end, "attribute");
    } else if (before === standIn || /^[ \t#]*(?:[\r\n]|$)/.test(run.slice(end, end + 40))) {
      marks.hide(start, end, "attribute");
    }
  }
}

/** For each `]` the `[` that it closes. */
function squareBrackets(run: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let offset = 0; offset < run.length; offset++) {
    const character = run[offset];
    if (character === "\\") offset++;
    else if (character === "[") open.push(offset);
    else if (character === "]") {
      const opened = open.pop();
      if (opened !== undefined) pairs.set(offset, opened);
    }
  }
  return pairs;
}

// Pandoc's manual, "Superscripts and subscripts": no white space within, unless escaped.
const raised = /(?<![\\[^])\^(?:[^\s^\\]|\\[^\r\n]){1,80}\^/g;
const lowered = /(?<![\\~])~(?!~)(?:[^\s~\\]|\\[^\r\n]){1,80}~(?!~)/g;
// Raised digits of Unicode, and the commas and dashes between them.
const raisedDigits = /[⁰¹²³⁴-⁹]+(?:[,;–⁻‐-][⁰¹²³⁴-⁹]+)*/g;

function shifted(run: string, pattern: RegExp, kind: "superscript" | "subscript", marks: Marks): void {
  for (const match of run.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    marks.hide(start, start + 1, kind);
    marks.hide(end - 1, end, kind);
    if (kind === "superscript") marks.raise(start + 1, end - 1);
  }
}
