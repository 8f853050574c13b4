import type { Edit } from "./span";

/** How far back the end of the sentence before is looked for: room for quotation marks and a blank line. */
const REACH = 100;

/** Whether a sentence begins at an offset (UTF-16) of a text: at its start, behind a stop, a blank line, or the marks of a heading. */
export function startsSentence(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  return /(?:^|[.!?]["”’)*_]*\s+|[\r\n][ \t]*[\r\n]\s*|(?:^|[\r\n])#{1,6}\s+)["“‘(*_]*$/.test(before);
}

/** Words with a capital at their start, where they begin with a common word: "natural killer", but not "iPSC". */
export function capitalised(words: string): string {
  return /^\p{Ll}[\p{Ll}-]*(?!\p{L})/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/**
 * The edits that write words in the place of a span of a text: with a capital where a sentence begins, with the article that
 * the words want, and without a second "the".
 */
export function writtenAt(text: string, { span, text: words }: Edit): Edit[] {
  const own = startsSentence(text, span.start) ? capitalised(words) : words;
  const before = text.slice(Math.max(0, span.start - 8), span.start);
  if (/(?<!\p{L})the\s+$/iu.test(before) && /^the\s/i.test(own)) {
    return [{ span, text: own.replace(/^the\s+/i, "") }];
  }
  const [, article, gap = ""] = /(?<![\p{L}\p{N}-])(an?)(\s+)$/iu.exec(before) ?? [];
  const wanted = articleBefore(words);
  if (article === undefined || wanted === undefined || article.toLowerCase() === wanted)
    return [{ span, text: own }];
  const start = span.start - gap.length - article.length;
  const written = article.startsWith("A") ? capitalised(wanted) : wanted;
  return [
    { span: { start, end: start + article.length }, text: written },
    { span, text: own },
  ];
}

/** The article that words want, as far as their letters tell: "an NK cell", "a natural killer cell"; undefined where they don't. */
function articleBefore(words: string): "a" | "an" | undefined {
  const [first = ""] = /^[\p{L}\p{N}]+/u.exec(words) ?? [];
  if (/^\p{Lu}+s?$/u.test(first) && !/[AEIOU]/.test(first)) return /^[FHLMNRSX]/.test(first) ? "an" : "a";
  if (!/^\p{Lu}?\p{Ll}{2,}$/u.test(first)) return undefined;
  // "a unit", "a European", "a one-arm trial"; "an hour" and "an honest" say no "h".
  if (/^(?:uni|use|usu|ute|eu|one(?!\p{Ll})|once)/iu.test(first)) return "a";
  return /^(?:[aeiou]|hour|honest|heir)/i.test(first) ? "an" : "a";
}
