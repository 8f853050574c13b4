import type { ProseUnit } from "../../model/block";
import { blockAt, type Manuscript } from "../../model/manuscript";
import type { PlacedBlock } from "../../model/reference-list";
import type { Span } from "../../text/span";

/** A run of prose and the block that it stands in. */
export interface PlacedUnit extends PlacedBlock {
  readonly unit: ProseUnit;
}

/** The run of prose that an offset lies in, the innermost where one stands within another. Takes time logarithmic in the text. */
export function unitAround(manuscript: Manuscript, offset: number): PlacedUnit | undefined {
  const placed = blockAt(manuscript, offset);
  if (placed === undefined) return undefined;
  const { units } = placed.block;
  const at = offset - placed.start;
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.start ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  // A caption may stand within a paragraph and end before the offset.
  for (let index = low; index >= 0 && index > low - MAX_NESTED; index -= 1) {
    const unit = units[index];
    if (unit !== undefined && unit.start <= at && at <= unit.end) return { ...placed, unit };
  }
  return undefined;
}

/** A paragraph has few figures. */
const MAX_NESTED = 50;

/** The sentence that a citation belongs to, even where it stands after the full stop, and the sentence after it. */
export function sentencesAround(manuscript: Manuscript, citation: Span): string {
  const placed = unitAround(manuscript, citation.start);
  if (placed === undefined) return "";
  const { block, start, unit } = placed;
  const at = citation.start - start;
  const index = Math.max(
    0,
    unit.sentences.findLastIndex((sentence) => sentence.start < at),
  );
  const first = unit.sentences[index];
  const last = unit.sentences[index + 1] ?? first;
  return first === undefined || last === undefined ? "" : block.source.slice(first.start, last.end);
}
