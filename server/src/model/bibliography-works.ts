import { fold } from "../text/fold";
import type { Bibliography, BibliographyEntry } from "./bibliography";
import { entryFields, verbatimValue } from "./entry-fields";
import { doiIn, pmidIn } from "./identifiers";
import { comparableDoi, type SameWork, sameWorks } from "./same-work";

/** What a bibliography's entries have in common, found without decoding them. */
export interface BibliographyWorks {
  /** Entries by their DOI, as `comparableDoi` gives it. */
  readonly byDoi: ReadonlyMap<string, readonly BibliographyEntry[]>;
  readonly byPmid: ReadonlyMap<string, readonly BibliographyEntry[]>;
  /** Groups of two and more entries that share an identifier or the start of their title: perhaps one work. */
  readonly alike: readonly (readonly BibliographyEntry[])[];
}

/** Entries that are looked at between two chances to do something else: about two milliseconds' worth. */
const FIELDS_STEP = 100;
const DECODE_STEP = 40;
/** As many letters of two titles have to agree before the entries are compared. */
const TITLE_START = 32;

const works = new WeakMap<Bibliography, BibliographyWorks>();

/** What the entries of a bibliography have in common. Kept; the first call takes about 10 µs for each entry, in steps. */
export function* worksInSteps(bibliography: Bibliography): Generator<undefined, BibliographyWorks> {
  const known = works.get(bibliography);
  if (known !== undefined) return known;
  const byDoi = new Map<string, BibliographyEntry[]>();
  const byPmid = new Map<string, BibliographyEntry[]>();
  const byTitle = new Map<string, BibliographyEntry[]>();
  for (const [index, entry] of bibliography.entries.entries()) {
    if (index % FIELDS_STEP === FIELDS_STEP - 1) yield;
    const fields = entryFields(bibliography, entry);
    for (const field of fields) {
      if (field.name === "doi" || field.name === "do") {
        file(byDoi, comparableDoi(doiIn(verbatimValue(bibliography, field))), entry);
      } else if (field.name === "pmid") {
        file(byPmid, pmidIn(verbatimValue(bibliography, field)), entry);
      } else if (field.name === "title" || field.name === "ti" || field.name === "t1") {
        file(byTitle, titleStart(bibliography.text.slice(field.span.start, field.span.end)), entry);
      }
    }
  }
  const alike = [byDoi, byPmid, byTitle].flatMap((map) =>
    [...map.values()].filter((group) => group.length > 1),
  );
  const found = { byDoi, byPmid, alike };
  works.set(bibliography, found);
  return found;
}

/**
 * Entries that are the same work as an earlier one of the file, in the file's order. Entries with a repeated key are left
 * out: that is a fault of its own.
 */
export function* sameWorksInSteps(
  bibliography: Bibliography,
): Generator<undefined, readonly SameWork<BibliographyEntry>[]> {
  const { alike } = yield* worksInSteps(bibliography);
  const found = new Map<BibliographyEntry, SameWork<BibliographyEntry>>();
  let decoded = 0;
  for (const group of alike) {
    const described = [];
    for (const item of group) {
      if (bibliography.byKey.get(item.key) !== item) continue;
      described.push({ item, reference: item.reference() });
      decoded += 1;
      if (decoded % DECODE_STEP === 0) yield;
    }
    for (const same of sameWorks(described)) if (!found.has(same.other)) found.set(same.other, same);
  }
  return [...found.values()].sort((a, b) => a.other.start - b.other.start);
}

/** Letters and digits alone, commands of LaTeX taken out: enough to find titles that may be the same. */
function titleStart(title: string): string | undefined {
  const letters = fold(title.slice(0, 4 * TITLE_START).replace(/\\[A-Za-z]+/g, "")).replace(
    /[^\p{L}\p{N}]+/gu,
    "",
  );
  return letters.length < TITLE_START / 2 ? undefined : letters.slice(0, TITLE_START);
}

function file(
  map: Map<string, BibliographyEntry[]>,
  key: string | undefined,
  entry: BibliographyEntry,
): void {
  if (key === undefined) return;
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else if (known.at(-1) !== entry) known.push(entry);
}
