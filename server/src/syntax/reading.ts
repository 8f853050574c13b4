import type { PieceReader } from "./cuts";
import type { Labels } from "./labels";
import {
  type Entry,
  type ParsedBlock,
  type ParsedPiece,
  parsePiece,
  plainPiece,
  type Reading,
} from "./piece";

/** What was read of a piece of a text, with what somebody made of its block. */
export interface ReadPiece<T> extends Omit<ParsedPiece, "block"> {
  readonly source: string;
  readonly entry: Entry;
  readonly reading: Reading;
  readonly value: T;
}

/** What somebody makes of a block, a pure function. */
export type BlockReader<T> = (block: ParsedBlock) => T;

/** Finds a piece that was read before. */
export type Recollection<T> = (source: string, entry: Entry, reading: Reading) => ReadPiece<T> | undefined;

/** Reads pieces of a text in which `known` labels are defined, unless it recalls them. */
export function readerWith<T>(
  known: Labels,
  read: BlockReader<T>,
  recall: Recollection<T>,
): PieceReader<ReadPiece<T>> {
  return {
    markdown: (source, entry, reading) =>
      recall(source, entry, reading) ?? readMarkdown(detached(source), entry, reading, known, read),
    plain: (source, entry) => recall(source, entry, "plain") ?? readPlain(detached(source), entry, read),
  };
}

/** The same piece where other labels are known. */
export function readAgain<T>(piece: ReadPiece<T>, known: Labels, read: BlockReader<T>): ReadPiece<T> {
  const { source, entry, reading } = piece;
  return (reading === "plain" ? undefined : readMarkdown(source, entry, reading, known, read)) ?? piece;
}

function readMarkdown<T>(
  source: string,
  entry: Entry,
  reading: Exclude<Reading, "plain">,
  known: Labels,
  read: BlockReader<T>,
): ReadPiece<T> | undefined {
  const parsed = parsePiece(source, entry, reading, known);
  return parsed && finished(source, entry, reading, parsed, read);
}

function readPlain<T>(source: string, entry: Entry, read: BlockReader<T>): ReadPiece<T> {
  return finished(source, entry, "plain", plainPiece(source), read);
}

// The tree goes no further than this: what is made of it is kept, and it is several times as large.
function finished<T>(
  source: string,
  entry: Entry,
  reading: Reading,
  { block, tail, labels, answers }: ParsedPiece,
  read: BlockReader<T>,
): ReadPiece<T> {
  return { source, entry, reading, tail, labels, answers, value: read(block) };
}

/** A copy: a slice of a string keeps the whole string in memory, and every edit brings a new one. */
function detached(slice: string): string {
  return [slice.slice(0, 1), slice.slice(1)].join("");
}

// An ordinary edit renews one piece, or makes two of one; only for larger changes an index of all pieces pays.
const patience = 2;
const neighbours = 4;

/** Recalls pieces of a text before: those that follow one another from `from` on and, after some misses, all, and others besides. */
export function recollection<T>(
  pieces: readonly ReadPiece<T>[],
  from: number,
  others: readonly ReadPiece<T>[],
): Recollection<T> {
  let next = from;
  let misses = 0;
  let bySource: Map<string, ReadPiece<T>[]> | undefined;
  return (source, entry, reading) => {
    const fits = (piece: ReadPiece<T>) =>
      piece.source === source && piece.entry === entry && piece.reading === reading;
    for (let index = next; index < Math.min(pieces.length, next + neighbours); index++) {
      const piece = pieces[index];
      if (!piece || !fits(piece)) continue;
      next = index + 1;
      return piece;
    }
    if (++misses <= patience) return undefined;
    bySource ??= indexed([...pieces, ...others]);
    return bySource.get(source)?.find(fits);
  };
}

function indexed<T>(pieces: readonly ReadPiece<T>[]): Map<string, ReadPiece<T>[]> {
  const bySource = new Map<string, ReadPiece<T>[]>();
  for (const piece of pieces) {
    const alike = bySource.get(piece.source);
    if (alike) alike.push(piece);
    else bySource.set(piece.source, [piece]);
  }
  return bySource;
}
