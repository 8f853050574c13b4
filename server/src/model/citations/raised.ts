import type { Span } from "../../text/span";
import type { BlockText } from "./block-text";

/** Something raised: what it says, in plain digits, where that stands, and where it stands with its marks. */
export interface Raised extends Span {
  readonly text: string;
  readonly textStart: number;
}

// A tag of HTML, Pandoc's caret, or the same in maths (`$^{1,2}$`, as converters write it).
const openingMark = /(?:<sup\b[^<>]{0,100}>|\$\s?(?:\{\s?\})?\s?\^\s?\{?\s?|\^)$/i;
const closingMark = /^(?:<\/sup\s{0,3}>|\s?\}?\s?\$|\^)/i;
const longestMark = 110;

/** What is raised in a block, by place. */
export function raisedIn(block: BlockText): Raised[] {
  const marked = [...markedUp(block), ...betweenCarets(block)];
  return [...marked, ...inUnicode(block)].sort((a, b) => a.start - b.start);
}

function markedUp({ syntax: { source, superscripts } }: BlockText): Raised[] {
  return superscripts.map(({ start, end }) => {
    const opening = openingMark.exec(source.slice(Math.max(0, start - longestMark), start))?.[0].length ?? 0;
    const closing = closingMark.exec(source.slice(end, end + longestMark))?.[0].length ?? 0;
    return {
      text: source.slice(start, end),
      textStart: start,
      start: start - opening,
      end: end + closing,
    };
  });
}

/** Carets that the block does not show as superscripts. */
function betweenCarets({ prose, syntax: { superscripts } }: BlockText): Raised[] {
  if (!prose.includes("^")) return [];
  const known = new Set(superscripts.map(({ start }) => start));
  return [...prose.matchAll(/\^([^\s^[\]][^\s^]{0,40})\^/g)].flatMap((match) => {
    const textStart = match.index + 1;
    if (known.has(textStart)) return [];
    return [{ text: match[1] ?? "", textStart, start: match.index, end: match.index + match[0].length }];
  });
}

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function inUnicode({ prose }: BlockText): Raised[] {
  // A sign at either end makes it a power or a charge: s⁻¹, Ca²⁺.
  const pattern = /(?<![⁺⁻⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+(?:[,‚˒⁻–-]\s?[⁰¹²³⁴-⁹]+)*(?![⁺⁻⁰¹²³⁴-⁹])/gu;
  return [...prose.matchAll(pattern)].map((match) => ({
    text: match[0].replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(digits.indexOf(digit))).replace(/[‚˒]/gu, ","),
    textStart: match.index,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
