import type { Span } from "../text/span";
import { blockAt, type Manuscript } from "./manuscript";

/**
 * The stretch of a manuscript (UTF-16 offsets) that can be replaced where its mask shows some words: with the maths, the
 * escapes and the references (`&beta;`) that they are written in. Undefined where other markup stands among the words.
 */
export function writtenForm(words: Span, manuscript: Manuscript): Span | undefined {
  const placed = blockAt(manuscript, words.start);
  if (!placed) return undefined;
  const { mask, source } = placed.block;
  const from = words.start - placed.start;
  let to = words.end - placed.start;
  const shown = mask.text.slice(from, to);
  const written = source.slice(from, to);
  if (shown === written) return { start: words.start, end: words.end };
  const maths = [...source.matchAll(/\$[^$\r\n]{1,60}\$/g)].filter(
    ({ index, 0: all }) => index < to && from < index + all.length,
  );
  const last = maths.at(-1);
  if (last) to = Math.max(to, last.index + last[0].length);
  const first = maths[0];
  if (first && first.index < from) return undefined;
  const rest = written.replace(/\$[^$\r\n]*\$?|&[#\w]+;|\\(?=[!-/:-@[-`{-~])/g, "");
  return /[*_[\]()<>`|~]/.test(rest) && !/[()]/.test(shown)
    ? undefined
    : { start: words.start, end: placed.start + to };
}
