import type { Span } from "../text/span";

/** The parts of an entry that depend on the order in which they stand. */
export type EntryPart =
  | "authors"
  | "title"
  | "container"
  | "publisher"
  | "year"
  | "volume"
  | "issue"
  | "pages";

/** Where the parts of an entry stand. */
export type EntryParts = Partial<Record<EntryPart, Span>>;

/** An entry up to its first identifier or address. */
export interface EntryBody {
  readonly text: string;
  readonly italics: readonly Span[];
}

export const YEAR = String.raw`(?<year>(?:1[5-9]|20|21)\d\d)[a-z]?`;
export const PAGES = String.raw`(?<pages>\p{L}{0,5}\d[\w.]*?\p{L}?(?:\s?[-‐‑–—]\s?\p{L}{0,5}\d+\p{L}?)?(?:,\s?\d+[-–]\d+){0,5})`;
export const VOLUME = String.raw`(?<volume>\p{L}{0,3}\d[\p{L}\d–-]{0,9}(?:\sSuppl\.?(?:\s\w{1,4})?)?)`;
export const ISSUE = String.raw`\((?<issue>[^()]{1,40})\)`;

/** The sentences of a part of the text, without their full stops. */
export function segmentsOf(text: string, from: number, limit: number): Span[] {
  const segments: Span[] = [];
  let start = from;
  for (const stop of text.slice(from, limit).matchAll(/[.?!]["”’)]?(?=\s|$)/g)) {
    const kept = stop[0].startsWith(".") ? 0 : 1;
    const segment = trimmed(text, [start, from + stop.index + kept]);
    if (segment !== undefined) segments.push(segment);
    start = from + stop.index + stop[0].length;
  }
  const last = trimmed(text, [start, limit]);
  if (last !== undefined) segments.push(last);
  return segments;
}

export function skipStops(text: string, from: number): number {
  let at = from;
  while (/[.,;:\s]/.test(text.charAt(at))) at += 1;
  return at;
}

/** A span without white space, full stops and commas at its ends; nothing when nothing is left. */
export function trimmed(text: string, range: readonly [number, number] | undefined): Span | undefined {
  if (range === undefined) return undefined;
  let [start, end] = range;
  while (start < end && /[\s.,;:]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s.,;:]/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : undefined;
}

export function spans(
  groups: Readonly<Record<string, [number, number] | undefined>>,
  names: readonly EntryPart[],
): EntryParts {
  const parts: EntryParts = {};
  for (const name of names) {
    const range = groups[name];
    if (range !== undefined) parts[name] = span(range);
  }
  return parts;
}

export function span([start, end]: readonly [number, number]): Span {
  return { start, end };
}

export function slice({ text }: EntryBody, { start, end }: Span): string {
  return text.slice(start, end);
}
