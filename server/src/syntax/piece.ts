import type { List, Root, RootContent } from "mdast";
import type { Span } from "../text/span";
import { exceedsBudget } from "./budget";
import { type Answers, type Labels, labelsIn } from "./labels";
import { lineEnd, lineStart, nextLine, skipBlankLines } from "./lines";
import { parseMarkdown } from "./markdown";
import { frontMatterOf, type RawBlock, rawBlockAt } from "./raw";

/** One or more top-level nodes that stand together, and the text from their first line to the next block's. */
export interface ParsedBlock {
  /** The block's own text. The blocks of a text, joined, are that text. */
  readonly source: string;
  readonly nodes: readonly RootContent[];
  /** What to subtract from a node's offset to get an offset into `source`. */
  readonly base: number;
  /** The list that the block begins with. A long list has several blocks. */
  readonly listAtStart: ListStart | undefined;
  /** The kind of list that the block ends with; a block that begins with the same kind goes on with that list. */
  readonly listAtEnd: ListKind | undefined;
}

/** The beginning of a list, or of a further part of one. */
export interface ListStart {
  readonly kind: ListKind;
  /** How many of its items stand in the block. */
  readonly items: number;
}

/** What marks the items of a list. Lists of one kind, with nothing but blank lines between them, are one list. */
export type ListKind = "-" | "+" | "*" | "." | ")";

/** A node's span in its block's source. */
export function spanIn(block: ParsedBlock, node: Pick<RootContent, "position">): Span {
  const start = node.position?.start.offset ?? block.base;
  const end = node.position?.end.offset ?? start;
  return { start: start - block.base, end: end - block.base };
}

/**
 * Where in a text a piece begins: at its very start, where all is closed, within the rows of a table,
 * or within a block that is too much for the parser.
 */
export type Entry = "start" | "fresh" | "table" | "plain";

/**
 * How a piece is read: by the parser, as text that ends here or before a line that begins a container (an item, a quote,
 * a note), or as text that any other line follows; or as plain prose, because the parser would take too long.
 */
export type Reading = "ended" | "followed" | "plain";

/** What a piece leaves open for lines that follow it. */
export interface Tail {
  readonly type: RootContent["type"] | undefined;
  readonly list: ListKind | undefined;
  /** Where the line begins that opens a raw block which the piece does not close. */
  readonly rawFrom: number | undefined;
}

/** A piece of a text, parsed by itself. It depends on nothing but its source, its entry, and the answers about labels. */
export interface ParsedPiece {
  readonly block: ParsedBlock;
  readonly tail: Tail;
  /** Keys of the labels that it defines. */
  readonly labels: readonly string[];
  readonly answers: Answers;
}

/** Parses one piece; undefined when that would take too long. */
export function parsePiece(
  source: string,
  entry: Entry,
  reading: Exclude<Reading, "plain">,
  known: Labels,
): ParsedPiece | undefined {
  const literal = literalBlock(source, entry);
  if (literal && source.length > longLiteral) return literalPiece(source, literal);
  const read = withoutLongTail(source);
  if (!literal && exceedsBudget(read)) return undefined;
  const { text, base } = forParser(read, entry);
  const parsed = parseMarkdown(
    reading === "followed" ? text + follower : text,
    literal?.type === "yaml" ? "front matter" : "no front matter",
    known,
  );
  if (!parsed) return undefined;
  const nodes = withoutScaffold(parsed.root, entry, read.length + base);
  const labels = source.includes("]:") ? labelsIn(parsed.root) : [];
  const block = blockFrom(source, nodes, base);
  const answers = new Map(parsed.answers);
  for (const label of labels) answers.delete(label);
  return { block, tail: tailOf(block), labels, answers };
}

/** A piece that is not parsed: one paragraph of plain text. */
export function plainPiece(source: string): ParsedPiece {
  const start = /\S/.exec(source)?.index ?? 0;
  const end = Math.max(start, source.trimEnd().length);
  const position = positionOf(source, start, end);
  const nodes: RootContent[] = [
    { type: "paragraph", position, children: [{ type: "text", value: source.slice(start, end), position }] },
  ];
  return unparsed(source, nodes);
}

const byteOrderMark = "\uFEFF";

// Rows of a table are rows only below a head; which one does not matter to them.
const tableHead = "|a|\n|-|\n";

/** What to give to the parser for a piece, and what its offsets are then too high by. */
function forParser(source: string, entry: Entry): { readonly text: string; readonly base: number } {
  if (entry === "table") return { text: tableHead + source, base: tableHead.length };
  if (!source.startsWith(byteOrderMark)) return { text: source, base: 0 };
  // The parser skips one byte order mark; only at the start of the whole text is it no character of the text's own.
  return entry === "start" ? { text: source, base: -1 } : { text: byteOrderMark + source, base: 0 };
}

