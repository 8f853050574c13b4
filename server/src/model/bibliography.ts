import { scanBibtexInSteps } from "../syntax/bibtex";
import type { CslScan } from "../syntax/csl";
import { scanCslJson } from "../syntax/csl-json";
import { scanCslYaml } from "../syntax/csl-yaml";
import type { Parsed, Problem } from "../syntax/problem";
import { nbibFormat, recordAt, risFormat, scanTagged, type TaggedRecord } from "../syntax/tagged-records";
import type { Span } from "../text/span";
import { referenceFromBibtex } from "./bibtex-reference";
import { referenceFromCsl } from "./csl-reference";
import type { Reference } from "./reference";
import { referenceFromNbib, referenceFromRis } from "./tagged-reference";

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
type EntryReader = (uri: string, text: string) => Generator<undefined, Parsed<readonly BibliographyEntry[]>>;

/** Entries that are filed between two chances to do something else: about a millisecond's worth. */
const ENTRIES_STEP = 2_000;

/** The formats that are read, by file name extension. */
const readers: ReadonlyMap<string, EntryReader> = new Map<string, EntryReader>([
  ["bib", bibtexEntries],
  ["json", cslEntries(scanCslJson)],
  ["yaml", cslEntries(scanCslYaml)],
  ["yml", cslEntries(scanCslYaml)],
  ["ris", risEntries],
  ["nbib", nbibEntries],
]);

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
  const extension = /\.([a-z]+)(?:\?.*)?$/i.exec(uri)?.[1]?.toLowerCase() ?? "";
  const reader = readers.get(extension) ?? bibtexEntries;
  const { value: entries, problems } = yield* reader(uri, text);
  const byKey = new Map<string, BibliographyEntry>();
  const duplicates: BibliographyEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % ENTRIES_STEP === ENTRIES_STEP - 1) yield;
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
  const entries: BibliographyEntry[] = [];
  for (const entry of file.entries) {
    if (entries.length % ENTRIES_STEP === ENTRIES_STEP - 1) yield;
    const { start, end, key, keySpan } = entry;
    entries.push({ start, end, key, keySpan, reference: () => referenceFromBibtex(uri, file, entry) });
  }
  return { value: entries, problems };
}

function cslEntries(scan: (text: string) => CslScan): EntryReader {
  return function* (uri, text) {
    const { value: items, problems } = yield* scan(text);
    const entries = items.map((item) => ({
      start: item.start,
      end: item.end,
      key: item.id,
      keySpan: item.idSpan,
      reference: () => referenceFromCsl(uri, text, item),
    }));
    return { value: entries, problems };
  };
}

function* risEntries(uri: string, text: string): Generator<undefined, Parsed<readonly BibliographyEntry[]>> {
  const keys = risKeys();
  return yield* scanTagged(text, risFormat, (record): BibliographyEntry | undefined => {
    const { key, keySpan } = keys(record);
    const { start, end } = record;
    const reference = (): Reference =>
      referenceFromRis(recordAt(text, { start, end }, risFormat), { uri, key, keySpan });
    return key === "" ? undefined : { start, end, key, keySpan, reference };
  });
}

function* nbibEntries(uri: string, text: string): Generator<undefined, Parsed<readonly BibliographyEntry[]>> {
  return yield* scanTagged(text, nbibFormat, (record): BibliographyEntry | undefined => {
    const { start, end } = record;
    const pmid = record.fields.find(({ tag }) => tag === "PMID");
    if (pmid === undefined || pmid.value === "") return undefined;
    // The key is how Manubot cites a PubMed record.
    const key = `pmid:${pmid.value}`;
    const keySpan = { start: pmid.start, end: pmid.end };
    const reference = (): Reference =>
      referenceFromNbib(recordAt(text, { start, end }, nbibFormat), { uri, key, keySpan });
    return { start, end, key, keySpan, reference };
  });
}

/**
 * The key of a RIS record: its ID, else what pandoc makes of it (Text.Pandoc.Readers.RIS): the family names and the year
 * joined by underscores, with a letter where that repeats.
 */
function risKeys(): (record: TaggedRecord) => { key: string; keySpan: Span } {
  const made = new Map<string, number>();
  return ({ start, fields }) => {
    const id = fields.find(({ tag, value }) => tag === "ID" && value !== "");
    if (id !== undefined) return { key: id.value, keySpan: { start: id.start, end: id.end } };
    const families = fields
      .filter(({ tag }) => tag === "AU" || tag === "A1")
      .map(({ value }) => /^[^,\s]*/.exec(value)?.[0] ?? "");
    const years = fields.filter(({ tag }) => tag === "PY" || tag === "Y1").map(({ value }) => `_${value}`);
    const key = families.join("_") + years.join("");
    const before = made.get(key) ?? 0;
    made.set(key, before + 1);
    const letter = before === 0 ? "" : String.fromCharCode("a".charCodeAt(0) + before - 1);
    return { key: key + letter, keySpan: { start, end: start } };
  };
}
