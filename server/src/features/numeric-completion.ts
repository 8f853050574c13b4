import type { Bibliography, BibliographyEntry } from "../model/bibliography";
import { type Library, libraryOf } from "../model/library";
import { searchLibrary } from "../model/library-search";
import type { Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import { referenceFromEntry } from "../model/reference-entry";
import type { ListEntry, ReferenceList } from "../model/reference-list";
import type { Edit } from "../text/span";
import { entryWriter, nextNumber } from "./list-entry";
import { repeatedIn } from "./same-work";

/** A work that can be cited by number. */
export interface NumberedWork {
  readonly number: number;
  readonly reference: Reference;
  /** The entry that the list gets, where it does not have the work yet. */
  readonly also: readonly Edit[];
  readonly source: { readonly key: string } | { readonly number: number };
}

/** Works found by author, title or year in a manuscript's own list and in its library, best first. */
export function numbersOnOffer(
  query: string,
  manuscript: Manuscript,
  library: Library,
): { readonly works: readonly NumberedWork[]; readonly incomplete: boolean } {
  const list = manuscript.references;
  if (!list) return { works: [], incomplete: false };
  const own = listedWorks(list, library);
  const { references, incomplete } = searchLibrary(own.both, query, numbersCited(manuscript));
  const next = nextNumber(list);
  const write = entryWriter(manuscript, list);
  const found = references.filter(({ origin }) => origin !== own.origin);
  const listed = repeatedIn(
    [...own.references, ...found].map((reference) => ({ item: reference, reference })),
  );
  const works = references.flatMap((reference): NumberedWork[] => {
    if (reference.origin === own.origin) {
      const number = Number(reference.key);
      return [{ number, reference, also: [], source: { number } }];
    }
    if (listed.get(reference)?.origin === own.origin) return [];
    return write
      ? [{ number: next, reference, also: [write([reference])], source: { key: reference.key } }]
      : [];
  });
  return { works, incomplete };
}

/** The reference of a number of a manuscript's own list. */
export function listedReference(number: number, { references }: Manuscript): Reference | undefined {
  const entry = references?.byNumber.get(number);
  return entry && referenceFromEntry(entry.text, String(number));
}

interface ListedWorks {
  readonly texts: string;
  readonly library: Library;
  /** The list and the library, so that one search ranks both. */
  readonly both: Library;
  /** Marks references that come from the list. */
  readonly origin: Reference["origin"];
  readonly references: readonly Reference[];
}

// A list stays as it is while somebody types in the text above it, and to index it takes longer than a keystroke may.
let latest: ListedWorks | undefined;

function listedWorks({ byNumber }: ReferenceList, library: Library): ListedWorks {
  const texts = [...byNumber].map(([number, { text }]) => `${number} ${text}`).join("\n");
  if (latest?.texts === texts && latest.library === library) return latest;
  const origin = { uri: "", span: { start: 0, end: 0 }, keySpan: { start: 0, end: 0 } };
  const entries = [...byNumber].map(([number, entry]) => bibliographyEntry(number, entry, origin));
  const bibliography: Bibliography = {
    uri: "",
    text: "",
    size: entries.length,
    entries,
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    duplicates: [],
    problems: [],
  };
  const both = libraryOf([bibliography, ...library.bibliographies]);
  const references = entries.map((entry) => entry.reference());
  latest = { texts, library, both, origin, references };
  return latest;
}

function bibliographyEntry(
  number: number,
  { text }: ListEntry,
  origin: Reference["origin"],
): BibliographyEntry {
  const key = String(number);
  return {
    key,
    keySpan: origin.keySpan,
    start: 0,
    end: 0,
    reference: () => referenceFromEntry(text, key, origin),
  };
}

function numbersCited({ citations }: Manuscript): Set<string> {
  const numbers = new Set<string>();
  for (const { members } of citations) {
    for (const member of members) {
      if (member.kind === "number") numbers.add(String(member.first)).add(String(member.last));
      else if (member.kind === "key") numbers.add(member.key);
    }
  }
  return numbers;
}
