import type { Span } from "../text/span";

/**
 * Whether a span of a text stands in, or holds, one of the accepted phrases. Letter case and line breaks do not matter;
 * a phrase begins and ends with whole words. Looks no further around the span than the longest phrase reaches.
 */
export function isAccepted(text: string, span: Span, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const words = wordsOf(phrase);
    if (words.length === 0) return false;
    // A line break with its indentation or quotation sign may stand for the space between two words.
    const reach = phrase.length + words.length * MOST_BETWEEN;
    const from = Math.max(0, span.start - reach);
    const around = wordsOf(text.slice(from, span.end + reach));
    return around.some((first, index) => {
      const last = around[index + words.length - 1];
      return (
        last !== undefined &&
        from + first.start < span.end &&
        from + last.end > span.start &&
        words.every(({ lower }, place) => around[index + place]?.lower === lower)
      );
    });
  });
}

/** How many characters beyond the one space may stand between two words of a phrase. */
const MOST_BETWEEN = 8;

interface Word extends Span {
  readonly lower: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    lower: match[0].toLowerCase(),
  }));
}
