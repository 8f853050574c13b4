import type { Span } from "./span";

// A bracket that closes only much later was probably never closed, and another one was.
const longestAside = 1200;

/**
 * What stands in brackets between two offsets (UTF-16), brackets included: the outermost pairs of `(…)` and of `[…]`, in order.
 * Brackets without a partner are none.
 */
export function asidesIn(text: string, start: number, end: number): Span[] {
  const asides: Span[] = [];
  const round: number[] = [];
  const square: number[] = [];
  for (let offset = start; offset < end; offset++) {
    const character = text[offset];
    if (character === "(") round.push(offset);
    else if (character === "[") square.push(offset);
    else if (character === ")" || character === "]") {
      const opened = (character === ")" ? round : square).pop();
      if (opened === undefined || offset - opened > longestAside) continue;
      while ((asides.at(-1)?.start ?? -1) > opened) asides.pop();
      if ((asides.at(-1)?.end ?? 0) <= opened) asides.push({ start: opened, end: offset + 1 });
    }
  }
  return asides;
}

/** The aside in which an offset lies, or undefined. */
export function outerAside(asides: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = asides.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((asides[middle]?.start ?? Infinity) < offset) low = middle;
    else high = middle - 1;
  }
  const aside = asides[low];
  return aside && aside.start < offset && offset < aside.end - 1 ? aside : undefined;
}
