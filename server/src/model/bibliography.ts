import { scanBibtexInSteps } from "../syntax/bibtex";
import type { Parsed, Problem } from "../syntax/problem";
import type { Span } from "../text/span";
import { referenceFromBibtex } from "./bibtex-reference";
import type { Reference } from "./reference";

/** One entry of a bibliography file: where it stands and, when asked, what it says. */
export interface BibliographyEntry extends Span {
  readonly key: string;
  readonly keySpan: Span;
  /** Decodes the entry, afresh at each call: tens of microseconds, and nothing is kept in memory. */
  readonly reference: () => Reference;
}

/** A bibliography file that has been read. Entries are found but not decoded. */
export interface Bibliography {
  readonly uri: string;
  readonly text: string;
  /** How many references it offers: its different keys. */
  readonly size: number;
  /** All entries with a key, in the order of the file, repeated keys included. */
  readonly entries: readonly BibliographyEntry[];
  /** The first entry of each key: the one that counts. */
  readonly byKey: ReadonlyMap<string, BibliographyEntry>;
  /** Entries whose key an earlier entry of the file has. */
  readonly duplicates: readonly BibliographyEntry[];
  /** What is wrong with the file, at its place, in the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads a file's entries; yields now and then, so that a big file holds nobody up. */
export type EntryReader = (
  uri: string,
  text: string,
) => Generator<undefined, Parsed<readonly BibliographyEntry[]>>;

/** The formats that are read, by file name extension. */
const readers: ReadonlyMap<string, EntryReader> = new Map<string, EntryReader>([["bib", bibtexEntries]]);

/** The file name extensions of bibliographies, lower-cased, with their dot. */
export const bibliographyExtensions: readonly string[] = [...readers.keys()].map(
  (extension) => `.${extension}`,
);

/**
 * Reads a bibliography; the format follows from the extension of `uri` (a URI or file name), BibTeX when that says nothing.
 * Never fails: what can't be read is a problem at its place, and everything else works.
 */
export function readBibliography(uri: string, text: string): Bibliography {
  const steps = readBibliographyInSteps(uri, text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `readBibliography`, for big files: it yields every few milliseconds, so that the caller can do other things. */
export function* readBibliographyInSteps(uri: string, text: string): Generator<undefined, Bibliography> {
  const extension = /\.([a-z]+)(?:[?#].*)?$/i.exec(uri)?.[1]?.toLowerCase() ?? "";
  const reader = readers.get(extension) ?? bibtexEntries;
  const { value: entries, problems } = yield* reader(uri, text);
  const byKey = new Map<string, BibliographyEntry>();
  const duplicates: BibliographyEntry[] = [];
  for (const entry of entries) {
    if (byKey.has(entry.key)) duplicates.push(entry);
    else byKey.set(entry.key, entry);
  }
  return { uri, text, size: byKey.size, entries, byKey, duplicates, problems };
}

function* bibtexEntries(
  uri: string,
  text: string,
): Generator<undefined, Parsed<readonly BibliographyEntry[]>> {
  const { value: file, problems } = yield* scanBibtexInSteps(text);
  const entries = file.entries.map((entry) => ({
    start: entry.start,
    end: entry.end,
    key: entry.key,
    keySpan: entry.keySpan,
    reference: () => referenceFromBibtex(uri, file, entry),
  }));
  return { value: entries, problems };
}
