import type { Span } from "../text/span";

/** How much text is read between two chances to do something else: about three milliseconds' worth. */
const CSV_STEP = 100_000;

/** The records of a CSV file. */
export type CsvRecords = Generator<readonly string[] | undefined, void>;

/**
 * The records of a text in CSV (RFC 4180): fields in quotes may hold commas, line breaks and doubled quotes. It yields
 * `undefined` every few milliseconds, so that the caller can do other things. A quote that is never closed ends with the
 * text; nothing throws.
 */
export function* csvRecords(text: string): CsvRecords {
  let fields: string[] = [];
  let nextStep = CSV_STEP;
  for (let at = 0; at < text.length; ) {
    const field = fieldAt(text, at);
    fields.push(valueOf(text, field));
    const delimiter = text.charAt(field.next);
    at = field.next + (delimiter === "\r" && text.charAt(field.next + 1) === "\n" ? 2 : 1);
    if (delimiter !== ",") {
      if (fields.length > 1 || fields[0] !== "") yield fields;
      fields = [];
    } else if (at === text.length) {
      fields.push("");
    }
    if (at >= nextStep) {
      nextStep = at + CSV_STEP;
      yield undefined;
    }
  }
  if (fields.length > 0) yield fields;
}

interface Field extends Span {
  readonly quoted: boolean;
  /** The comma or line break after it. */
  readonly next: number;
}

const delimiters = /[,\r\n]/g;

function fieldAt(text: string, start: number): Field {
  if (text.charAt(start) !== '"') {
    const next = nextDelimiter(text, start);
    return { start, end: next, quoted: false, next };
  }
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
    if (text.charAt(quote + 1) === '"') continue;
    return { start: start + 1, end: quote, quoted: true, next: nextDelimiter(text, quote + 1) };
  }
  return { start: start + 1, end: text.length, quoted: true, next: text.length };
}

function nextDelimiter(text: string, from: number): number {
  delimiters.lastIndex = from;
  return delimiters.exec(text)?.index ?? text.length;
}

function valueOf(text: string, { start, end, quoted }: Field): string {
  const value = text.slice(start, end);
  return quoted ? value.replaceAll('""', '"') : value;
}
