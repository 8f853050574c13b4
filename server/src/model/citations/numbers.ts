import type { NumberMember } from "./spelling";

const dash = String.raw`(?:--|[-‐‑–—−⁻])`;
const one = String.raw`\d{1,4}(?:\s{0,3}${dash}\s{0,3}\d{1,4})?`;
const separator = String.raw`\s{0,3}(?:[,;]\s{0,3}(?:(?:and|&)\s{1,3})?|\s(?:and|&)\s{1,3})`;

/** Numbers and ranges of numbers as citations have them, for building patterns: `1, 3–5 and 7`. */
export const numbers = `${one}(?:${separator}${one})*`;

const dashAlone = new RegExp(`^\\s?${dash}\\s?$`);
const item = new RegExp(String.raw`(\d+)(?:\s*${dash}\s*(\d+))?`, "g");

/** Whether a text is nothing but the dash of a range. */
export function isDash(text: string): boolean {
  return dashAlone.test(text);
}

/** The numbers and ranges in a stretch of text that holds nothing else; `offset` is where it starts. */
export function numbersIn(text: string, offset: number): NumberMember[] {
  return [...text.matchAll(item)].map((match) => {
    const first = Number(match[1]);
    const start = offset + match.index;
    const last = match[2] === undefined ? first : Number(match[2]);
    return { kind: "number", first, last, start, end: start + match[0].length };
  });
}

/** The one number that a citation consists of, or undefined where it has several or a range. */
export function singleNumber(members: readonly NumberMember[]): number | undefined {
  const [only] = members;
  return members.length === 1 && only?.first === only?.last ? only?.first : undefined;
}
