/** A half-open range of UTF-16 offsets into one text: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of one span of a text by another text. An empty span inserts, an empty text deletes. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Whether two spans share at least one offset. Spans that only touch do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `offset` lies in the span or at its end, as an editor's cursor does after a word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The span moved by `delta` offsets. */
export function shift(span: Span, delta: number): Span {
  return { start: span.start + delta, end: span.end + delta };
}

/** Whether edits can be made at once: no two of them change the same stretch. */
export function areApart(edits: readonly Edit[]): boolean {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
  return spans.every(({ start }, index) => start >= (spans[index - 1]?.end ?? 0));
}

/**
 * The text after all edits; their spans refer to the text before any of them.
 * Throws a RangeError when two spans overlap or one lies outside the text: that is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let position = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < position || span.end < span.start || span.end > text.length) {
      throw new RangeError(`edit ${span.start}–${span.end} overlaps another or leaves the text`);
    }
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
}
