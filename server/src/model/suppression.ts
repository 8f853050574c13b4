import type { BlockSyntax } from "../syntax/prose";
import type { Span } from "../text/span";

/** What a suppression comment covers. */
export type DirectiveKind = "disable" | "enable" | "disable-line" | "disable-next-line" | "disable-file";

/**
 * A comment to Caveat: `<!-- caveat-disable-next-line claim/cure -- quoted from the trial's own report -->`.
 * Without rule ids it means all rules. Text after `--` is the reason.
 */
export interface Directive extends Span {
  readonly kind: DirectiveKind;
  /** Rule ids or groups (`claim`) with their places; empty for all. */
  readonly rules: readonly (Span & { readonly id: string })[];
  readonly reason: string | undefined;
}

const directive =
  /^<!--\s*caveat-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^]*?)(?:\s--\s([^]*?))?\s*-->$/;

/** The comments of a block that speak to Caveat; offsets (UTF-16) count from the block's start. */
export function directivesIn({ source, comments }: BlockSyntax): Directive[] {
  return comments.flatMap((comment) => {
    const text = source.slice(comment.start, comment.end);
    const match = directive.exec(text);
    if (!match) return [];
    const [, kind, ids = "", reason] = match;
    const idsStart = comment.start + text.indexOf(ids, text.indexOf("caveat-"));
    const rules = [...ids.matchAll(/[\w-]+(?:\/[\w-]+)?/g)].map((id) => ({
      id: id[0],
      start: idsStart + id.index,
      end: idsStart + id.index + id[0].length,
    }));
    return [{ ...comment, kind: kind as DirectiveKind, rules, reason }];
  });
}

/** A stretch of a text in which some rules, or all, are silent. */
export interface Suppression extends Span {
  readonly directive: Directive;
}

/** Turns directives, with offsets into the whole text, into the stretches that they silence. */
export function suppressionsOf(directives: readonly Directive[], text: string): Suppression[] {
  const suppressions: Suppression[] = [];
  for (const [index, one] of directives.entries()) {
    switch (one.kind) {
      case "disable-file":
        suppressions.push({ directive: one, start: 0, end: text.length });
        break;
      case "disable-line":
        suppressions.push({ directive: one, start: lineStart(text, one.start), end: lineEnd(text, one.end) });
        break;
      case "disable-next-line": {
        const start = nextTextLine(text, one.end);
        suppressions.push({ directive: one, start, end: lineEnd(text, start) });
        break;
      }
      case "disable": {
        const end = directives
          .slice(index + 1)
          .find((later) => later.kind === "enable" && reopens(later, one));
        suppressions.push({ directive: one, start: one.end, end: end?.start ?? text.length });
        break;
      }
      case "enable":
        break;
    }
  }
  return suppressions;
}

/** Whether the suppression silences a rule at a span. */
export function silences(
  { directive: { rules }, start, end }: Suppression,
  rule: string,
  span: Span,
): boolean {
  if (span.start < start || span.start >= end) return false;
  return rules.length === 0 || rules.some(({ id }) => id === rule || rule.startsWith(`${id}/`));
}

function reopens(enable: Directive, disable: Directive): boolean {
  return (
    enable.rules.length === 0 || enable.rules.some(({ id }) => disable.rules.some((rule) => rule.id === id))
  );
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  return start;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return end;
}

/** The start of the first line after `offset` that is not blank: a comment before a paragraph means the paragraph's first line. */
function nextTextLine(text: string, offset: number): number {
  const rest = /^[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(offset, offset + 2000));
  return offset + (rest?.[0].length ?? text.length - offset);
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
