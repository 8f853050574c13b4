import type { Span } from "../../text/span";
import type { BlockText } from "./block-text";

/** A pair of square brackets, itself included in its span, and the pair around it. */
export interface Bracket extends Span {
  readonly around: Bracket | undefined;
}

/** All pairs of square brackets within one run of a block, by place. A bracket without a partner is none. */
export function bracketsIn({ markup, runs }: BlockText): Bracket[] {
  const closed: { start: number; end: number; around: Bracket | undefined }[] = [];
  const open: number[] = [];
  let run = 0;
  for (const match of markup.matchAll(/\\[[\]\\]|[[\]]/g)) {
    while ((runs[run]?.end ?? Infinity) <= match.index) {
      run++;
      open.length = 0;
    }
    if (match[0] === "[") open.push(match.index);
    else if (match[0] === "]") {
      const opening = open.pop();
      if (opening !== undefined) closed.push({ start: opening, end: match.index + 1, around: undefined });
    }
  }
  closed.sort((a, b) => a.start - b.start);
  const around: Bracket[] = [];
  for (const bracket of closed) {
    while ((around.at(-1)?.end ?? Infinity) <= bracket.start) around.pop();
    bracket.around = around.at(-1);
    around.push(bracket);
  }
  return closed;
}
