import type { Span } from "../text/span";

/** A field of a file with separated values: its value, and where it stands (UTF-16), quotation marks included. */
export interface SeparatedField extends Span {
  readonly text: string;
}

/**
 * The records of a text whose fields a character separates (RFC 4180): fields in quotation marks may hold separators, line
 * breaks and doubled quotation marks. Records without any text are left out. A quotation mark that is never closed ends
 * with its line, so that the records behind it are not lost; nothing throws.
 */
export function separatedRecords(text: string, separator: string): SeparatedField[][] {
  const records: SeparatedField[][] = [];
  let record: SeparatedField[] = [];
  const finish = (): void => {
    if (record.some((field) => field.text !== "")) records.push(record);
    record = [];
  };
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const end = fieldEnd(text, at, separator);
    record.push({ start: at, end, text: valueOf(text.slice(at, end).trim()) });
    const mark = text.charAt(end);
    if (mark !== separator) finish();
    at = end + (mark === "\r" && text.charAt(end + 1) === "\n" ? 2 : 1);
  }
  finish();
  return records;
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

function valueOf(field: string): string {
  return field.startsWith('"') && field.length > 1 && field.endsWith('"')
    ? field.slice(1, -1).replaceAll('""', '"').trim()
    : field.replace(/^"/, "");
}

/** The separator that the first line of a text has most of: a tab, a semicolon or a comma. */
export function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const counts = ["\t", ";", ","].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
