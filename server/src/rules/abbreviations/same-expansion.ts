import { editDistance } from "../../text/edit-distance";
import { formTokens } from "../../text/forms";
import { plainSpelling } from "../../text/plain-spelling";
import { isShortForm } from "../../text/short-forms";

/**
 * Whether two expansions say the same: but for capitals, hyphens, endings and British or American spelling, or one has more
 * words than the other. Of expansions that hold short forms themselves nothing is known, so that they count as the same.
 */
export function isSameExpansion(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if ([...first, ...second].some(({ exact }) => isShortForm(exact))) return true;
  const [few, many] = first.length <= second.length ? [first, second] : [second, first];
  return few.every(({ lower }) => many.some((other) => isAlike(lower, other.lower)));
}

const small = new Set("a an and for in of on or the to with".split(" "));

function wordsOf(expansion: string) {
  return formTokens(expansion).filter(({ lower }) => /[\p{L}\p{N}]/u.test(lower) && !small.has(lower));
}

// "variant" and "variation", "tumour" and "tumors" begin alike; "Pediatric" and "Pacific" do not.
const STEM = 5;

function isAlike(a: string, b: string): boolean {
  const [first, second] = [a.replace(/s$/, ""), b.replace(/s$/, "")];
  return (
    first.slice(0, STEM) === second.slice(0, STEM) ||
    plainSpelling(first) === plainSpelling(second) ||
    (a.length > 3 && editDistance(a, b, 2) <= 2)
  );
}
