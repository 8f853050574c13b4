import { greekNames } from "./forms";
import type { Span } from "./span";

/** A run of letters and digits within a compound, or one Greek letter. */
export interface CompoundPart extends Span {
  /** As written. */
  readonly text: string;
}

/** Words that hyphens, slashes or nothing join: "CAR-NK", "IFN-γ", "PD-1/PD-L1". */
export interface Compound extends Span {
  readonly parts: readonly CompoundPart[];
}

const greek = "(?:\\p{Script=Greek}|µ)";
const run = `(?:${greek}|(?:(?!${greek})[\\p{L}\\p{M}\\p{N}])+)`;
// A converter writes "TGF- $\beta$": behind the hyphen there may be blanks before a Greek letter.
const joint = `(?:[-‐‑–−/]|[-‐‑–−]\\s{1,24}(?=${greek}(?!\\p{L})))?`;
const compoundPattern = new RegExp(`${run}(?:${joint}${run})*`, "gu");
const partPattern = new RegExp(run, "gu");

/** The compounds between two offsets (UTF-16) of a text that hold at least one short form, in order. */
export function compoundsIn(text: string, start: number, end: number): Compound[] {
  const compounds: Compound[] = [];
  for (const match of text.slice(start, end).matchAll(compoundPattern)) {
    // Few words are short forms, and most others show it at once.
    if (!/\p{Lu}/u.test(match[0])) continue;
    const from = start + match.index;
    const parts = partsIn(match[0], from);
    if (parts.some(({ text: part }) => isShortForm(part))) {
      compounds.push({ start: from, end: from + match[0].length, parts });
    }
  }
  return compounds;
}

function partsIn(text: string, offset: number): CompoundPart[] {
  return [...text.matchAll(partPattern)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    text: match[0],
  }));
}

/**
 * Whether a word can be a short form: two capitals, a capital and a digit, or a capital within ("NK", "CD16a", "scFv",
 * "ILCs"); not "Natural", "I" or "Ig".
 */
export function isShortForm(word: string): boolean {
  return word.length <= longestShortForm && /\p{Lu}.*(?:\p{Lu}|\p{N})|\p{N}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(word);
}

const longestShortForm = 14;

/** A short form without the "s" of its plural: "KIRs" as "KIR", "GVHD" as it is. */
export function singularShortForm(form: string): string {
  return /[\p{Lu}\p{N}]s$|\p{Ll}\p{Lu}\p{Ll}s$/u.test(form) && isShortForm(form.slice(0, -1))
    ? form.slice(0, -1)
    : form;
}

/**
 * What two ways of writing one short form have in common: "IFN-γ", "IFNγ" and "IFN-gamma" share a key, as do "KIR" and "KIRs".
 * "GvHD" and "GVHD" do not.
 */
export function shortFormKey(form: string): string {
  return keyOfParts(partsIn(form, 0));
}

/** The key of neighbouring parts of a compound. */
export function keyOfParts(parts: readonly Pick<CompoundPart, "text">[]): string {
  return parts
    .map(({ text }, index) => {
      const name = greekNames[text.toLowerCase()];
      return name ?? (index === parts.length - 1 ? singularShortForm(text) : text);
    })
    .join("-");
}
