import { lineEnd, lineStart, nextLine, skipBlankLines } from "../syntax/lines";
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

const opening = /^<!--\s*caveat-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])/;

/** The comments of a block that speak to Caveat; offsets (UTF-16) count from the block's start. */
export function directivesIn({ source, comments }: BlockSyntax): Directive[] {
  return comments.flatMap((comment) => {
    const text = source.slice(comment.start, comment.end);
    const match = opening.exec(text);
    if (!match || !text.endsWith("-->")) return [];
    const kind = match[1] as DirectiveKind;
    const [ids = "", ...reasons] = text.slice(match[0].length, -"-->".length).split(/\s--(?=\s)/);
    const idsStart = comment.start + match[0].length;
    const rules = [...ids.matchAll(/[\w-]+(?:\/[\w-]+)?/g)].map((id) => ({
      id: id[0],
      start: idsStart + id.index,
      end: idsStart + id.index + id[0].length,
    }));
    return [{ ...comment, kind, rules, reason: reasons.length > 0 ? reasons.join(" --").trim() : undefined }];
  });
}

/** A stretch of a text in which some rules, or all, are silent. */
export interface Suppression extends Span {
  readonly directive: Directive;
}

/** Turns directives, in order and with offsets into the whole text, into the stretches that they silence. */
export function suppressionsOf(directives: readonly Directive[], text: string): Suppression[] {
  const lineAt = linesOf(text);
  const ends = endsOf(directives);
  return directives.flatMap((directive, index): readonly Suppression[] => {
    switch (directive.kind) {
      case "disable-file":
        return [{ directive, start: 0, end: text.length }];
      case "disable-line":
        return [{ directive, start: lineAt(directive.start).start, end: lineAt(directive.end).end }];
      case "disable-next-line": {
        const start = lineAt(directive.end).next;
        return [{ directive, start, end: lineAt(start).end }];
      }
      case "disable":
        return [{ directive, start: directive.end, end: ends[index] ?? text.length }];
      case "enable":
        return [];
    }
  });
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

/** Where the first directive after each begins that turns on again what it turned off. */
function endsOf(directives: readonly Directive[]): (number | undefined)[] {
  const ends: (number | undefined)[] = [];
  // The nearest directive behind, for all rules and for each by its id.
  let all: number | undefined;
  const byRule = new Map<string, number>();
  for (const [index, { kind, rules, start }] of [...directives.entries()].reverse()) {
    if (kind === "disable") {
      const own = rules.flatMap(({ id }) => byRule.get(id) ?? []);
      ends[index] = [all ?? [], own]
        .flat()
        .reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined);
    } else if (kind === "enable") {
      if (rules.length === 0) all = start;
      for (const { id } of rules) byRule.set(id, start);
    }
  }
  return ends;
}

interface LineOfText extends Span {
  /** The start of the first line after it that is not blank: a comment before a paragraph means its first line. */
  readonly next: number;
}

/** Finds lines. The last two are remembered: one line may hold thousands of comments, each about itself or the next. */
function linesOf(text: string): (offset: number) => LineOfText {
  const recent: LineOfText[] = [];
  return (offset) => {
    const known = recent.find(({ start, end }) => start <= offset && offset <= end);
    if (known) return known;
    const end = lineEnd(text, offset);
    const found = { start: lineStart(text, offset), end, next: skipBlankLines(text, nextLine(text, end)) };
    recent.unshift(found);
    recent.length = Math.min(recent.length, 2);
    return found;
  };
}
