import type { Refusal } from "../../rename";

/** A term that somebody wants to have in the house glossary. */
export interface NewTerm {
  readonly term: string;
  readonly definition: string;
  readonly abbreviation?: string;
}

/** Why a term is not added to a file that can't be read in part. */
export const hasFault: Refusal = { refused: "The house glossary has a fault: mend it first." };

/** Why a term is not added to a file whose entries nobody can tell apart by their lines. */
export const notLineByLine: Refusal = {
  refused: "The house glossary is not a list of terms line by line: add the term by hand.",
};

/** Words on one line. */
export function onOneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
