import type { Span } from "../../text/span";

/** A line of a paragraph without the marks of the quote that it stands in and without white space around it. */
export interface Line extends Span {
  readonly text: string;
  /** Whether it ends with a hard break: two spaces or a backslash. */
  readonly broken: boolean;
}

/** The lines of a run of prose, empty ones left out. */
export function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (const match of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const raw = match[0];
    const marks = match.index === 0 ? 0 : (/^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(raw)?.[0].length ?? 0);
    const trimmed = raw.slice(marks).trimEnd();
    const content = trimmed.endsWith("\\") ? trimmed.slice(0, -1).trimEnd() : trimmed;
    if (content === "") continue;
    const from = start + match.index + marks;
    lines.push({
      start: from,
      end: from + content.length,
      text: content,
      broken: raw.endsWith("  ") || trimmed.endsWith("\\"),
    });
  }
  return lines;
}
