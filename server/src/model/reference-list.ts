import { type Span, shift } from "../text/span";
import type { Block } from "./block";

/** One entry of the document's own reference list; offsets (UTF-16) into the whole text. */
export interface ListEntry extends Span {
  /** The number that citations use, or undefined in an unnumbered list. */
  readonly number: number | undefined;
  /** The entry as written, without its number or bullet. */
  readonly text: string;
}

/** The reference list that stands in the document itself. */
export interface ReferenceList {
  readonly entries: readonly ListEntry[];
  /** The first entry of each number; empty for an unnumbered list. */
  readonly byNumber: ReadonlyMap<number, ListEntry>;
}

/** A block and where it starts in the whole text. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/** Reads the list out of the blocks of the references section; undefined when they hold none. */
export function referenceListIn(blocks: readonly PlacedBlock[]): ReferenceList | undefined {
  const listed = blocks.flatMap(listEntries);
  const entries = listed.length > 0 ? listed : blocks.flatMap(paragraphEntries);
  if (entries.length === 0) return undefined;
  const byNumber = new Map<number, ListEntry>();
  for (const entry of entries) {
    if (entry.number !== undefined && !byNumber.has(entry.number)) byNumber.set(entry.number, entry);
  }
  return { entries, byNumber };
}

function listEntries({ block, start }: PlacedBlock): ListEntry[] {
  return block.listItems.map((item) => ({
    ...shift(item, start),
    number: item.number,
    text: block.source.slice(item.start, item.end),
  }));
}

// "[12] Liu E, …", "12. Liu E, …", "12 Liu E, …", one to a line or one to a paragraph.
const numberedLine = /^[ \t]*(?:\\?\[(\d{1,4})\\?\]|(\d{1,4})[.)]?)[ \t]+(?=\S)/gm;

function paragraphEntries({ block, start }: PlacedBlock): ListEntry[] {
  return block.units
    .filter((unit) => unit.kind === "paragraph")
    .flatMap((unit): readonly ListEntry[] => {
      const text = block.source.slice(unit.start, unit.end);
      const at = start + unit.start;
      const marks = [...text.matchAll(numberedLine)];
      if (marks.length === 0) {
        return entryLike(text) ? [{ start: at, end: at + text.length, number: undefined, text }] : [];
      }
      return marks.map((mark, index) => {
        const from = mark.index + mark[0].length;
        const entry = text.slice(from, marks[index + 1]?.index ?? text.length).trimEnd();
        return {
          start: at + from,
          end: at + from + entry.length,
          number: Number(mark[1] ?? mark[2]),
          text: entry,
        };
      });
    });
}

/** A paragraph without a number is an entry when it names a year and begins like a name or a title. */
function entryLike(text: string): boolean {
  return /\b(?:19|20)\d\d[a-z]?\b/.test(text) && /^\s*[*_"“]?\p{Lu}/u.test(text) && text.length > 30;
}
