import type { Span } from "./span";

/** A piece of a term as it is compared: a word, a Greek letter's name, a possessive ending, or a mark that belongs to names. */
export interface FormToken extends Span {
  /** As written; compared for words that are all but names, like NK or CD16a. */
  readonly exact: string;
  readonly lower: string;
}

/** The names of the Greek letters, lower-cased, by letter. */
export const greekNames: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  µ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

// Greek letters stand alone, so that IFN-γ, IFNγ and IFN-gamma are the same three ways of writing two tokens.
// Marks count, so that "CD8+ T cell", "E:T ratio" and "(CAR)-NK" are forms and "cells, NK" is not one.
const tokenPattern =
  /\p{Script=Greek}|µ|['’]s(?!\p{L})|[/+:.,()&%]|(?:(?!\p{Script=Greek}|µ)[\p{L}\p{M}\p{N}])+/gu;

/** The tokens between two offsets (UTF-16) of a text. */
export function formTokens(text: string, start = 0, end = text.length): FormToken[] {
  const tokens: FormToken[] = [];
  for (const match of text.slice(start, end).matchAll(tokenPattern)) {
    const from = start + match.index;
    const lower = match[0].toLowerCase().replace("’", "'");
    const name = greekNames[lower];
    tokens.push({
      start: from,
      end: from + match[0].length,
      exact: name ?? match[0],
      lower: name ?? lower,
    });
  }
  return tokens;
}

/** Whether a token reads as a name whose capitals matter: NK, CAR, iPSC, CD16a; not Natural or cell. */
export function isName(token: string): boolean {
  return /\p{Lu}.*(?:\p{Lu}|\p{N})|\p{N}.*\p{Lu}/u.test(token);
}

/** The regular English plurals of a word; for abbreviations an added "s" (KIRs). */
export function pluralsOf(word: string): string[] {
  if (isName(word)) return [`${word}s`];
  if (!/^\p{L}{3,}$/u.test(word)) return [];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  return [`${word}s`];
}
