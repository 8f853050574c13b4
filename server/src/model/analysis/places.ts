import { overlaps, type Span } from "../../text/span";

/** The index of the first item that stands at or after a place; the items are in order of place. */
export function firstFrom<T>(items: readonly T[], place: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Whether a span touches one of some stretches, which are apart and in order. Costs a search. */
export function overlapsAny(span: Span, stretches: readonly Span[]): boolean {
  const nearest = stretches[firstFrom(stretches, span.start + 1, ({ end }) => end)];
  return nearest !== undefined && overlaps(nearest, span);
}

/** The items that begin in `[from, end)`; the items are in order of where they begin. Costs what it returns, and a search. */
export function beginningIn<T extends { readonly first: number }>(
  items: readonly T[],
  from: number,
  end: number,
): readonly T[] {
  const first = firstFrom(items, from, (item) => item.first);
  return items.slice(
    first,
    firstFrom(items, end, (item) => item.first),
  );
}
