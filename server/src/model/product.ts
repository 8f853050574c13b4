import type { GlossaryEntry } from "./glossary";

/**
 * Whether an entry names a product: a drug, or cells that somebody makes. How it is spelled is for its maker to say, and its
 * letters abbreviate nothing. House glossaries say so by their category; of the shipped entries on drugs and targets those
 * with a name in one word are products that are no proteins.
 */
export function isProduct({ term: { category, gene, term }, origin }: GlossaryEntry): boolean {
  if (category === undefined || !/\b(?:drugs?|products?)\b/i.test(category)) return false;
  return origin !== undefined || (gene === undefined && !/\s/.test(term));
}
