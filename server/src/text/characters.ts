import { greekNames } from "./forms";

/** What a UTF-16 code unit is to whoever reads terms: nothing of theirs, a letter or digit, a Greek letter, a mark, an apostrophe. */
export const other = 1;
export const letter = 2;
export const greek = 3;
export const mark = 4;
export const apostrophe = 5;

// 0 where a unit was not asked for yet: to classify all 65,536 at once would cost what a start has no time for.
const classes = new Uint8Array(65_536);
const lowers = new Uint16Array(65_536);

/** The class of a code unit. A half of a character beyond the basic plane is a letter or, as most of them are signs, not one. */
export function classOf(unit: number): number {
  const known = classes[unit] ?? 0;
  return known === 0 ? learn(unit) : known;
}

/** The code unit in lower case; itself where that takes more than one. */
export function lowerOf(unit: number): number {
  const known = lowers[unit] ?? 0;
  if (known !== 0 || unit === 0) return known;
  const lower = String.fromCharCode(unit).toLowerCase();
  const result = lower.length === 1 ? lower.charCodeAt(0) : unit;
  lowers[unit] = result;
  return result;
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const found = classified(character);
  classes[unit] = found;
  return found;
}

function classified(character: string): number {
  if (/^(?:\p{Script=Greek}|µ)$/u.test(character)) return greek;
  if (/^[\p{L}\p{M}\p{N}]$/u.test(character)) return letter;
  if (/^[/+:.,()&%]$/.test(character)) return mark;
  return /^['’]$/.test(character) ? apostrophe : other;
}

/** The name of a Greek letter, or the letter itself where it has no name here. */
export function greekName(unit: number): string {
  const character = String.fromCharCode(unit).toLowerCase();
  return greekNames[character] ?? character;
}
