import type { Span } from "../text/span";

/** The text of a reference list's entry as a reader sees it, with the way back to its Markdown. */
export interface EntryText {
  /** On one line, without Markdown. */
  readonly plain: string;
  /** Parts of `plain` that are set in italics: the journal or the book. */
  readonly italics: readonly Span[];
  /** The targets of the entry's links. */
  readonly links: readonly string[];
  /** The span in the Markdown that a span of `plain` was written as. */
  readonly original: (span: Span) => Span;
}

/** Longer entries are read to here: enough for a hundred authors. */
const MAX_LENGTH = 8_000;

const link =
  /!?\[([^[\]]{0,500})\]\(\s*<?([^()<>\s]{0,1000}(?:\([^()<>\s]{0,200}\)[^()<>\s]{0,200}){0,3})>?(?:\s+"[^"]{0,200}")?\s*\)/y;
const tag = /<\/?([a-z]{1,10})(?:\s[^<>]{0,300})?>/iy;
const address = /https?:\/\/[^\s<>[\]]+/iy;
const entity = /&(amp|lt|gt|quot|nbsp|ndash|mdash);/y;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  ndash: "–",
  mdash: "—",
};

/** Takes the Markdown off an entry. Takes time linear in the text, whatever it holds. */
export function entryText(markdown: string): EntryText {
  const source = markdown.slice(0, MAX_LENGTH);
  const italics: Span[] = [];
  const links: string[] = [];
  /** For each character of `plain`, its offset in the source. */
  const offsets: number[] = [];
  let plain = "";
  let italicStart = -1;
  const labelEnds = new Map<number, number>();

  const put = (character: string, at: number): void => {
    if (/\s/.test(character)) {
      if (plain === "" || plain.endsWith(" ")) return;
      plain += " ";
    } else {
      plain += character;
    }
    offsets.push(at);
  };
  const toggle = (): void => {
    if (italicStart === -1) {
      italicStart = plain.length;
    } else {
      const text = plain.slice(italicStart);
      if (text.trim() !== "") italics.push({ start: italicStart, end: italicStart + text.trimEnd().length });
      italicStart = -1;
    }
  };
  const matchAt = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };

  let at = 0;
  let addressEnd = 0;
  while (at < source.length) {
    const afterLabel = labelEnds.get(at);
    if (afterLabel !== undefined) {
      labelEnds.delete(at);
      at = afterLabel;
      continue;
    }
    const character = source.charAt(at);
    if (character === "\\" && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
      put(source.charAt(at + 1), at + 1);
      at += 2;
    } else if (at < addressEnd) {
      put(character, at);
      at += 1;
    } else if (character === "h" && matchAt(address, at) !== null) {
      // Nothing in an address is Markdown.
      addressEnd = at + (matchAt(address, at)?.[0].length ?? 0);
    } else if (character === "*" || (character === "_" && !isInsideWord(source, at))) {
      let end = at + 1;
      while (source.charAt(end) === character) end += 1;
      if (/\s/.test(source.charAt(at - 1) || "x") && /\s/.test(source.charAt(end) || "x")) put(character, at);
      else if ((end - at) % 2 === 1) toggle();
      at = end;
    } else if (character === "[" || character === "!") {
      const match = matchAt(link, at);
      if (match === null) {
        put(character, at);
        at += 1;
      } else {
        links.push(match[2] ?? "");
        const label = at + match[0].indexOf("[") + 1;
        labelEnds.set(label + (match[1] ?? "").length, at + match[0].length);
        at = label;
      }
    } else if (character === "<") {
      const match = matchAt(tag, at);
      if (match === null) {
        if (!/^<https?:/i.test(source.slice(at, at + 7))) put(character, at);
        at += 1;
      } else {
        if (/^(?:i|em)$/i.test(match[1] ?? "")) toggle();
        at += match[0].length;
      }
    } else if (character === "&" && matchAt(entity, at) !== null) {
      const match = matchAt(entity, at);
      put(entities[match?.[1] ?? ""] ?? character, at);
      at += match?.[0].length ?? 1;
    } else {
      put(character, at);
      at += 1;
    }
  }
  const trimmed = plain.trimEnd();
  return {
    plain: trimmed,
    italics,
    links,
    original: ({ start, end }) => {
      const from = offsets[start] ?? source.length;
      return { start: from, end: end > start ? (offsets[end - 1] ?? from) + 1 : from };
    },
  };
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}
