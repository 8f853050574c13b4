import type { ListItem, Unit } from "../syntax/prose";
import type { Span } from "../text/span";
import type { Block } from "./block";
import { looksLikeEntry, startsWithPerson } from "./entry-signs";

/**
 * A stretch of the references section that may be an entry. Its span is that of the entry's text, without number or bullet;
 * offsets (UTF-16) count from the block's start.
 */
export interface ListPiece extends Span {
  readonly kind: "item" | "line" | "row" | "paragraph" | "heading";
  readonly number: number | undefined;
  /** The number that was typed for an item of a list, which may show another one. */
  readonly typed?: number | undefined;
  /** How the number stands there. What is not in brackets may as well begin a line of text: "12 patients", "2020. 5:1". */
  readonly numbered: "brackets" | "stop" | "bare" | undefined;
  readonly item: Span;
  readonly marker: Span;
  readonly text: string;
  /** Whether a paragraph reads like an entry although it has no number. */
  readonly isEntry: boolean;
}

const known = new WeakMap<Block, readonly ListPiece[]>();

/** The pieces of a block of the references section, in order. */
export function piecesIn(block: Block): readonly ListPiece[] {
  let pieces = known.get(block);
  if (!pieces) {
    pieces = readPieces(block).map((piece) => {
      const text = block.source.slice(piece.start, piece.end);
      return { ...piece, text, isEntry: piece.kind === "paragraph" && looksLikeEntry(text) };
    });
    known.set(block, pieces);
  }
  return pieces;
}

type BarePiece = Omit<ListPiece, "text" | "isEntry">;

function readPieces(block: Block): BarePiece[] {
  const items = itemsIn(block);
  const units = outside(
    items.map(({ item }) => item),
    block.units,
  );
  const cells = units.filter(({ kind }) => kind === "cell");
  const paragraphs = units.filter(({ kind }) => kind === "paragraph");
  return [
    ...items,
    ...rowsIn(block.source, cells),
    ...paragraphs.flatMap((paragraph) => linesIn(block.source, paragraph)),
    ...units.filter(({ kind }) => kind === "heading").map(headingPiece),
  ].sort((a, b) => a.start - b.start);
}

/** The units that stand in none of the spans. */
function outside(spans: readonly Span[], units: readonly Unit[]): Unit[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  return [...units]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => {
      while ((sorted[next]?.end ?? Infinity) <= start) next++;
      return (sorted[next]?.start ?? Infinity) > start;
    });
}

function headingPiece({ start, end }: Span): BarePiece {
  const [item, marker] = [
    { start, end },
    { start, end: start },
  ];
  return { kind: "heading", number: undefined, numbered: undefined, start, end, item, marker };
}

const bracketed = /^(?:\\?\[(\d{1,4})\\?\]|\((\d{1,4})\))[.:]?\s+(?=\S)/;
const bullet = /(?:[-+*]|(\d{1,9})[.)])[ \t]*$/;

function itemsIn({ source, listItems }: Block): BarePiece[] {
  return listItems.map((item) => {
    const lineStart = source.lastIndexOf("\n", item.start - 1) + 1;
    const mark = bullet.exec(source.slice(lineStart, item.start));
    const start = mark ? lineStart + mark.index : item.start;
    return pieceOfItem(source, item, { start, end: item.start }, mark?.[1]);
  });
}

/** A bullet may stand before the number: `- [12] Doe J. …`. */
function pieceOfItem(
  source: string,
  { start, end, number }: ListItem,
  mark: Span,
  digits: string | undefined,
): BarePiece {
  const inner = bracketed.exec(source.slice(start, Math.min(end, start + 20)));
  const own = inner?.[1] ?? inner?.[2];
  const whole = { start: mark.start, end };
  if (!inner || own === undefined) {
    const marker = {
      start: mark.start,
      end: mark.start + source.slice(mark.start, mark.end).trimEnd().length,
    };
    const typed = digits === undefined ? undefined : Number(digits);
    return { kind: "item", number, typed, numbered: undefined, start, end, item: whole, marker };
  }
  const marker = { start, end: start + inner[0].trimEnd().length };
  return {
    kind: "item",
    number: Number(own),
    numbered: "brackets",
    start: start + inner[0].length,
    end,
    item: whole,
    marker,
  };
}

