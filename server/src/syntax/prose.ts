import type { Image, Link, Parents, RootContent } from "mdast";
import type { Span } from "../text/span";
import { type ParsedBlock, spanIn } from "./blocks";
import { type Mask, MaskBuilder } from "./mask";
import { greekLetter } from "./maths";

/** What a run of prose is: where a sentence can't run on into the next. */
export type UnitKind = "paragraph" | "heading" | "cell" | "caption";

/** A run of prose: a paragraph, a heading, one cell of a table, the caption of a figure. */
export interface Unit extends Span {
  readonly kind: UnitKind;
  /** 1 to 6 for headings, else 0. */
  readonly depth: number;
  /** Whether it stands in a block quote. */
  readonly quoted: boolean;
  /** Whether it stands in a footnote. */
  readonly footnote: boolean;
}

/** An item of a list that stands at the block's top level. */
export interface ListItem extends Span {
  /** The number that a reader sees before the item, or undefined in a bullet list. */
  readonly number: number | undefined;
}

/** What a block holds, with offsets (UTF-16) that count from the block's start. */
export interface BlockSyntax {
  readonly source: string;
  readonly mask: Mask;
  readonly units: readonly Unit[];
  readonly listItems: readonly ListItem[];
  /** HTML comments, delimiters included. */
  readonly comments: readonly Span[];
  /** Contents of `<sup>…</sup>`. */
  readonly superscripts: readonly Span[];
  /** Contents of YAML front matter, without its fences; only the first block of a text can have one. */
  readonly frontMatter: Span | undefined;
}

/** Reads one block: what is prose, what is masked and why. Total. */
export function readBlock(block: ParsedBlock): BlockSyntax {
  const reader = new Reader(block);
  for (const node of block.nodes) reader.read(node, { quoted: false, footnote: false });
  return reader.result();
}

interface Place {
  readonly quoted: boolean;
  readonly footnote: boolean;
}

class Reader {
  readonly #block: ParsedBlock;
  readonly #mask: MaskBuilder;
  readonly #units: Unit[] = [];
  readonly #listItems: ListItem[] = [];
  readonly #comments: Span[] = [];
  readonly #superscripts: Span[] = [];
  #openSuperscript: number | undefined;
  #frontMatter: Span | undefined;

  constructor(block: ParsedBlock) {
    this.#block = block;
    this.#mask = new MaskBuilder(block.source);
  }

  result(): BlockSyntax {
    return {
      source: this.#block.source,
      mask: this.#mask.build(),
      units: this.#units,
      listItems: this.#listItems,
      comments: this.#comments,
      superscripts: this.#superscripts,
      frontMatter: this.#frontMatter,
    };
  }

  read(node: RootContent, place: Place): void {
    const span = spanIn(this.#block, node);
    switch (node.type) {
      case "text":
        this.#mask.show(span, place.quoted ? "quoted" : "plain");
        return;
      case "heading":
        this.#unit("heading", span, place, node.depth);
        this.#readChildren(node, place);
        return;
      case "paragraph":
        this.#openSuperscript = undefined;
        this.#unit("paragraph", span, place);
        this.#readChildren(node, place);
        return;
      case "tableCell":
        this.#unit("cell", span, place);
        this.#readChildren(node, place);
        return;
      case "blockquote":
        this.#readChildren(node, { ...place, quoted: true });
        return;
      case "footnoteDefinition":
        this.#readChildren(node, { ...place, footnote: true });
        return;
      case "list":
        this.#readList(node, place);
        return;
      case "link":
        this.#readLink(node, span, place);
        return;
      case "image":
      case "imageReference":
        this.#readCaption(node, span, place);
        return;
      case "html":
        this.#readHtml(span);
        return;
      case "yaml":
        this.#mask.hide(span, "front matter");
        this.#frontMatter = this.#insideFences(span);
        return;
      case "code":
      case "inlineCode":
        this.#mask.hide(span, "code");
        return;
      case "math":
        this.#mask.hide(span, "math");
        return;
      case "inlineMath":
        this.#readInlineMath(span, place);
        return;
      case "definition":
        this.#mask.hide(span, "url");
        return;
      case "footnoteReference":
        this.#mask.hide(span, "footnote");
        return;
      case "break":
      case "thematicBreak":
        return;
      case "delete":
      case "emphasis":
      case "linkReference":
      case "listItem":
      case "strong":
      case "table":
      case "tableRow":
        this.#readChildren(node, place);
    }
  }

  #readChildren(node: Parents, place: Place): void {
    for (const child of node.children) this.read(child, place);
  }

