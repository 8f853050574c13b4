import { firstFrom } from "../model/analysis/places";
import type { Finding } from "../model/finding";
import type { Edit, Span } from "../text/span";

/**
 * The edits of all safe fixes that can be made at once, for a whole file. Of two that change the same place the first counts;
 * the other finding is mended the next time.
 */
export function safeEdits(findings: readonly Finding[]): Edit[] {
  const taken: Span[] = [];
  const isFree = ({ span }: Edit): boolean => {
    const next = taken[firstFrom(taken, span.start, ({ end }) => end)];
    return next === undefined || next.start > span.end;
  };
  return findings.flatMap(({ fixes }) => {
    const fix = fixes.find(({ kind }) => kind === "safe");
    if (!fix?.edits.every(isFree)) return [];
    for (const { span } of fix.edits)
      taken.splice(
        firstFrom(taken, span.start, ({ start }) => start),
        0,
        span,
      );
    return fix.edits;
  });
}
