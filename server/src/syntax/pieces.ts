import { type Change, changeBetween } from "../text/change";
import type { Steps } from "../text/steps";
import { cutAt, furthestReach } from "./cuts";
import { type Labels, likelyLabels } from "./labels";
import type { Entry } from "./piece";
import { frontMatterOf } from "./raw";
import { type BlockReader, type ReadPiece, readAgain, readerWith, recollection } from "./reading";

/** A piece and how it is joined to the next. */
export interface Piece<T> extends ReadPiece<T> {
  /** How the next piece begins. */
  readonly next: Entry;
  /** It ends where it does as long as the text from its start over this length stays as it is. */
  readonly reach: number;
}

/** A text in pieces. */
export interface Pieces<T> {
  readonly text: string;
  /** In order; together they are the text. There is at least one. */
  readonly pieces: readonly Piece<T>[];
  /** Where each of them starts (UTF-16 offsets). */
  readonly starts: readonly number[];
  /** Where its front matter ends, if it has any. */
  readonly frontEnd: number | undefined;
  /** How many pieces define each label. */
  readonly labels: ReadonlyMap<string, number>;
  /** Pieces that the last large change replaced: a fence that was opened is soon closed again. */
  readonly replaced: readonly Piece<T>[];
}

/** Which pieces took the place of which of the text before, in indices and in offsets. All others are the same as before. */
export interface Renewal {
  readonly indices: Change;
  readonly offsets: Change;
}

/** The pieces of a text, and how they differ from those before; undefined where that is not in one place only. */
export interface Recut<T> {
  readonly pieces: Pieces<T>;
  readonly renewal: Renewal | undefined;
}

/**
 * Cuts a text into pieces and reads each of them once. What reads the same in `previous` is taken from it;
 * the pieces are the same as without it. Yields after each piece, for whoever has other work to do.
 */
export function* piecesOf<T>(text: string, read: BlockReader<T>, previous?: Pieces<T>): Steps<Recut<T>> {
  const old = previous ?? nothing<T>();
  const change = changeBetween(old.text, text);
  const front = frontMatterOf(text);
  const frontEnd = typeof front === "object" ? front.end : undefined;
  // Front matter may be closed, or no longer be, by a line that is far away.
  const from = frontEnd === old.frontEnd ? firstReached(old, change.start) : 0;
  const reader = readerWith(
    previous ? old.labels : likelyLabels(text),
    read,
    recollection(old.pieces, from, old.replaced),
  );

  const fresh: Piece<T>[] = [];
  const starts = old.starts.slice(0, from);
  let start = old.starts[from] ?? 0;
  let entry: Entry = old.pieces[from]?.entry ?? "start";
  let rest = from;
  do {
    const cut = cutAt(text, start, entry, reader);
    fresh.push(joined(cut.piece, cut.next, cut.reach - start));
    starts.push(start);
    start = cut.end;
    entry = cut.next;
    yield;
    rest = start === text.length ? old.pieces.length : firstFrom(old, rest, start, change);
    // What was cut in this place and way before, and stands after the change, is cut alike from here to the end.
  } while (start < text.length && !isCutAt(old, rest, start, entry, change));

  const offsets = {
    start: old.starts[from] ?? 0,
    oldEnd: old.starts[rest] ?? old.text.length,
    newEnd: start,
  };
  for (let index = rest; index < old.starts.length; index++) {
    starts.push((old.starts[index] ?? 0) + offsets.newEnd - offsets.oldEnd);
  }
  const pieces = [...old.pieces.slice(0, from), ...fresh, ...old.pieces.slice(rest)];
  const gone = old.pieces.slice(from, rest);
  const labels = labelsAfter(old.labels, gone, fresh);
  yield;
  const indices = { start: from, oldEnd: rest, newEnd: from + fresh.length };
  yield* correct(pieces, indices.start, indices.newEnd, labels, undefined, read);
  let elsewhere = false;
  const changed = differing(old.labels, labels);
  if (changed.size > 0) {
    const before = yield* correct(pieces, 0, indices.start, labels, changed, read);
    const after = yield* correct(pieces, indices.newEnd, pieces.length, labels, changed, read);
    elsewhere = before || after;
  }
  return {
    pieces: {
      text,
      pieces,
      starts,
      frontEnd,
      labels,
      replaced: gone.length >= largeChange ? gone : old.replaced,
    },
    renewal: previous && !elsewhere ? { indices, offsets } : undefined,
  };
}

