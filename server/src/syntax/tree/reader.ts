import type { RootContent } from "mdast";
import type { Span } from "../../text/span";
import type { ParsedBlock } from "../blocks";
import type { Captioned } from "../dialects/captions";
import { MaskBuilder, type MaskedSpan, type MaskKind, type ShownIn } from "../mask";
import type { Run, UnitKind } from "../unit";
import { innerPhrases } from "./inner";

/** An item of a list that stands at the block's top level. */
export interface ListItem extends Span {
  /** The number that a reader sees before the item, or undefined in a bullet list. */
  readonly number: number | undefined;
}

/** Where a node stands. */
export interface Place {
  readonly quoted: boolean;
  readonly footnote: boolean;
  readonly listed: boolean;
  /** What the run is for in which phrases stand; undefined between runs. */
  readonly within: UnitKind | undefined;
  /** What all paragraphs here are captions of. */
  readonly caption: Captioned | undefined;
}

const marked = /[*_`[\]<>$~@!#&\\]|:\/\/|www\./;

/** How the line beginnings of what stands at a place are to be read. */
export function shownIn({ quoted }: Place): ShownIn {
  return quoted ? "quoted" : "plain";
}

/** What has been read of a block's tree; offsets (UTF-16) count from the block's start. */
export class TreeReader {
  readonly source: string;
  readonly nodes: readonly RootContent[];
  readonly mask: MaskBuilder;
  /** What the tree shows and is no prose after all. */
  readonly hidden: MaskedSpan[] = [];
  /** What the tree shows otherwise than it is written: no dialect's marks stand there. */
  readonly rewritten: Span[] = [];
  readonly runs: Run[] = [];
  /** Images on lines of their own within paragraphs, in order; their captions are runs. */
  readonly figures: Span[] = [];
  readonly listItems: ListItem[] = [];
  readonly comments: Span[] = [];
  /** What is raised, without the marks around it. */
  readonly superscripts: Span[] = [];
  frontMatter: Span | undefined;
  /** Elements of HTML that are open within a run: where their opening tag stands. */
  openSuperscript: Span | undefined;
  openRaw: (Span & { readonly name: string }) | undefined;
  /** What to subtract from a node's offset; what lies before the floor belongs to no node. */
  #base: number;
  #floor = 0;
  readonly #read: (node: RootContent, place: Place) => void;

  constructor(
    { source, nodes, base }: ParsedBlock,
    read: (reader: TreeReader, node: RootContent, place: Place) => void,
  ) {
    this.source = source;
    this.nodes = nodes;
    this.mask = new MaskBuilder(source);
    this.#base = base;
    this.#read = (node, place) => {
      read(this, node, place);
    };
  }

  /** Where a node stands in the block's source. */
  spanOf({ position }: Pick<RootContent, "position">): Span {
    const start = (position?.start.offset ?? this.#base) - this.#base;
    const end = position?.end.offset === undefined ? start : position.end.offset - this.#base;
    return { start: Math.max(this.#floor, start), end: Math.max(this.#floor, end) };
  }

  /** Up to `length` characters of the source before an offset. */
  before(offset: number, length: number): string {
    return this.source.slice(Math.max(this.#floor, offset - length), offset);
  }

  slice({ start, end }: Span): string {
    return this.source.slice(start, end);
  }

  /** Begins a run of prose. */
  begin(kind: UnitKind, { start, end }: Span, place: Place, more: Partial<Run> = {}): void {
    this.openSuperscript = undefined;
    this.openRaw = undefined;
    const { quoted, footnote, listed } = place;
    const caption = kind === "caption" ? place.caption : undefined;
    this.runs.push({
      start,
      end,
      kind,
      depth: 0,
      section: undefined,
      caption,
      quoted,
      footnote,
      listed,
      ...more,
    });
  }

  show(span: Span, place: Place): void {
    this.mask.show(span, shownIn(place));
  }

  /** Hides what is shown already. */
  hideLater({ start, end }: Span, kind: MaskKind): void {
    if (start < end) this.hidden.push({ start, end, kind });
  }

  /** Reads nodes that were parsed from a part of the block by themselves. */
  readInner(
    nodes: readonly RootContent[],
    { floor, base }: { floor: number; base: number },
    place: Place,
  ): void {
    const before = { base: this.#base, floor: this.#floor };
    this.#base = base;
    this.#floor = floor;
    for (const node of nodes) this.#read(node, place);
    this.#base = before.base;
    this.#floor = before.floor;
  }

  /** Reads Markdown within a line that the parser left as text: captions, runs of HTML. */
  readPhrases(span: Span, place: Place): void {
    const text = this.slice(span);
    // Cells of HTML tables are many, and few hold any mark.
    const nodes = marked.test(text) ? innerPhrases(text) : undefined;
    if (nodes) this.readInner(nodes, { floor: span.start, base: 1 - span.start }, place);
    else this.show(span, place);
  }
}
