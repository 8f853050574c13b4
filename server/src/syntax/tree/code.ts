import type { Code, InlineCode } from "mdast";
import type { Span } from "../../text/span";
import { chunkCaptions } from "../dialects/captions";
import { directiveOf, hasTitle, roleBefore } from "../dialects/directives";
import { innerNodes } from "./inner";
import type { Place, TreeReader } from "./reader";

/** Reads a fenced or indented block of code: code, a chunk whose options hold captions, or a directive whose text is prose. */
export function readCode(reader: TreeReader, code: Code, span: Span, place: Place): void {
  const directive = directiveOf(code.lang);
  if (directive !== undefined) {
    readDirective(reader, directive, span, place);
    return;
  }
  let position = span.start;
  const captions = code.lang?.startsWith("{") ? chunkCaptions(reader.slice(span)) : [];
  for (const { start, end, of } of captions) {
    const caption = { start: span.start + start, end: span.start + end };
    const within = { ...place, within: "caption", caption: of } as const;
    reader.mask.hide({ start: position, end: caption.start }, "code");
    reader.begin("caption", caption, within);
    reader.readPhrases(caption, within);
    position = caption.end;
  }
  reader.mask.hide({ start: position, end: span.end }, "code");
}

/** A MyST directive between fences of backticks: its title and its text are Markdown. */
function readDirective(reader: TreeReader, name: string, span: Span, place: Place): void {
  const { title, body } = directiveParts(reader.slice(span));
  let position = span.start;
  if (hasTitle(name) && title.start < title.end) {
    const run = { start: span.start + title.start, end: span.start + title.end };
    reader.mask.hide({ start: position, end: run.start }, "directive");
    reader.begin("paragraph", run, place);
    reader.readPhrases(run, { ...place, within: "paragraph" });
    position = run.end;
  }
  const text = { start: span.start + body.start, end: span.start + body.end };
  reader.mask.hide({ start: position, end: text.start }, "directive");
  const nodes = innerNodes(reader.slice(text));
  if (nodes) {
    const caption = name === "figure" ? "figure" : undefined;
    reader.readInner(nodes, { floor: text.start, base: -text.start }, { ...place, caption });
  } else {
    reader.begin("paragraph", text, place);
    reader.show(text, place);
  }
  reader.mask.hide({ start: text.end, end: span.end }, "directive");
}

// MyST's guide, "Directives": options stand at the beginning, as `:name: value` or as YAML between dashes.
const fieldOptions = /^(?:[ \t]*:[\w-]+:[^\r\n]*(?:\r\n?|\n))*[ \t]*:[\w-]+:[^\r\n]*(?:\r\n?|\n)?/;
const yamlOptions = /^---[ \t]*(?:\r\n|\r|\n)(?:(?!---)[^\r\n]*[\r\n]){0,200}---[ \t]*(?:\r\n|\r|\n|$)/;

/** The title and the text of a directive, counted from its first backtick; its options are left out. */
function directiveParts(raw: string): { readonly title: Span; readonly body: Span } {
  const [first = "", name = ""] = /^([^\r\n}]*\}[ \t]*)?[^\r\n]*/.exec(raw) ?? [];
  const opened = /^(?:\r\n|\r|\n)/.exec(raw.slice(first.length, first.length + 2))?.[0].length ?? 0;
  const from = first.length + opened;
  const rest = raw.slice(from);
  const options = (fieldOptions.exec(rest) ?? yamlOptions.exec(rest))?.[0].length ?? 0;
  const closing = /(?:^|[\r\n])[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(rest.slice(-200))?.[0].length ?? 0;
  return {
    title: { start: name.length, end: first.trimEnd().length },
    body: { start: from + options, end: Math.max(from + options, raw.length - closing) },
  };
}

/** Reads inline code: code, or the text of a MyST role (`` {term}`NK cell` ``). */
export function readInlineCode(reader: TreeReader, code: InlineCode, span: Span, place: Place): void {
  const role = roleBefore(reader.before(span.start, 44));
  if (!role) {
    reader.mask.hide(span, "code");
    return;
  }
  reader.hideLater({ start: span.start - role.name.length - 2, end: span.start }, "role");
  const raw = reader.slice(span);
  const ticks = /^`+\s*/.exec(raw)?.[0].length ?? 1;
  // `text <target>` shows the text alone.
  const text = /^[^<]*[^<\s]/.exec(raw.slice(ticks).replace(/\s*`+$/, ""))?.[0] ?? "";
  if (!role.prose || text === "") {
    reader.mask.hide(span, "role");
    return;
  }
  const shown = { start: span.start + ticks, end: span.start + ticks + text.length };
  reader.rewritten.push(span);
  reader.mask.hide({ start: span.start, end: shown.start }, "role");
  reader.show(shown, place);
  reader.mask.hide({ start: shown.end, end: span.end }, "role");
  if (role.name.startsWith("sup")) reader.superscripts.push(shown);
}
