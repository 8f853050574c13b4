import { overlaps, type Span } from "../text/span";

/**
 * Whether a span of a text stands in, or holds, one of the accepted phrases. Letter case and line breaks do not matter;
 * a phrase begins and ends with whole words. Looks no further around the span than the longest phrase reaches.
 */
export function isAccepted(text: string, span: Span, phrases: readonly string[]): boolean {
  return placesNear(text, span, phrases).some((place) => overlaps(place, span));
}

/** Whether a span of a text stands in one of the accepted phrases, as a word does in the name of a product. */
export function standsInAccepted(text: string, span: Span, phrases: readonly string[]): boolean {
  return placesNear(text, span, phrases).some(({ start, end }) => start <= span.start && span.end <= end);
}

/** Where phrases stand at a span of a text or close to it. */
function placesNear(text: string, span: Span, phrases: readonly string[]): Span[] {
  return phrases.flatMap((phrase) => {
    const words = wordsOf(phrase);
    if (words.length === 0) return [];
    // A line break with its indentation or quotation sign may stand for the space between two words.
    const reach = phrase.length + words.length * MOST_BETWEEN;
    const from = Math.max(0, span.start - reach);
    const around = wordsOf(text.slice(from, span.end + reach));
    return around.flatMap((first, index): Span[] => {
      const last = around[index + words.length - 1];
      const same = last && words.every(({ lower }, place) => around[index + place]?.lower === lower);
      return same ? [{ start: from + first.start, end: from + last.end }] : [];
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
