import type { Span } from "../text/span";
import type { Parsed, Problem } from "./problem";

/** One record of a tagged file (RIS, PubMed). */
export interface TaggedRecord extends Span {
  readonly fields: readonly TaggedField[];
}

/** One tag and its value, continuation lines joined by a space; the span is the value's. */
export interface TaggedField extends Span {
  readonly tag: string;
  readonly value: string;
}

/** Where the records of a file are; `fields` are read again with `recordAt`. */
export interface TaggedFormat {
  /** The name that messages use. */
  readonly name: string;
  /** Matches the start of a line up to the value; group 1 is the tag. */
  readonly line: RegExp;
  /** The tag that starts a record. */
  readonly first: string;
  /** The tag that ends one, where the format has such a tag. */
  readonly last: string | undefined;
}

/** RIS: "each tag consists of six characters", `TY  - ` first and `ER  - ` last (RIS Format Specifications, 2001). */
export const risFormat: TaggedFormat = {
  name: "RIS",
  line: /^([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]|$)/,
  first: "TY",
  last: "ER",
};

/** PubMed's own format: a tag of up to four letters, padded, and a hyphen (MEDLINE/PubMed Data Element Descriptions). */
export const nbibFormat: TaggedFormat = {
  name: "PubMed",
  line: /^([A-Z]{2,4}) {0,2}-(?: |$)/,
  first: "PMID",
  last: undefined,
};

/** How much text is scanned between two chances to do something else. */
const SCAN_STEP = 200_000;

/**
 * Scans a tagged file and hands each record to `onRecord` as it is found. A record that lacks its end stops where the
 * next one starts; text that belongs to no record is a problem at its line.
 */
export function* scanTagged<T>(
  text: string,
  format: TaggedFormat,
  onRecord: (record: TaggedRecord) => T | undefined,
): Generator<undefined, Parsed<readonly T[]>> {
  const records: T[] = [];
  const problems: Problem[] = [];
  let open: { start: number; end: number; fields: MutableField[] } | undefined;
  let nextStep = SCAN_STEP;
  const close = (): void => {
    if (open === undefined) return;
    const value = onRecord(open);
    if (value !== undefined) records.push(value);
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const match = format.line.exec(line.text);
    const tag = match?.[1];
    const trimmed = line.text.trim();
    if (tag === format.first) {
      if (open !== undefined && format.last !== undefined) {
        problems.push(missingEnd(line, format, format.last));
      }
      close();
      open = { start: line.start, end: line.end, fields: [] };
    }
    if (open === undefined) {
      if (trimmed !== "" && tag !== format.last) problems.push(outside(line, format, problems.length));
    } else if (tag !== undefined && tag === format.last) {
      open.end = line.end;
      close();
    } else if (match !== null && tag !== undefined) {
      open.fields.push(fieldAt(line, tag, match[0].length));
      open.end = line.end;
    } else if (trimmed !== "") {
      continueField(open.fields.at(-1), line);
      open.end = line.end;
    }
    if (line.end >= nextStep) {
      nextStep = line.end + SCAN_STEP;
      yield;
    }
  }
  if (open !== undefined && format.last !== undefined) {
    problems.push(
      missingEnd({ start: open.start, end: open.start + format.first.length }, format, format.last),
    );
  }
  close();
  return { value: records, problems: problems.filter(({ start }) => start !== -1) };
}

/** The fields of a record whose span is known. */
export function recordAt(text: string, { start, end }: Span, format: TaggedFormat): TaggedRecord {
  const fields: MutableField[] = [];
  for (const line of linesOf(text.slice(start, end))) {
    const match = format.line.exec(line.text);
    const shifted = { text: line.text, start: line.start + start, end: line.end + start };
    if (match?.[1] !== undefined) fields.push(fieldAt(shifted, match[1], match[0].length));
    else if (line.text.trim() !== "") continueField(fields.at(-1), shifted);
  }
  return { start, end, fields };
}

interface MutableField {
  readonly tag: string;
  readonly start: number;
  value: string;
  end: number;
}

interface Line extends Span {
  /** Without its line break. */
  readonly text: string;
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, newline === -1 ? text.length : newline).replace(/\r$/, "");
    yield { text: line, start, end: start + line.length };
    start = next;
  }
}

function fieldAt(line: Line, tag: string, prefix: number): MutableField {
  const value = line.text.slice(prefix);
  const start = line.start + prefix + (value.length - value.trimStart().length);
  return { tag, value: value.trim(), start, end: Math.max(start, line.start + line.text.trimEnd().length) };
}

function continueField(field: MutableField | undefined, line: Line): void {
  if (field === undefined) return;
  field.value += `${field.value === "" ? "" : " "}${line.text.trim()}`;
  field.end = line.end;
}

function missingEnd({ start, end }: Span, { name }: TaggedFormat, last: string): Problem {
  return { start, end, message: `A ${name} record ends without “${last}  - ”.`, severity: "warning" };
}

/** Only the first stray line is worth a message; the others are marked to be left out. */
function outside({ start, end }: Span, { name, first }: TaggedFormat, already: number): Problem {
  const message = `This is no part of a ${name} record: a record starts with “${first.padEnd(4)}- ”.`;
  return { start: already === 0 ? start : -1, end, message, severity: "warning" };
}
