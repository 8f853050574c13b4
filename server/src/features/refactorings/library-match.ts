import type { Library } from "../../model/library";
import { searchLibrary } from "../../model/library-search";
import type { Reference } from "../../model/reference";
import { foldedWords } from "../../text/fold";
import { isSamePublication } from "../same-work";

/** Words of a title that find it; more would only make a slip of the pen in one of them matter. */
const tellingWords = 8;
const mostCandidates = 5;

/** The key under which a library has a work, if it has it: looked up by DOI, PubMed number and title. */
export function keyInLibrary(reference: Reference, library: Library): string | undefined {
  if (library.size === 0) return undefined;
  const { doi, pmid, title } = reference;
  const queries = [
    doi ?? "",
    pmid ?? "",
    foldedWords(title ?? "")
      .slice(0, tellingWords)
      .join(" "),
  ];
  for (const query of queries) {
    if (query === "") continue;
    const { references } = searchLibrary(library, query, undefined, mostCandidates);
    const same = references.find((candidate) => isSamePublication(candidate, reference));
    if (same) return same.key;
  }
  return undefined;
}
