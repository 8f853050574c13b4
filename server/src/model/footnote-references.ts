import { shift } from "../text/span";
import type { Block } from "./block";
import type { ListEntry, PlacedBlock } from "./reference-list";

/** What the footnotes of a document say, by their labels in {@link noteLabel}'s form. Offsets (UTF-16) into the whole text. */
export function footnotesIn(blocks: readonly PlacedBlock[]): ReadonlyMap<string, ListEntry> {
  const notes = new Map<string, ListEntry>();
  for (const { block, start } of blocks) {
    for (const { label, note } of notesOf(block)) {
      // Of several definitions of one label the first counts, as in Markdown.
      if (notes.has(label)) continue;
      const { item, marker } = note;
      notes.set(label, {
        ...note,
        ...shift(note, start),
        item: shift(item, start),
        marker: shift(marker, start),
      });
    }
  }
  return notes;
}

/** A label as Markdown compares it: without regard to case and the amount of white space. */
export function noteLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}

interface Note {
  readonly label: string;
  readonly note: ListEntry;
}

const known = new WeakMap<Block, readonly Note[]>();

function notesOf(block: Block): readonly Note[] {
  let notes = known.get(block);
  if (!notes) {
    notes = block.units.some(({ footnote }) => footnote) ? readNotes(block) : [];
    known.set(block, notes);
  }
  return notes;
}

const longestLabel = 200;

function readNotes({ source, units }: Block): Note[] {
  return units.flatMap(({ kind, footnote, start, end }): readonly Note[] => {
    if (!footnote || kind !== "paragraph") return [];
    const opening = /\[\^([^\]\r\n]+)\]:[ \t]*$/.exec(source.slice(Math.max(0, start - longestLabel), start));
    if (opening?.[1] === undefined) return [];
    const itemStart = start - opening[0].length;
    const marker = { start: itemStart, end: itemStart + opening[0].trimEnd().length };
    const text = source.slice(start, end);
    return [
      {
        label: noteLabel(opening[1]),
        note: { number: undefined, text, start, end, item: { start: itemStart, end }, marker },
      },
    ];
  });
}