// The parser takes its time over blank lines; two of them say as much as a thousand.
const longTail = 1000;

function withoutLongTail(source: string): string {
  const end = lastTextEnd(source);
  return source.length - end < longTail ? source : source.slice(0, nextLine(source, nextLine(source, end)));
}

// An empty heading ends whatever can be ended. What it ends within a container, ends in another place than at a text's end.
const follower = "#";

/** The top-level nodes without what was only added for the parser. */
function withoutScaffold({ children }: Root, entry: Entry, length: number): RootContent[] {
  const nodes = children.filter(({ position }) => (position?.start.offset ?? 0) < length);
  const [table, ...others] = nodes;
  if (entry !== "table" || table?.type !== "table") return nodes;
  const [, ...rows] = table.children;
  const start = rows[0]?.position?.start;
  const end = table.position?.end;
  return [{ ...table, children: rows, ...(start && end ? { position: { start, end } } : {}) }, ...others];
}

// Below this length the parser is quick enough with what it need not look into.
const longLiteral = 4096;

/** The one raw block that a piece consists of, if it does: the line that opens it tells all there is to know. */
function literalBlock(source: string, entry: Entry): RawBlock | undefined {
  const front = entry === "start" ? frontMatterOf(source) : undefined;
  const atTop = entry === "start" && source.startsWith(byteOrderMark) ? 1 : 0;
  const raw =
    front === "open" || front === undefined
      ? entry === "table"
        ? undefined
        : rawBlockAt(source, skipBlankLines(source, atTop))
      : front;
  return raw && skipBlankLines(source, nextLine(source, raw.end)) === source.length ? raw : undefined;
}

function literalPiece(source: string, { type, start, end }: RawBlock): ParsedPiece {
  // The tree has the indentation of HTML within the node, and that of other blocks before it.
  const from = type === "html" ? lineStart(source, start) : start;
  return unparsed(source, [
    { type, value: source.slice(from, end), position: positionOf(source, from, end) },
  ]);
}

function unparsed(source: string, nodes: readonly RootContent[]): ParsedPiece {
  return {
    block: blockFrom(source, nodes, 0),
    tail: { type: undefined, list: undefined, rawFrom: undefined },
    labels: [],
    answers: new Map(),
  };
}

function blockFrom(source: string, nodes: readonly RootContent[], base: number): ParsedBlock {
  const edges = { source, nodes, base, listAtStart: undefined, listAtEnd: undefined };
  const first = nodes[0];
  const last = nodes.at(-1);
  const kind = first?.type === "list" ? listKind(edges, first) : undefined;
  return {
    ...edges,
    listAtStart: first?.type === "list" && kind ? { kind, items: first.children.length } : undefined,
    listAtEnd: last?.type === "list" ? listKind(edges, last) : undefined,
  };
}

function listKind(block: ParsedBlock, list: List): ListKind | undefined {
  const { start } = spanIn(block, list);
  const mark = /^(?:([-+*])|\d{1,9}([.)]))/.exec(block.source.slice(start, start + 10));
  return (mark?.[1] ?? mark?.[2]) as ListKind | undefined;
}

function tailOf(block: ParsedBlock): Tail {
  const last = block.nodes.at(-1);
  return { type: last?.type, list: block.listAtEnd, rawFrom: last && openFrom(block, last) };
}

/** A raw block that is not closed takes the blank lines after it, too. */
function openFrom(block: ParsedBlock, node: RootContent): number | undefined {
  if (node.type !== "code" && node.type !== "math" && node.type !== "html") return undefined;
  const { start, end } = spanIn(block, node);
  return end > lastTextEnd(block.source) ? lineStart(block.source, start) : undefined;
}

/** The end of the last line that is not blank. */
function lastTextEnd(source: string): number {
  let last = source.length;
  while (last > 0 && " \t\r\n".includes(source.charAt(last - 1))) last--;
  return lineEnd(source, last);
}

function positionOf(source: string, start: number, end: number): NonNullable<RootContent["position"]> {
  const point = (offset: number) => ({
    line: linesBefore(source, offset) + 1,
    column: offset - lineStart(source, offset) + 1,
    offset,
  });
  return { start: point(start), end: point(end) };
}

function linesBefore(source: string, offset: number): number {
  let lines = 0;
  for (let end = lineEnd(source, 0); end < offset; end = lineEnd(source, nextLine(source, end))) lines++;
  return lines;
}
