import type { Edit } from "../../text/span";
import type { PlacedIntroduction } from "./abbreviations";

type Rewritten = Pick<PlacedIntroduction, "short" | "shortSpan" | "expansionSpan" | "order">;

/**
 * What makes of an introduction its expansion alone: "natural killer (NK)" and "NK (natural killer)" become "natural killer".
 * Undefined where mark-up would be left open, or the two stand in no bracket.
 */
export function withoutShortForm(introduction: Rewritten, text: string): Edit | undefined {
  const { expansionSpan, shortSpan, order } = introduction;
  if (order === "expansion first") {
    const aside = shortInAside(introduction, text);
    if (!aside) return undefined;
    // What else the bracket holds stays in it: "(TME; Figure 1)" becomes "(Figure 1)".
    return aside.rest
      ? { span: { start: aside.inside, end: aside.end }, text: "" }
      : { span: { start: aside.before, end: aside.end }, text: "" };
  }
  const aside = expansionBehind(introduction, text);
  const words = text.slice(expansionSpan.start, expansionSpan.end);
  return aside && { span: { start: shortSpan.start, end: aside.end }, text: words };
}

/**
 * What makes of an introduction its short form alone: "natural killer (NK)" and "NK (natural killer)" become "NK". Undefined
 * where mark-up would be left open, or the two are no neighbours.
 */
export function shortFormAlone(introduction: Rewritten, text: string): Edit | undefined {
  const { expansionSpan, shortSpan, order } = introduction;
  if (order === "expansion first") {
    const aside = shortInAside(introduction, text);
    if (!aside) return undefined;
    const written = text.slice(shortSpan.start, shortSpan.end) + aside.noun;
    const start = expansionSpan.start;
    const bracket = aside.rest ? ` ${text.charAt(aside.inside - 1)}` : "";
    return { span: { start, end: aside.end }, text: written + bracket };
  }
  const aside = expansionBehind(introduction, text);
  return aside && { span: { start: shortSpan.end, end: aside.end }, text: "" };
}

interface ShortInAside {
  /** Where what goes with the bracket begins: the blank before it. */
  readonly before: number;
  /** Behind the opening bracket. */
  readonly inside: number;
  /** Behind the closing bracket, or where the rest of what the bracket holds begins. */
  readonly end: number;
  /** The noun that both share, with its blank: the " cells" of "natural killer cells (NK cells)". */
  readonly noun: string;
  /** Whether the bracket holds more. */
  readonly rest: boolean;
}

const marks = "[*_\"“”‘’']";
const opening = new RegExp(
  `^(${marks}{0,3})(\\s+[\\p{L}-]{3,30})?(\\s*[*_]{0,3})([([])(?:[a-z]{2,12}[,:]?\\s+){0,3}${marks}{0,4}$`,
  "u",
);
const closing = new RegExp(
  `^${marks}{0,4}(\\s+[\\p{L}-]{3,30})?${marks}{0,4}(?:([)\\]])|[;,]\\s+(?=[^()[\\]]{1,200}[)\\]]))`,
  "u",
);

function shortInAside({ expansionSpan, shortSpan }: Rewritten, text: string): ShortInAside | undefined {
  const between = text.slice(expansionSpan.end, shortSpan.start);
  const before = opening.exec(between);
  const after = closing.exec(text.slice(shortSpan.end, shortSpan.end + 250));
  if (!before || !after) return undefined;
  const [, endMarks = "", noun = "", gap = ""] = before;
  const [whole, ownNoun = "", close] = after;
  if (noun.trim() !== ownNoun.trim()) return undefined;
  // Emphasis that would be left open is somebody's own to mend.
  const odd = (words: string): boolean => words.replace(/[^*_]/g, "").length % 2 !== 0;
  const start = expansionSpan.end + endMarks.length + noun.length;
  const open = start + gap.length;
  if (odd(gap + between.slice(open + 1 - expansionSpan.end) + whole)) return undefined;
  const end = shortSpan.end + whole.length;
  return { before: start, inside: open + 1, end, noun, rest: close === undefined };
}

/** Where "(natural killer)" or ", natural killer," behind a short form ends. */
function expansionBehind(
  { expansionSpan, shortSpan }: Rewritten,
  text: string,
): { readonly end: number } | undefined {
  const between = text.slice(shortSpan.end, expansionSpan.start);
  const after = text.slice(expansionSpan.end, expansionSpan.end + 4);
  const bracket = /^\s*[([]["“‘']?$/.test(between) && /^["”’']?[)\]]/.exec(after);
  if (bracket) return { end: expansionSpan.end + bracket[0].length };
  if (!/^\s*,\s*(?:(?:or|i\.e\.,?)\s+)?$/.test(between)) return undefined;
  // The comma behind goes as well, but not one that ends a clause.
  const comma = /^,(?=\s+\p{Ll})/u.test(after) ? 1 : 0;
  return { end: expansionSpan.end + comma };
}
