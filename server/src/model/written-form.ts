import { overlaps, type Span, shift } from "../text/span";
import { blockAt, type Manuscript } from "./manuscript";

// Maths and references to characters: they show fewer characters than they have.
const wrapped = /\$[^$\r\n]{1,60}\$|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi;
const reach = 64;

/**
 * The stretch of a manuscript (UTF-16 offsets) that can be replaced where its mask shows some words: with the maths, the
 * escapes and the references (`&beta;`) that they are written in. Undefined where other markup stands among the words.
 */
export function writtenForm(words: Span, manuscript: Manuscript): Span | undefined {
  const placed = blockAt(manuscript, words.start);
  if (!placed) return undefined;
  const { mask, source } = placed.block;
  const own = shift(words, -placed.start);
  const shown = mask.text.slice(own.start, own.end);
  if (source.slice(own.start, own.end) === shown) return { start: words.start, end: words.end };
  const from = Math.max(0, own.start - reach);
  const inside = [...source.slice(from, own.end + reach).matchAll(wrapped)]
    .map(({ index, 0: all }) => ({ start: from + index, end: from + index + all.length }))
    .filter((one) => overlaps(one, own));
  if (inside.some(({ start }) => start < own.start)) return undefined;
  const end = Math.max(own.end, ...inside.map((one) => one.end));
  const written = source.slice(own.start, end).replace(wrapped, "");
  return markupIn(written) === markupIn(shown) ? { start: words.start, end: placed.start + end } : undefined;
}

function markupIn(text: string): string {
  return text.replace(/[^*_[\]()<>`|~]/g, "");
}