// So many pieces and more are worth remembering after they were replaced.
const largeChange = 16;

function nothing<T>(): Pieces<T> {
  return { text: "", pieces: [], starts: [], frontEnd: undefined, labels: new Map(), replaced: [] };
}

/** The first piece that a change at `offset` could make another; 0 when there is none. */
function firstReached<T>({ pieces, starts }: Pieces<T>, offset: number): number {
  const reached = (index: number) => (starts[index] ?? 0) + (pieces[index]?.reach ?? 0) > offset;
  let index = Math.max(0, indexAt(starts, offset - furthestReach));
  while (index < pieces.length && !reached(index)) index++;
  return index < pieces.length ? index : 0;
}

/** The index of the piece in which `offset` lies; -1 before the first. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = -1;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first old piece from `index` on that stands after the change and not before `start` in the new text. */
function firstFrom<T>({ starts }: Pieces<T>, index: number, start: number, change: Change): number {
  const least = Math.max(change.oldEnd, start - change.newEnd + change.oldEnd);
  let first = index;
  while (first < starts.length && (starts[first] ?? 0) < least) first++;
  return first;
}

function isCutAt<T>(
  { pieces, starts }: Pieces<T>,
  index: number,
  start: number,
  entry: Entry,
  change: Change,
): boolean {
  return starts[index] === start - change.newEnd + change.oldEnd && pieces[index]?.entry === entry;
}

function joined<T>(piece: ReadPiece<T>, next: Entry, reach: number): Piece<T> {
  return isJoined(piece, next, reach) ? piece : { ...piece, next, reach };
}

function isJoined<T>(piece: ReadPiece<T>, next: Entry, reach: number): piece is Piece<T> {
  return "next" in piece && piece.next === next && "reach" in piece && piece.reach === reach;
}

function labelsAfter<T>(
  before: ReadonlyMap<string, number>,
  gone: readonly Piece<T>[],
  come: readonly Piece<T>[],
): ReadonlyMap<string, number> {
  const steps = [
    ...gone.flatMap(({ labels }) => labels.map((label) => [label, -1] as const)),
    ...come.flatMap(({ labels }) => labels.map((label) => [label, 1] as const)),
  ];
  if (steps.length === 0) return before;
  const after = new Map(before);
  for (const [label, step] of steps) {
    const count = (after.get(label) ?? 0) + step;
    if (count > 0) after.set(label, count);
    else after.delete(label);
  }
  return after;
}

function differing(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Set<string> {
  if (before === after) return new Set();
  return new Set([
    ...[...before.keys()].filter((label) => !after.has(label)),
    ...[...after.keys()].filter((label) => !before.has(label)),
  ]);
}

// So many pieces are looked at in a millisecond.
const piecesInStep = 2000;

/**
 * Reads again, in place, those of a range of pieces that were told something else about labels than now holds;
 * with `changed` only these labels are looked at. Returns whether there were any.
 */
function* correct<T>(
  pieces: Piece<T>[],
  from: number,
  to: number,
  labels: Labels,
  changed: ReadonlySet<string> | undefined,
  read: BlockReader<T>,
): Steps<boolean> {
  let any = false;
  for (let index = from; index < to; index++) {
    const piece = pieces[index];
    if (index % piecesInStep === piecesInStep - 1) yield;
    if (!piece || piece.answers.size === 0) continue;
    const isMisled = [...piece.answers].some(
      ([label, answer]) => (changed?.has(label) ?? true) && answer !== labels.has(label),
    );
    if (!isMisled) continue;
    pieces[index] = joined(readAgain(piece, labels, read), piece.next, piece.reach);
    any = true;
    yield;
  }
  return any;
}
