import { sentenceSpans, standIn } from "../text/sentences";
import type { Span } from "../text/span";
import { filled, type Mask, type MaskedSpan, type MaskKind } from "./mask";

/**
 * The sentences of each unit of a block, from the block's source and its mask with the citations hidden.
 * Code, maths, addresses and keys in running text count as words: a sentence may begin or end with one.
 */
export function sentenceReader(source: string, mask: Mask): (unit: Span) => Span[] {
  const text = readable(source, mask);
  return (unit) =>
    sentenceSpans(text, unit.start, unit.end).flatMap((span) => withoutMarks(span, text, mask.text));
}

const words: ReadonlySet<MaskKind> = new Set(["code", "math", "autolink", "role", "image"]);

/** What a mask shows, with stand-ins for code, maths and addresses. */
export function withWords({ text, hidden }: Mask): string {
  return filled(
    text,
    hidden.filter(({ kind }) => words.has(kind)),
    standIn,
  );
}

function isWord(source: string, { kind, start }: MaskedSpan): boolean {
  // A key in brackets belongs to the words before it; one in running text is read as a name.
  return words.has(kind) || (kind === "citation" && /^-?@/.test(source.slice(start, start + 2)));
}

/** What the mask shows, with stand-ins for what counts as a word and with the marks of emphasis, which tell where words begin. */
function readable(source: string, mask: Mask): string {
  return filled(
    /[*_]/.test(source) ? withEmphasis(source, mask) : mask.text,
    mask.hidden.filter((hidden) => isWord(source, hidden)),
    standIn,
  );
}

function withEmphasis(source: string, { text, hidden }: Mask): string {
  const parts: string[] = [];
  let position = 0;
  for (const match of filled(source, hidden, " ").matchAll(/[*_]+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (text.slice(start, end).trim() !== "") continue;
    parts.push(text.slice(position, start), match[0]);
    position = end;
  }
  parts.push(text.slice(position));
  return parts.join("");
}

function withoutMarks(span: Span, text: string, shown: string): Span[] {
  const isMark = (offset: number) => /[*_\s]/.test(text.charAt(offset)) && /\s/.test(shown.charAt(offset));
  let { start, end } = span;
  while (start < end && isMark(start)) start++;
  while (end > start && isMark(end - 1)) end--;
  return start < end ? [{ start, end }] : [];
}
