import type { AbbreviationUse } from "../../model/abbreviations/abbreviations";
import { standsInAccepted } from "../../model/accepted";
import type { Meaning } from "../../model/glossary";
import { blockAt } from "../../model/manuscript";
import { isProduct } from "../../model/product";
import { isShortForm } from "../../model/term-match";
import { termsOfBlock } from "../../model/term-uses";
import { overlaps, shift } from "../../text/span";
import type { ManuscriptContext } from "../citations/manuscript-rule";

/**
 * Tells whether a short form is a part of a name, so that it stands for nothing: of a product, of what a house glossary calls
 * so, or of a spelling that the project accepts.
 */
export function nameReader({
  manuscript,
  glossary,
  terms,
}: ManuscriptContext): (use: AbbreviationUse) => boolean {
  const accepted = terms?.accept ?? [];
  return (use) => {
    if (standsInAccepted(manuscript.text, use, accepted)) return true;
    const placed = glossary && blockAt(manuscript, use.start);
    if (!placed) return false;
    const own = shift(use, -placed.start);
    const match = termsOfBlock(placed.block, glossary).find((one) => overlaps(one, own));
    return (
      match !== undefined && match.start <= own.start && own.end <= match.end && match.meanings.some(isName)
    );
  };
}

function isName(meaning: Meaning): boolean {
  const { entry, kind } = meaning;
  const isOwnName = kind === "preferred" || kind === "variant";
  return isOwnName && !isShortForm(meaning) && (entry.origin !== undefined || isProduct(entry));
}
