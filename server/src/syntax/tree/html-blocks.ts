import type { Span } from "../../text/span";
import { sectionNamed } from "../section-names";
import type { Run } from "../unit";
import { type HtmlMark, htmlMarks, htmlRuns, isRawElement } from "./html";
import type { Place, TreeReader } from "./reader";

/** Reads one tag or comment within a run of prose. */
export function readTag(reader: TreeReader, span: Span): void {
  const [mark] = htmlMarks(reader.slice(span));
  reader.mask.hide(span, mark?.kind === "comment" ? "comment" : "html");
  if (mark?.kind === "comment") reader.comments.push(span);
  else if (mark?.name === "sup") readSuperscript(reader, span, mark);
  else if (mark && isRawElement(mark.name)) readRaw(reader, span, mark);
}

function readSuperscript(reader: TreeReader, span: Span, { kind }: HtmlMark): void {
  const opened = reader.openSuperscript;
  reader.openSuperscript = kind === "open" ? span : undefined;
  if (kind === "close" && opened) reader.superscripts.push({ start: opened.end, end: span.start });
}

/** What stands between the tags of `<code>` and its like is no prose. */
function readRaw(reader: TreeReader, span: Span, { kind, name }: HtmlMark): void {
  if (kind === "open") reader.openRaw ??= { ...span, name };
  else if (reader.openRaw?.name === name) {
    reader.hideLater({ start: reader.openRaw.end, end: span.start }, "code");
    reader.openRaw = undefined;
  }
}

/** Reads a block of HTML: what stands between its tags is prose. */
export function readHtmlBlock(reader: TreeReader, span: Span, place: Place): void {
  const html = reader.slice(span);
  let position = span.start;
  for (const { start, end, within } of htmlRuns(html, htmlMarks(html))) {
    const run = { start: span.start + start, end: span.start + end };
    readMarkup(reader, { start: position, end: run.start });
    reader.begin("paragraph", run, place, runOfElement(within, html.slice(start, end)));
    reader.readPhrases(run, { ...place, within: "cell" });
    position = run.end;
  }
  readMarkup(reader, { start: position, end: span.end });
}

/** HTML between the runs: tags and comments, and what no reader sees. */
function readMarkup(reader: TreeReader, span: Span): void {
  const html = reader.slice(span);
  reader.mask.hide(span, /^\s*<!--/.test(html) ? "comment" : "html");
  for (const { kind, start, end } of htmlMarks(html)) {
    if (kind === "comment") reader.comments.push({ start: span.start + start, end: span.start + end });
  }
}

function runOfElement(name: string, text: string): Partial<Run> {
  if (/^h[1-6]$/.test(name)) return { kind: "heading", depth: Number(name[1]), section: sectionNamed(text) };
  if (name === "td" || name === "th") return { kind: "cell" };
  if (name === "figcaption") return { kind: "caption", caption: "figure" };
  return name === "caption" ? { kind: "caption", caption: "table" } : {};
}
