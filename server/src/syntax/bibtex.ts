import type { Span } from "../text/span";
import { type BibtexField, walkFields } from "./bibtex-entry";
import { type EntryHead, entryHead, resynchroniser } from "./bibtex-heads";
import { BRACE, matchBrace, skipSpace, trimEnd } from "./bibtex-text";
import type { Parsed, Problem } from "./problem";

export type { BibtexField } from "./bibtex-entry";

/** One entry of a BibTeX or BibLaTeX file, from its `@` to its closing brace; its fields are read when asked for. */
export interface BibtexEntry extends Span {
  /** The entry type, lower-cased: `article`, `inproceedings`. */
  readonly type: string;
  /** The citation key as written; empty where the entry has none. */
  readonly key: string;
  readonly keySpan: Span;
  /** Where the fields start: after the key. */
  readonly fieldsStart: number;
  /** The closing delimiter's character code. */
  readonly close: number;
  /** False where something is wrong with the entry; what could be read of it works all the same. */
  readonly sound: boolean;
}

/** What one pass over a BibTeX file finds: where everything is, with nothing decoded. */
export interface BibtexFile {
  readonly text: string;
  /** All entries in the order of the file, those with a repeated key included, those without a key left out. */
  readonly entries: readonly BibtexEntry[];
  /** The first entry of each key. */
  readonly byKey: ReadonlyMap<string, BibtexEntry>;
  /** Entries whose key an earlier entry has already. */
  readonly duplicates: readonly BibtexEntry[];
  /** The values of `@string` macros by lower-cased name; the last definition counts, as in BibTeX. */
  readonly macros: ReadonlyMap<string, Span>;
}

/** How many characters are scanned between two chances to do something else: about a millisecond's worth. */
const SCAN_STEP = 150_000;

const months = new Set("jan feb mar apr may jun jul aug sep oct nov dec".split(" "));

/**
 * Scans a BibTeX or BibLaTeX file. A broken entry is one problem at its place; the scan goes on at the next `@word{`
 * that starts a line. Takes time linear in the text, whatever the text.
 */
