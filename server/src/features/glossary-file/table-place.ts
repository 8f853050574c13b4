import { type Column, headOf, usualOrder } from "../../model/glossary-rows";
import { readSeparatedInSteps } from "../../syntax/separated";
import type { Span } from "../../text/span";
import { complete } from "../../text/steps";

/** The field of a table at a place. */
export interface TablePlace extends Span {
  /** Whether it stands in the first row, which may name the columns. */
  readonly isHead: boolean;
  /** What its column holds, as far as the head or the usual order tells. */
  readonly meaning: Column | undefined;
  /** Its value. */
  readonly text: string;
  /** The columns that the first row names. */
  readonly named: readonly Column[];
}

/** Where the table of so long a file could be looked at with every keystroke. */
const LONGEST = 1_000_000;

/** The field of a glossary as a table at an offset (UTF-16); undefined outside all rows, and in a file that is very long. */
export function tablePlaceAt(
  text: string,
  offset: number,
  given: string | undefined,
): TablePlace | undefined {
  if (text.length > LONGEST) return undefined;
  const { records } = complete(readSeparatedInSteps(text, given));
  const [first = []] = records;
  const head = headOf(first);
  const columns = head ?? usualOrder;
  for (const record of records) {
    const index = record.findIndex(({ start, end }) => start <= offset && offset <= end);
    const field = record[index];
    if (!field) continue;
    const isHead = record === first;
    const named = (head ?? []).filter((column) => column !== undefined);
    return { ...field, isHead, meaning: columns[index], named };
  }
  return offset <= (first[0]?.start ?? text.length)
    ? { start: offset, end: offset, text: "", isHead: true, meaning: undefined, named: [] }
    : undefined;
}
