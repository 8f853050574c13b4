import { styleOf } from "../model/citation-style";
import type { Library } from "../model/library";
import { searchLibrary } from "../model/library-search";
import type { Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import { fold, foldedWords } from "../text/fold";
import type { Edit } from "../text/span";
import { type CitationPlace, citationPlaceAt } from "./citation-place";
import { referenceLabel } from "./format-reference";
import { listedReference, numbersOnOffer } from "./numeric-completion";

/** A work on offer and what becomes of the text when it is taken. */
export interface OfferedWork {
  /** Its key, or its number in the document's own list. */
  readonly label: string;
  /** The work in a few words. */
  readonly description: string;
  /** What replaces the place. */
  readonly inserted: string;
  /** What changes elsewhere: the entry that a new reference gets in the list. */
  readonly also: readonly Edit[];
  /** What an editor compares with the letters that are typed next; begins with what is typed already. */
  readonly filter: string;
  /** Where the work is looked up when it is looked at. */
  readonly source: WorkSource;
}

/** Where an offered work is described: in a bibliography under its key, or in the document's own list. */
export type WorkSource = { readonly key: string } | { readonly number: number };

/** Works on offer, best first. */
export interface CitationOffer {
  readonly place: CitationPlace;
  readonly works: readonly OfferedWork[];
  /** Whether more letters would bring up others than these. */
  readonly incomplete: boolean;
}

/** The works for the citation that is being typed at an offset (UTF-16), or undefined when none is. */
export function citationsOnOffer(
  offset: number,
  { manuscript, library }: { readonly manuscript: Manuscript; readonly library: Library },
): CitationOffer | undefined {
  const place = citationPlaceAt(manuscript, offset);
  if (!place) return undefined;
  const typed = manuscript.text.slice(place.start, place.end);
  if (place.spelling === "number") {
    if (!citesByNumber(manuscript)) return undefined;
    const { works, incomplete } = numbersOnOffer(place.query, manuscript, library);
    const offered = works.map(
      ({ number, reference, also, source }): OfferedWork => ({
        label: String(number),
        description: referenceLabel(reference),
        inserted: String(number),
        also,
        filter: filterFor(typed, place.query, reference),
        source,
      }),
    );
    return { place, works: offered, incomplete: incomplete || place.query === "" };
  }
  const { references, incomplete } = searchLibrary(library, place.query, keysIn(manuscript));
  const works = references.map(
    (reference): OfferedWork => ({
      label: reference.key,
      description: referenceLabel(reference),
      inserted: place.spelling === "bare" ? reference.key : spelled(reference.key),
      also: [],
      filter: filterFor(typed, place.query, reference),
      source: { key: reference.key },
    }),
  );
  // Without a letter nothing has been searched for; with the first, the search comes up with an order of its own.
  return { place, works, incomplete: incomplete || place.query === "" };
}

/** A work on offer, looked up again; undefined when it is no longer there. */
export function offeredReference(
  source: WorkSource,
  { manuscript, library }: { readonly manuscript: Manuscript; readonly library: Library },
): Reference | undefined {
  return "key" in source ? library.get(source.key) : listedReference(source.number, manuscript);
}

function keysIn({ citations }: Manuscript): Set<string> {
  return new Set(
    citations.flatMap(({ members }) =>
      members.flatMap((member) => (member.kind === "key" ? [member.key] : [])),
    ),
  );
}

/** A text that cites by keys or names has brackets for other things. */
function citesByNumber({ citations }: Manuscript): boolean {
  const { main } = styleOf(citations);
  return main === undefined || main === "numeric" || main === "parentheses" || main === "superscript";
}

/** Pandoc takes keys with other characters in braces only ("Citation syntax" in its manual). */
function spelled(key: string): string {
  return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]*[\p{L}\p{N}_])*$/u.test(key) ? `@${key}` : `@{${key}}`;
}

/** Editors look at so many characters of what they filter by (VS Code: 128). */
const longestFilter = 128;

/** What is typed, the rest of the word that fits it, then everything else by which one might go on. */
function filterFor(typed: string, query: string, reference: Reference): string {
  const words = foldedWords(
    [
      reference.key,
      ...[...reference.authors, ...reference.editors].map((name) =>
        "literal" in name ? name.literal : name.family,
      ),
      reference.year?.toString() ?? "",
      reference.title ?? "",
    ].join(" "),
  );
  const last = fold(/[\p{L}\p{N}\p{M}]+$/u.exec(query)?.[0] ?? "");
  const word = last === "" ? undefined : words.find((one) => one.startsWith(last));
  const rest = word === undefined ? "" : word.slice(last.length);
  return `${typed}${rest} ${words.join(" ")}`.slice(0, Math.max(longestFilter, typed.length + rest.length));
}