  #unit(kind: UnitKind, span: Span, place: Place, depth = 0): void {
    this.#units.push({ ...span, ...place, kind, depth });
  }

  #readList(list: Extract<RootContent, { type: "list" }>, place: Place): void {
    const top = this.#block.nodes.includes(list);
    list.children.forEach((item, index) => {
      if (top) {
        const number = list.ordered ? (list.start ?? 1) + index : undefined;
        this.#listItems.push({ ...this.#itemContent(spanIn(this.#block, item)), number });
      }
      this.#readChildren(item, place);
    });
  }

  /** An item without its bullet or number. */
  #itemContent(span: Span): Span {
    const marker = /^(?:[-+*]|\d{1,9}[.)])[ \t]*/.exec(this.#block.source.slice(span.start, span.end));
    return { start: span.start + (marker?.[0].length ?? 0), end: span.end };
  }

  #readLink(link: Link, span: Span, place: Place): void {
    const first = link.children[0];
    const last = link.children.at(-1);
    const text = first &&
      last && { start: spanIn(this.#block, first).start, end: spanIn(this.#block, last).end };
    const literal = !text || (text.start === span.start && text.end === span.end);
    if (literal || this.#block.source[span.start] === "<") {
      this.#mask.hide(span, "autolink");
      return;
    }
    this.#readChildren(link, place);
    this.#mask.hide({ start: text.end, end: span.end }, "url");
    this.#mask.link({ start: text.start, end: text.end });
  }

  /** The text between `![` and its `]` is a caption in Pandoc's Markdown; the tree keeps it without offsets. */
  #readCaption(node: Image | { alt?: string | null | undefined }, span: Span, place: Place): void {
    if (!node.alt) return;
    const start = span.start + 2;
    const end = closingBracket(this.#block.source, start, span.end);
    const caption = { start, end };
    this.#unit("caption", caption, place);
    this.#mask.show(caption, place.quoted ? "quoted" : "plain");
    this.#mask.hide({ start: end, end: span.end }, "url");
  }

  #readHtml(span: Span): void {
    const html = this.#block.source.slice(span.start, span.end);
    for (const comment of html.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
      const start = span.start + comment.index;
      this.#comments.push({ start, end: start + comment[0].length });
    }
    if (/^<sup\b[^>]*>$/i.test(html)) this.#openSuperscript = span.end;
    else if (/^<\/sup\s*>$/i.test(html) && this.#openSuperscript !== undefined) {
      this.#superscripts.push({ start: this.#openSuperscript, end: span.start });
      this.#openSuperscript = undefined;
    }
    this.#mask.hide(span, html.startsWith("<!--") ? "comment" : "html");
  }

  #readInlineMath(span: Span, place: Place): void {
    const math = this.#block.source.slice(span.start, span.end);
    const letter = greekLetter(math);
    if (letter !== undefined) {
      this.#mask.showAs(span, letter.padEnd(math.length));
    } else if (isMoney(math, this.#block.source.slice(span.end))) {
      this.#mask.show(span, place.quoted ? "quoted" : "plain");
    } else {
      this.#mask.hide(span, "math");
    }
  }

  #insideFences(span: Span): Span {
    const raw = this.#block.source.slice(span.start, span.end);
    const open = /^-{3}[ \t]*(?:\r\n|\r|\n)?/.exec(raw)?.[0].length ?? 0;
    const close = /-{3}[ \t]*$/.exec(raw)?.[0].length ?? 0;
    return { start: span.start + open, end: Math.max(span.start + open, span.end - close) };
  }
}

/** The offset of the `]` that closes a bracket opened just before `from`, or `to` when none does. */
function closingBracket(text: string, from: number, to: number): number {
  let depth = 0;
  for (let offset = from; offset < to; offset++) {
    const character = text[offset];
    if (character === "\\") offset++;
    else if (character === "[") depth++;
    else if (character === "]" && depth-- === 0) return offset;
  }
  return to;
}

/** "costs $5 and $10" is no maths: Pandoc's closing dollar has no digit after it and no space before it. */
function isMoney(math: string, after: string): boolean {
  return /^\$\d/.test(math) && (/\s\$$/.test(math) || /^\d/.test(after));
}
