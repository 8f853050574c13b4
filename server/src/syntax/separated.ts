import type { Span } from "../text/span";
import type { Steps } from "../text/steps";

/** A field of a file with separated values: its value, and where it stands (UTF-16), quotation marks included. */
export interface SeparatedField extends Span {
  readonly text: string;
  /** Set where its quotation marks do not close it. */
  readonly unclosed?: true;
}

/** A file with separated values: what separates them, and its records. */
export interface SeparatedFile {
  readonly separator: string;
  readonly records: readonly (readonly SeparatedField[])[];
}

/** Separators that a file may have, the likelier one first where a text leaves the choice. */
const separators = ["\t", ";", ","] as const;

/** So much of a text tells its separator. */
const HEAD = 4096;

/** Characters that are read between two chances to do something else: a few milliseconds' worth. */
const STEP = 100_000;

/**
 * Reads a text whose fields a character separates: the one that a first line `sep=;` names, as spreadsheets write it, else
 * the given one, else the tab, semicolon or comma with which most records have as many fields as the first.
 */
export function* readSeparatedInSteps(text: string, given?: string): Steps<SeparatedFile> {
  const named = /^\uFEFF?"?sep=([^\r\n"])"?[ \t]*(?:\r\n|\r|\n|$)/i.exec(text);
  const start = named?.[0].length ?? (text.startsWith("\uFEFF") ? 1 : 0);
  const separator = named?.[1] ?? given ?? separatorOf(text, start);
  const records: (readonly SeparatedField[])[] = [];
  let rest = STEP;
  for (const record of recordsFrom(text, start, separator)) {
    records.push(record);
    if ((record.at(-1)?.end ?? 0) > rest) {
      rest += STEP;
      yield;
    }
  }
  return { separator, records };
}

/**
 * The records of a text from an offset (RFC 4180): fields in quotation marks may hold separators, line breaks and doubled
 * quotation marks. Records without any text are left out. A quotation mark that is never closed ends with its line, so that
 * the records behind it are not lost; nothing throws.
 */
function* recordsFrom(text: string, start: number, separator: string): Generator<SeparatedField[]> {
  let record: SeparatedField[] = [];
  let at = start;
  while (at < text.length) {
    const end = fieldEnd(text, at, separator);
    record.push({ start: at, end, ...valueOf(text.slice(at, end).trim()) });
    const mark = text.charAt(end);
    if (mark !== separator) {
      if (record.some((field) => field.text !== "")) yield record;
      record = [];
    }
    at = end + (mark === "\r" && text.charAt(end + 1) === "\n" ? 2 : 1);
  }
  if (record.some((field) => field.text !== "")) yield record;
}

function fieldEnd(text: string, start: number, separator: string): number {
  const opened = /^[ ]*"/.exec(text.slice(start, start + 16));
  if (opened) {
    for (let quote = text.indexOf('"', start + opened[0].length); quote !== -1; ) {
      if (text.charAt(quote + 1) === '"') {
        quote = text.indexOf('"', quote + 2);
        continue;
      }
      return plainEnd(text, quote + 1, separator);
    }
  }
  return plainEnd(text, start, separator);
}

function plainEnd(text: string, from: number, separator: string): number {
  let at = from;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === separator || character === "\n" || character === "\r") break;
  }
  return at;
}

function valueOf(field: string): Pick<SeparatedField, "text" | "unclosed"> {
  if (!field.startsWith('"')) return { text: field };
  return field.length > 1 && field.endsWith('"')
    ? { text: field.slice(1, -1).replaceAll('""', '"').trim() }
    : { text: field.slice(1), unclosed: true };
}

function separatorOf(text: string, start: number): string {
  const head = text.slice(start, start + HEAD);
  const scores = separators.map((separator) => {
    const counts = [...recordsFrom(head, 0, separator)].map(({ length }) => length);
    const [first = 1] = counts;
    const alike = first === 1 ? 0 : counts.filter((count) => count === first).length;
    return { separator, alike, first };
  });
  const best = scores.reduce((best, one) =>
    one.alike > best.alike || (one.alike === best.alike && one.first > best.first) ? one : best,
  );
  return best.alike === 0 ? "," : best.separator;
}
