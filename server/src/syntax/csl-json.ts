import type { Span } from "../text/span";
import { type CslItem, type CslScan, identified, named, readItem } from "./csl";
import type { Problem } from "./problem";

/** How much text is scanned between two chances to do something else: a few milliseconds' worth. */
const SCAN_STEP = 100_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Scans CSL JSON (https://docs.citationstyles.org/en/stable/specification.html, appendix "CSL-JSON"): a list of items, or
 * an object with the list under `items` or `references`. A missing comma, quotation mark or brace is a problem of its item.
 */
export function* scanCslJson(text: string): CslScan {
  const items: CslItem[] = [];
  const problems: Problem[] = [];
  const start = listStart(text);
  if (start === -1) {
    if (text.trim() !== "") {
      problems.push({
        start: text.length - text.trimStart().length,
        end: Math.min(text.length, text.length - text.trimStart().length + 1),
        message: 'A CSL JSON bibliography is a list of entries: “[{"id": …}, …]”.',
        severity: "error",
      });
    }
    return { value: items, problems };
  }
  let at = start;
  let commaIsDue = false;
  let suspicious = false;
  let nextStep = SCAN_STEP;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === ",") commaIsDue = false;
    if (character === "]") break;
    if (character !== "{") {
      at += 1;
      continue;
    }
    let span: Span = suspicious ? jsonItem(text, at, indentOf(text, at)) : jsonItem(text, at, undefined);
    let read = readItem(text, span);
    if (read.problems.length > 0 && !suspicious) {
      // Its end may be wrong: take it up again and stop at the next item that starts a line as this one does.
      suspicious = span.end >= text.trimEnd().length - 1;
      const shorter = jsonItem(text, at, indentOf(text, at));
      if (shorter.end < span.end) {
        span = shorter;
        read = readItem(text, span);
      }
    }
    const item = identified(text, span, read.value, problems);
    if (commaIsDue)
      problems.push({
        start: at,
        end: at + 1,
        message: "A comma is missing before this entry.",
        severity: "error",
      });
    const [first] = read.problems;
    if (first !== undefined) problems.push(named(openString(text, span) ?? first, item));
    if (item !== undefined) items.push(item);
    at = span.end;
    commaIsDue = !/,\s*$/.test(text.slice(Math.max(span.start, at - 80), at));
    if (at >= nextStep) {
      nextStep = at + SCAN_STEP;
      yield;
    }
  }
  return { value: items, problems: problems.sort((a, b) => a.start - b.start) };
}

/** Where the list of items starts, after its bracket; for a single object at that object; -1 where there is neither. */
function listStart(text: string): number {
  const first = /\S/.exec(text);
  if (first === null) return -1;
  if (first[0] === "[") return first.index + 1;
  if (first[0] !== "{") return -1;
  const list = /"(?:items|references)"\s*:\s*\[/.exec(text.slice(0, 10_000));
  return list === null ? first.index : list.index + list[0].length;
}

/**
 * The item that starts with the brace at `start`. With an `indent` it ends at the latest before a line that starts with
 * that indentation and a brace: there the next item begins, and a brace of this one is missing.
 */
function jsonItem(text: string, start: number, indent: string | undefined): Span {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
      continue;
    }
    if (code === 0x7b || code === 0x5b) {
      depth += 1;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return { start, end: at + 1 };
    } else if (code === NEWLINE && indent !== undefined && text.startsWith(`${indent}{`, at + 1)) {
      return { start, end: at };
    }
    at += 1;
  }
  return { start, end: text.length };
}

/** The offset after a JSON string, which can't go beyond its line. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
    else if (code === NEWLINE) return at;
  }
  return text.length;
}

/** The first string of an item that its line ends without closing. */
function openString(text: string, { start, end }: Span): Problem | undefined {
  for (let at = text.indexOf('"', start); at !== -1 && at < end; ) {
    const after = stringEnd(text, at);
    if (text.charAt(after - 1) !== '"' || after === at + 1) {
      const message = "This text is never closed: its quotation mark is missing at the end.";
      return { start: at, end: after, message, severity: "error" };
    }
    at = text.indexOf('"', after);
  }
  return undefined;
}

/** The white space before an item that starts its line. */
function indentOf(text: string, start: number): string | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
