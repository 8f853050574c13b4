import { type Span, shift } from "../text/span";
import type { Block } from "./block";
import { continuesEntry, looksLikeEntry } from "./entry-signs";
import { type ListPiece, piecesIn } from "./list-pieces";

/** One entry of the document's own reference list; offsets (UTF-16) into the whole text. */
export interface ListEntry extends Span {
  /** The number that citations use, or undefined in an unnumbered list. */
  readonly number: number | undefined;
  /** The entry as written, without its number or bullet. */
  readonly text: string;
  /** The entry with its number or bullet. */
  readonly item: Span;
  /** The number or the bullet as written: "12.", "[12]", "-"; empty where there is none. */
  readonly marker: Span;
}

/** How a list is laid out: a Markdown list, lines that begin with numbers, a table, or a paragraph for each entry. */
export type ListLayout = "list" | "lines" | "table" | "paragraphs";

/** The reference list that stands in the document itself; its span reaches from its first entry to its last. */
export interface ReferenceList extends Span {
  readonly entries: readonly ListEntry[];
  /** The first entry of each number; empty for an unnumbered list. */
  readonly byNumber: ReadonlyMap<number, ListEntry>;
  /** Of most entries. */
  readonly layout: ListLayout;
}

/** A block and where it starts in the whole text. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/** Reads the list out of the blocks of the references sections; undefined when they hold none. */
export function referenceListIn(blocks: readonly PlacedBlock[]): ReferenceList | undefined {
  const pieces = inSequence(asTyped(blocks.flatMap(placedPieces)));
  const plain = pieces.filter(({ isEntry }) => isEntry);
  const structured = pieces.filter(({ kind }) => kind === "item" || kind === "line" || kind === "row");
  // A short list of notes below fifty paragraphs does not make them no entries.
  const isPlain =
    structured.length === 0 ||
    (plain.length > 2 * structured.length && structured.every(({ number }) => number === undefined));
  const beginnings = isPlain ? plain : structured;
  const entries = entriesFrom(pieces, new Set(beginnings), blocks);
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return undefined;
  const byNumber = new Map<number, ListEntry>();
  for (const entry of entries) {
    if (entry.number !== undefined && !byNumber.has(entry.number)) byNumber.set(entry.number, entry);
  }
  return { entries, byNumber, layout: layoutOf(beginnings), start: first.item.start, end: last.item.end };
}

/** A piece at its place in the whole text. */
interface PlacedPiece extends ListPiece {
  /** The index of its block. */
  readonly block: number;
}

function placedPieces({ block, start }: PlacedBlock, index: number): PlacedPiece[] {
  return piecesIn(block).map((piece) => ({
    ...piece,
    ...shift(piece, start),
    item: shift(piece.item, start),
    marker: shift(piece.marker, start),
    block: index,
  }));
}

/** A list shows 1, 2, 3 whatever is typed; but who types 1, 2, 4 means these numbers. */
function asTyped(pieces: readonly PlacedPiece[]): PlacedPiece[] {
  const lists: PlacedPiece[][] = [];
  for (const piece of pieces) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    const goesOnCounting = last?.number !== undefined && last.number + 1 === piece.number;
    if (list && goesOnCounting && piece.typed !== undefined) list.push(piece);
    else lists.push([piece]);
  }
  return lists.flatMap((list) => {
    const ascending = list.every(({ typed }, index) => (typed ?? 0) > (list[index - 1]?.typed ?? -1));
    return ascending ? list.map((piece) => ({ ...piece, number: piece.typed ?? piece.number })) : list;
  });
}

/** A list that was cut may leave out as many numbers; a year at the start of a line leaves out more. */
const LARGEST_GAP = 50;

/** Takes the numbers for text that do not count on: "12 patients" at the start of a line begins no entry. */
function inSequence(pieces: readonly PlacedPiece[]): PlacedPiece[] {
  let last: number | undefined;
  return pieces.map((piece) => {
    const { kind, number, numbered } = piece;
    if (number === undefined) return piece;
    const countsOn =
      kind !== "line" ||
      numbered === "brackets" ||
      (numbered === "bare"
        ? number === (last ?? 0) + 1
        : number > (last ?? 0) && number < (last ?? 0) + LARGEST_GAP);
    if (countsOn) {
      last = number;
      return piece;
    }
    const { start } = piece.item;
    const text = piece.text.padStart(piece.end - start);
    const marker = { start, end: start };
    return {
      ...piece,
      kind: "paragraph",
      number: undefined,
      start,
      marker,
      text,
      isEntry: looksLikeEntry(text),
    };
  });
}

/** A reference that fills more paragraphs than this is something else. */
const MOST_PIECES = 10;

/** The entries that begin with some of the pieces; other pieces that go on with one belong to it. */
function entriesFrom(
  pieces: readonly PlacedPiece[],
  beginnings: ReadonlySet<PlacedPiece>,
  blocks: readonly PlacedBlock[],
): ListEntry[] {
  const entries: ListEntry[] = [];
  let open: PlacedPiece | undefined;
  let joined = 0;
  for (const piece of pieces) {
    if (beginnings.has(piece)) {
      open = piece;
      joined = 0;
      entries.push(entryOf(piece, piece.end, blocks));
      continue;
    }
    const entry = entries.at(-1);
    const follows =
      open &&
      entry &&
      joined++ < MOST_PIECES &&
      goesOn(entry, piece, sliceOf(blocks, open, entry.end, piece.end));
    if (open && follows) entries.splice(-1, 1, entryOf(open, piece.end, blocks));
    else open = undefined;
  }
  return entries;
}

function goesOn(entry: ListEntry, piece: PlacedPiece, rest: string | undefined): boolean {
  if (piece.kind !== "paragraph" || rest === undefined) return false;
  const sameParagraph = !/[\r\n][ \t]*[\r\n]/.test(rest);
  return sameParagraph || continuesEntry(piece.text, entry.text);
}

function entryOf(piece: PlacedPiece, end: number, blocks: readonly PlacedBlock[]): ListEntry {
  const { start, number, marker, item } = piece;
  const text = sliceOf(blocks, piece, start, end) ?? piece.text;
  return { start, end, number, text, item: { start: item.start, end }, marker };
}

/** The text between two offsets, from the block of a piece on; undefined when blocks are missing in between. */
function sliceOf(
  blocks: readonly PlacedBlock[],
  { block: from }: PlacedPiece,
  start: number,
  end: number,
): string | undefined {
  const parts: string[] = [];
  let position = start;
  for (let index = from; position < end; index++) {
    const placed = blocks[index];
    if (!placed || placed.start > position) return undefined;
    parts.push(placed.block.source.slice(position - placed.start, end - placed.start));
    position = Math.max(position, placed.start + placed.block.source.length);
  }
  return parts.join("");
}

function layoutOf(pieces: readonly PlacedPiece[]): ListLayout {
  const count = (kind: ListPiece["kind"]): number => pieces.filter((piece) => piece.kind === kind).length;
  const counts = {
    list: count("item"),
    lines: count("line"),
    table: count("row"),
    paragraphs: count("paragraph"),
  };
  const most = Math.max(...Object.values(counts));
  if (counts.list === most) return "list";
  if (counts.lines === most) return "lines";
  return counts.table === most ? "table" : "paragraphs";
}
