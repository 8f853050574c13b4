import type { Link, List, Parents, RootContent } from "mdast";
import type { Span } from "../../text/span";
import type { ParsedBlock } from "../blocks";
import { sectionNamed } from "../section-names";
import { readCode, readInlineCode } from "./code";
import { readHtmlBlock, readTag } from "./html-blocks";
import { readImage } from "./images";
import { readInlineMath } from "./inline-maths";
import { type Place, TreeReader } from "./reader";

/** Walks the tree of one block. */
export function readTree(block: ParsedBlock): TreeReader {
  const reader = new TreeReader(block, read);
  for (const node of block.nodes) read(reader, node, top);
  return reader;
}

const top: Place = { quoted: false, footnote: false, listed: false, within: undefined, caption: undefined };

function read(reader: TreeReader, node: RootContent, place: Place): void {
  const span = reader.spanOf(node);
  switch (node.type) {
    case "text":
      reader.show(span, place);
      return;
    case "heading":
      reader.begin("heading", span, place, {
        depth: node.depth,
        section: sectionNamed(headingText(reader.slice(span))),
      });
      readChildren(reader, node, { ...place, within: "heading" });
      return;
    case "paragraph":
      readRun(reader, node, span, { ...place, within: place.caption ? "caption" : "paragraph" });
      return;
    case "tableCell":
      readRun(reader, node, span, { ...place, within: "cell" });
      return;
    case "blockquote":
      readChildren(reader, node, { ...place, quoted: true });
      return;
    case "footnoteDefinition":
      readChildren(reader, node, { ...place, footnote: true });
      return;
    case "list":
      readList(reader, node, place);
      return;
    case "link":
      readLink(reader, node, span, place);
      return;
    case "image":
    case "imageReference":
      readImage(reader, node, { image: span, whole: span }, place);
      return;
    case "html":
      if (place.within) readTag(reader, span);
      else readHtmlBlock(reader, span, place);
      return;
    case "yaml":
      reader.mask.hide(span, "front matter");
      reader.frontMatter = insideFences(reader.slice(span), span.start);
      return;
    case "code":
      readCode(reader, node, span, place);
      return;
    case "inlineCode":
      readInlineCode(reader, node, span, place);
      return;
    case "math":
      reader.mask.hide(span, "math");
      return;
    case "inlineMath":
      readInlineMath(reader, span, place);
      return;
    case "definition":
      reader.mask.hide(span, "url");
      return;
    case "footnoteReference":
      reader.mask.hide(span, "footnote");
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
      readChildren(reader, node, place);
  }
}

function readRun(
  reader: TreeReader,
  node: Parents,
  span: Span,
  place: Place & { within: NonNullable<Place["within"]> },
): void {
  reader.begin(place.within, span, place);
  readChildren(reader, node, place);
}

function readChildren(reader: TreeReader, node: Parents, place: Place): void {
  const whole = reader.spanOf(node);
  let unplaced = false;
  let position = whole.start + openingOf(node, reader.source.slice(whole.start, whole.start + 9));
  for (const child of node.children) {
    if (child.position) {
      const { start, end } = reader.spanOf(child);
      if (unplaced) readUnplaced(reader, { start: position, end: start }, place);
      read(reader, child, place);
      position = end;
    }
    unplaced = !child.position;
  }
  if (unplaced) readUnplaced(reader, { start: position, end: whole.end - openingOf(node, "") }, place);
}

/** Text in which the parser found an address only at last: it has cut the text there and lost where the pieces stand. */
function readUnplaced(reader: TreeReader, span: Span, place: Place): void {
  if (span.end <= span.start) return;
  reader.show(span, place);
  const address = /(?:https?:\/\/|www\.)[^\s<>[\](){}"]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/gi;
  for (const match of reader.slice(span).matchAll(address)) {
    const start = span.start + match.index;
    reader.hideLater({ start, end: start + match[0].length }, "autolink");
  }
}

/** How many characters of mark-up a node begins, and mostly ends, with. */
function openingOf({ type }: Parents, start: string): number {
  if (type === "heading") return /^(?:#{1,6}[ \t]*)?/.exec(start)?.[0].length ?? 0;
  if (type === "strong" || type === "delete") return 2;
  return type === "emphasis" || type === "link" || type === "linkReference" || type === "tableCell" ? 1 : 0;
}

function readList(reader: TreeReader, list: List, place: Place): void {
  const isTop = reader.nodes.includes(list);
  for (const [index, item] of list.children.entries()) {
    if (isTop) {
      const number = list.ordered ? (list.start ?? 1) + index : undefined;
      reader.listItems.push({ ...itemContent(reader, reader.spanOf(item)), number });
    }
    readChildren(reader, item, { ...place, listed: true });
  }
}

/** An item without its bullet or number. */
function itemContent(reader: TreeReader, { start, end }: Span): Span {
  const marker = /^(?:[-+*]|\d{1,9}[.)])[ \t]*/.exec(reader.source.slice(start, start + 40));
  return { start: Math.min(end, start + (marker?.[0].length ?? 0)), end };
}

function readLink(reader: TreeReader, link: Link, span: Span, place: Place): void {
  const [first] = link.children;
  const last = link.children.at(-1);
  const text = first && last && { start: reader.spanOf(first).start, end: reader.spanOf(last).end };
  const literal = !text || (text.start === span.start && text.end === span.end);
  if (literal || reader.source[span.start] === "<") {
    reader.mask.hide(span, "autolink");
    return;
  }
  if (first === last && (first.type === "image" || first.type === "imageReference")) {
    readImage(reader, first, { image: text, whole: span }, place);
  } else {
    readChildren(reader, link, place);
    reader.mask.link(text);
  }
  reader.mask.hide({ start: text.end, end: span.end }, "url");
}

/** The first line of a heading without its marks; the underline of a setext heading is none of it. */
function headingText(source: string): string {
  return /^#{0,6}[ \t]*([^\r\n]*)/.exec(source.slice(0, 300))?.[1]?.replace(/#+\s*$/, "") ?? "";
}

function insideFences(raw: string, start: number): Span {
  const open = /^-{3}[ \t]*(?:\r\n|\r|\n)?/.exec(raw)?.[0].length ?? 0;
  const close = /-{3}[ \t]*$/.exec(raw)?.[0].length ?? 0;
  return { start: start + open, end: start + Math.max(open, raw.length - close) };
}
