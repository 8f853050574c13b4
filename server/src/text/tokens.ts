import type { Span } from "./span";

/** What a reader sees as one word, number or sign. */
export interface Token extends Span {
  /** As a reader sees it: a hyphen and the Greek letter that a converter wrote behind a blank are one word (TGF- β). */
  readonly text: string;
  readonly kind: "word" | "number" | "sign";
}

// Unicode's word boundaries (UAX #29) part at every hyphen, slash and full stop; names in biology are one word all the same.
const letters = "\\p{L}\\p{M}\\p{N}_";
// What joins letters within a word: "NK-cell-based", "don't", "IL-2·IL-2Rα", "e.g", "C11orf95::MAML2", "HLA-A*02:01".
const joint = `(?:[-‐‑'’.·:]|::|–(?=\\p{Ll})|\\*(?=\\d))(?=[${letters}])`;
// "TGF- β", where the mask has blanks for the marks of maths.
const greekBehindBlank = "[-‐‑]\\s{1,24}(?=[\\u0370-\\u03FF](?!\\p{L}))";
// A slash joins what can't stand alone: MICA/B, I/II, mg/kg, HER2/neu; PD-1/PD-L1 and CD3/CD28 are two names.
const slash = `\\/(?=(?:\\p{L}|\\d{1,2}|[IVX]{1,4}|\\p{Ll}{2,3})(?![${letters}-]))`;
// "i.v." and "e.g." have their last stop with them.
const dotted = `(?:(?<![${letters}])\\p{L}\\.){2,}(?![${letters}])`;
const word = `${dotted}|[${letters}](?:[${letters}]|${joint}|${greekBehindBlank}|${slash})*(?:[+⁺]{1,2}|[⁻−])?(?![${letters}+])|[${letters}]+`;

const sign = "[-−–]";
const digits = "(?:\\d+(?:[.,·:]\\d+)*|[.·]\\d+)(?![\\d])";
const power = `(?:[eE]${sign}?\\d+|\\s?[x×]\\s?10(?:\\^?${sign}?\\d+)?)?`;
const unit = "(?:\\s?[%‰]|\\s?°[CFK]?)?";
const number = `(?:(?<![${letters}])${sign})?${digits}${power}${unit}(?:\\s?[-–−]\\s?${digits}${unit})?(?![${letters}]|[-.·]\\p{L})`;

const token = new RegExp(`(${number})|(${word})|[^\\s${letters}]`, "gu");

/** The tokens between two offsets (UTF-16) of a text, in order: words with their hyphens, numbers with sign and per cent, signs. */
export function tokensIn(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(token)) {
    const kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "word" : "sign";
    tokens.push({
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: match[0].replace(/\s+/g, ""),
      kind,
    });
  }
  return tokens;
}