// "[12] Doe", "(12) Doe", "<sup>12</sup> Doe", "^12^ Doe", "**12.** Doe", "12. Doe", "12) Doe", "12 Doe", escaped or not.
const numberedLine =
  /^[ \t]{0,8}(?:\*\*|__)?(?:\\?\[(\d{1,4})\\?\](?:\*\*|__)?[:.]?[ \t]*|\((\d{1,4})\)(?:\*\*|__)?[ \t]*|<sup>\s?(\d{1,4})\s?<\/sup>[ \t]*|\^(\d{1,4})\^[ \t]*|(?<stop>\d{1,4})\\?[.)](?:\*\*|__)?[ \t]+|(?<bare>\d{1,4})[ \t]+)(?=\S)/gm;

/** The lines of a paragraph that begin with a number, or else the paragraph, or its lines if each is an entry. */
function linesIn(source: string, { start, end }: Span): BarePiece[] {
  const text = source.slice(start, end);
  const marks = [...text.matchAll(numberedLine)];
  const first = marks[0]?.index ?? text.length;
  const before = text.slice(0, first).trim() === "" ? [] : plainPieces(source, { start, end: start + first });
  const numbered = marks.map((mark, index): BarePiece => {
    const item = {
      start: start + mark.index,
      end: start + trimmedEnd(text, marks[index + 1]?.index ?? text.length),
    };
    const number = mark.slice(1).find(Boolean);
    const { bare, stop } = mark.groups ?? {};
    const numbered = bare !== undefined ? "bare" : stop !== undefined ? "stop" : "brackets";
    const lead = mark[0].length - mark[0].trimStart().length;
    const marker = { start: item.start + lead, end: item.start + mark[0].trimEnd().length };
    return {
      kind: "line",
      number: Number(number),
      numbered,
      start: item.start + mark[0].length,
      end: item.end,
      item: { start: marker.start, end: item.end },
      marker,
    };
  });
  return [...before, ...numbered];
}

/** A paragraph that is one entry, or a line for each: then every entry begins with its first author. */
function plainPieces(source: string, { start, end }: Span): BarePiece[] {
  const text = source.slice(start, end);
  const starts = [...text.matchAll(/^.+$/gm)]
    .filter(([line]) => startsWithPerson(line) && looksLikeEntry(line))
    .map(({ index }) => index);
  const cuts = starts[0] === 0 && starts.length > 1 ? starts : [0];
  return cuts.map((cut, index): BarePiece => {
    const span = { start: start + cut, end: start + trimmedEnd(text, cuts[index + 1] ?? text.length) };
    const marker = { start: span.start, end: span.start };
    return { kind: "paragraph", number: undefined, numbered: undefined, ...span, item: span, marker };
  });
}

const cellNumber = /^(?:\\?\[)?(\d{1,4})(?:\\?\])?[.)]?$/;

/** The rows of tables: a number in the first cell is the entry's, the other cells are its text. A row of headings is none. */
function rowsIn(source: string, cells: readonly Span[]): BarePiece[] {
  const rows: Span[][] = [];
  for (const cell of cells.map((one) => insideCell(source, one))) {
    const row = rows.at(-1);
    const previous = row?.at(-1);
    if (row && previous && !/[\r\n]/.test(source.slice(previous.end, cell.start))) row.push(cell);
    else rows.push([cell]);
  }
  return rows.flatMap((row): readonly BarePiece[] => {
    const [first] = row;
    const last = row.at(-1);
    if (!first || !last) return [];
    const number = row.length > 1 ? cellNumber.exec(source.slice(first.start, first.end))?.[1] : undefined;
    const start = number === undefined ? first.start : (row[1]?.start ?? first.start);
    const piece = { start, end: last.end };
    if (number === undefined && !looksLikeEntry(source.slice(piece.start, piece.end))) return [];
    const marker = { start: first.start, end: number === undefined ? first.start : first.end };
    const item = { start: first.start, end: last.end };
    return [
      {
        kind: "row",
        number: number === undefined ? undefined : Number(number),
        numbered: undefined,
        ...piece,
        item,
        marker,
      },
    ];
  });
}

function insideCell(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  const lead = /^[|\s]*/.exec(text)?.[0].length ?? 0;
  return {
    start: start + lead,
    end: start + Math.max(lead, trimmedEnd(text.replace(/\|\s*$/, ""), text.length)),
  };
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}
