import type { MaskKind } from "../../syntax/mask";
import type { BlockSyntax, Unit } from "../../syntax/prose";
import type { Span } from "../../text/span";

/** A block as the finders of citations read it. Both its texts are as long as its source and show no text of a link. */
export interface BlockText {
  readonly syntax: BlockSyntax;
  /** The source with code, maths, HTML and addresses blanked; the marks of Markdown stay. */
  readonly markup: string;
  /** The prose alone: decoded, and without any mark of Markdown. */
  readonly prose: string;
  /** Paragraphs, headings and cells by place: no citation reaches from one into another. */
  readonly runs: readonly Unit[];
}

// An address may be a key, and LaTeX's commands and MyST's roles may cite: these stay.
const holdsNoCitation: ReadonlySet<MaskKind> = new Set([
  "code",
  "math",
  "html",
  "comment",
  "url",
  "front matter",
  "footnote",
]);

/** Prepares a block for the finders. */
export function blockText(syntax: BlockSyntax): BlockText {
  const { source, mask, units } = syntax;
  const hidden = mask.hidden.filter(({ kind }) => holdsNoCitation.has(kind));
  return {
    syntax,
    markup: blanked(source, [...hidden, ...mask.links]),
    prose: blanked(mask.text, mask.links),
    runs: units.filter(({ kind }) => kind !== "caption").sort((a, b) => a.start - b.start),
  };
}

/** How far a citation is looked at from: words that change its meaning stand nearer. */
const CONTEXT = 60;

/** The prose before an offset, up to the start of its line of thought and without the blanks that closing emphasis left. */
export function proseBefore({ prose, syntax }: BlockText, offset: number): string {
  let end = offset;
  while (end > 0 && prose[end - 1] === " " && /[*_]/.test(syntax.source[end - 1] ?? "")) end--;
  return prose.slice(Math.max(0, end - CONTEXT), end);
}

/** The prose after an offset. */
export function proseAfter({ prose }: BlockText, offset: number): string {
  return prose.slice(offset, offset + CONTEXT);
}

function blanked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= end) continue;
    const start = Math.max(end, span.start);
    pieces.push(text.slice(end, start), text.slice(start, span.end).replace(/[^\r\n]/g, " "));
    end = span.end;
  }
  return pieces.length === 0 ? text : pieces.join("") + text.slice(end);
}