export function scanBibtex(text: string): Parsed<BibtexFile> {
  const steps = scanBibtexInSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `scanBibtex`, for files so big that the caller wants to do other things in between: it yields now and then. */
export function* scanBibtexInSteps(text: string): Generator<undefined, Parsed<BibtexFile>> {
  const entries: BibtexEntry[] = [];
  const byKey = new Map<string, BibtexEntry>();
  const duplicates: BibtexEntry[] = [];
  const macros = new Map<string, Span>();
  const words = new Map<string, Span>();
  const problems: Problem[] = [];
  const resync = resynchroniser(text);
  let nextStep = SCAN_STEP;
  let commentsEnd = true;

  for (let at = text.indexOf("@"); at !== -1; ) {
    const head = entryHead(text, at);
    if (head === undefined) {
      at = text.indexOf("@", at + 1);
      continue;
    }
    const limit = resync.limit(head.start);
    if (head.type === "comment" || head.type === "preamble") {
      // A comment may hold whole entries, but one that is never closed must not swallow the rest of the file.
      const whole: number = commentsEnd ? matchBrace(text, head.start - 1, text.length) : -1;
      commentsEnd &&= whole !== -1;
      const end = whole === -1 ? matchBrace(text, head.start - 1, limit) : whole;
      at = text.indexOf("@", end === -1 ? limit : end);
    } else if (head.type === "string") {
      const walk = walkFields(text, head.start, limit, head.close, (from, to, value) => {
        macros.set(text.slice(from, to).toLowerCase(), value);
      });
      if (walk.fault !== undefined) problems.push(walk.fault);
      at = text.indexOf("@", walk.end);
    } else {
      const read = readEntry(text, at, head, limit, words);
      const end =
        read.fault === undefined
          ? read.entry.end
          : resync.endOfBroken(read.entry.fieldsStart, read.entry.end);
      const entry = end < read.entry.end ? { ...read.entry, end: trimEnd(text, at, end) } : read.entry;
      if (read.fault !== undefined) problems.push(named(read.fault, entry, end));
      if (entry.key !== "") {
        entries.push(entry);
        if (byKey.has(entry.key)) duplicates.push(entry);
        else byKey.set(entry.key, entry);
      }
      at = text.indexOf("@", end);
    }
    if (at >= nextStep) {
      nextStep = at + SCAN_STEP;
      yield;
    }
  }
  for (const [name, span] of words) {
    if (macros.has(name)) continue;
    const message = `“${name}” is not defined by any @string in this file; write it in braces if it is the text itself.`;
    problems.push({ ...span, message, severity: "information" });
  }
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
  return { value: { text, entries, byKey, duplicates, macros }, problems };
}

/** The fields of one entry, in its order, read afresh from the text. A repeated field is listed twice; the first counts. */
export function fieldsOf(file: BibtexFile, entry: BibtexEntry): BibtexField[] {
  const fields: BibtexField[] = [];
  walkFields(file.text, entry.fieldsStart, entry.end, entry.close, (start, end, value) => {
    fields.push({ name: file.text.slice(start, end).toLowerCase(), nameSpan: { start, end }, value });
  });
  return fields;
}

function readEntry(
  text: string,
  start: number,
  head: EntryHead,
  limit: number,
  words: Map<string, Span>,
): { entry: BibtexEntry; fault: Problem | undefined } {
  const { close, type } = head;
  const key = readKey(text, head.start, limit, close);
  const walk = walkFields(text, key.next, limit, close, (_nameStart, _nameEnd, value) => {
    const code = text.charCodeAt(value.start) | 0x20;
    if (code < 0x61 || code > 0x7a) return;
    const word = text.slice(value.start, value.end).toLowerCase();
    if (!months.has(word) && !words.has(word) && /^[^\s#"{}]+$/.test(word)) words.set(word, value);
  });
  const keySpan = { start: key.start, end: key.end };
  const fault = key.fault ?? walk.fault;
  const entry: BibtexEntry = {
    start,
    end: walk.end,
    type,
    key: text.slice(key.start, key.end),
    keySpan,
    fieldsStart: key.next,
    close,
    sound: fault === undefined,
  };
  return { entry, fault };
}

interface ReadKey extends Span {
  /** Where the fields start. */
  readonly next: number;
  readonly fault: Problem | undefined;
}

function readKey(text: string, from: number, limit: number, close: number): ReadKey {
  const start = skipSpace(text, from, limit);
  let stop = start;
  while (stop < limit && !endsKey(text.charCodeAt(stop), close)) stop += 1;
  const end = trimEnd(text, start, stop);
  const missing = "This entry has no citation key: write one after the opening brace, followed by a comma.";
  if (text.charAt(stop) === "=" && stop < limit) {
    return { start, end: start, next: start, fault: problemAt(text, from - 1, from, missing) };
  }
  const after = skipSpace(text, stop, limit);
  const code = after < limit ? text.charCodeAt(after) : close;
  if (end === start) {
    const next = code === 0x2c ? after + 1 : after;
    return { start, end, next, fault: problemAt(text, from - 1, from, missing) };
  }
  if (code === 0x2c) return { start, end, next: after + 1, fault: undefined };
  const fault =
    after < limit && code !== close
      ? problemAt(text, start, end, `A comma is missing after the citation key “${text.slice(start, end)}”.`)
      : undefined;
  return { start, end, next: after, fault };
}

/** A key ends at a comma, a line's end, a brace, a quotation mark or an equals sign; it may hold blanks. */
function endsKey(code: number, close: number): boolean {
  return (
    code === 0x2c ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x3d ||
    code === 0x22 ||
    code === close ||
    code === BRACE.open ||
    code === BRACE.close
  );
}

function named(fault: Problem, entry: BibtexEntry, end: number): Problem {
  const start = Math.min(fault.start, end);
  const message = entry.key === "" ? fault.message : `Entry “${entry.key}”: ${fault.message}`;
  return { ...fault, start, end: Math.max(start, Math.min(fault.end, end)), message };
}

function problemAt(text: string, start: number, end: number, message: string): Problem {
  return { start, end: Math.min(end, text.length), message, severity: "error" };
}
