import { editDistance } from "../text/edit-distance";
import { fold, foldedWords, spellingsOf } from "../text/fold";
import { kept } from "../text/kept";
import { type Name, type Reference, shortName } from "./reference";

/** By what two references show that they are one work; "preprint" is a preprint and its published version. */
export type Sameness = "doi" | "pmid" | "title" | "preprint";

/** A later item that is the same work as an earlier one. */
export interface SameWork<T> {
  readonly first: T;
  readonly other: T;
  readonly by: Sameness;
}

/** A reference and whatever its finder wants to have back. */
export interface Described<T> {
  readonly item: T;
  readonly reference: Reference;
}

/** Titles of fewer words ("Introduction", "Reply to the letter") are shared by works that have nothing to do with each other. */
const MIN_TITLE_WORDS = 4;
/** A preprint may wait for years until it is published. */
const MAX_PREPRINT_YEARS = 6;
/** Of works with one title, as many are compared: corrections and parts of series may repeat a title often. */
const MAX_COMPARED = 20;

/** The items that are the same work as one before them, each once, in their order. Takes time linear in their number. */
export function sameWorks<T>(described: Iterable<Described<T>>): SameWork<T>[] {
  const byIdentifier = new Map<string, Described<T>>();
  const byTitle = new Map<string, Described<T>[]>();
  const found: SameWork<T>[] = [];
  for (const one of described) {
    const { doi, pmid, title } = keysOf(one.reference);
    const sameDoi = doi === undefined ? undefined : byIdentifier.get(doi);
    const samePmid = pmid === undefined ? undefined : byIdentifier.get(pmid);
    const alike = title === undefined ? [] : (byTitle.get(title) ?? []);
    if (sameDoi !== undefined) found.push({ first: sameDoi.item, other: one.item, by: "doi" });
    else if (samePmid !== undefined) found.push({ first: samePmid.item, other: one.item, by: "pmid" });
    else {
      for (const earlier of alike) {
        const by = samenessByTitle(earlier.reference, one.reference);
        if (by === undefined) continue;
        found.push({ first: earlier.item, other: one.item, by });
        break;
      }
    }
    for (const key of [doi, pmid])
      if (key !== undefined && !byIdentifier.has(key)) byIdentifier.set(key, one);
    if (title !== undefined && alike.length < MAX_COMPARED) byTitle.set(title, [...alike, one]);
  }
  return found;
}

// bioRxiv and medRxiv (10.1101, 10.64898), Research Square, arXiv, ChemRxiv, Preprints.org, PsyArXiv, Authorea.
const preprintPrefix = /^10\.(?:1101|64898|21203|48550|26434|20944|31234|22541)\//;

/** A DOI for comparing: without the version that preprint servers add. */
export function comparableDoi(doi: string | undefined): string | undefined {
  // The "<" in a DOI of the 1990s ends it for most software, and what is left is shared by a whole issue of the journal.
  if (doi === undefined || doi.includes("(sici)")) return undefined;
  return preprintPrefix.test(doi) ? doi.replace(/[-./]?v\d{1,2}$/, "") : doi;
}

/** By what a work is recognised. Remembered: each edit of a manuscript compares all that it cites. */
const keysOf = kept(
  ({ doi, pmid, title }: Reference): Readonly<Record<"doi" | "pmid" | "title", string | undefined>> => {
    const comparable = comparableDoi(doi);
    const words = foldedWords(title ?? "");
    return {
      doi: comparable === undefined ? undefined : `doi:${comparable}`,
      pmid: pmid === undefined ? undefined : `pmid:${pmid}`,
      title: words.length < MIN_TITLE_WORDS ? undefined : words.join(" "),
    };
  },
);

function samenessByTitle(a: Reference, b: Reference): "title" | "preprint" | undefined {
  if (!sameFirstAuthor(a, b) || differ(a.pmid, b.pmid)) return undefined;
  if ((a.type === "article") !== (b.type === "article")) {
    const published = a.type === "article" ? b : a;
    const years = a.year === undefined || b.year === undefined ? 0 : Math.abs(a.year - b.year);
    return canFollowPreprint.has(published.type) && years <= MAX_PREPRINT_YEARS ? "preprint" : undefined;
  }
  const sameKind = a.type === b.type || a.type === "document" || b.type === "document";
  const sameContainer = containersAgree(a.container, b.container);
  if (a.year !== b.year || sameContainer === false || (!sameKind && sameContainer !== true)) return undefined;
  return contradict(a, b) ? undefined : "title";
}

const canFollowPreprint: ReadonlySet<string> = new Set(["article-journal", "paper-conference", "document"]);

/** Whether what identifies a publication differs: DOI, PMID, volume, first page; for works without any, the address. */
export function contradict(a: Reference, b: Reference): boolean {
  if (differ(comparableDoi(a.doi), comparableDoi(b.doi)) || differ(a.pmid, b.pmid)) return true;
  if (differ(a.volume, b.volume) || differ(firstPage(a), firstPage(b))) return true;
  return a.doi === undefined && b.doi === undefined && a.container === undefined && differ(a.url, b.url);
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) !== fold(b);
}

/** The first page or the article number, as one compares it. */
export function firstPage({ pages }: Reference): string | undefined {
  return pages === undefined ? undefined : /[\p{L}\p{N}.]+/u.exec(fold(pages))?.[0];
}

/** Whether two references have the same first author, or name none. */
export function sameFirstAuthor(a: Reference, b: Reference): boolean {
  const [first] = a.authors.length > 0 ? a.authors : a.editors;
  const [other] = b.authors.length > 0 ? b.authors : b.editors;
  return first === undefined || other === undefined ? first === other : sameName(first, other);
}

/** Whether two names are one family name in different spellings: "Müller", "Mueller" and "Muller"; "van der Berg" and "Berg". */
export function sameName(a: Name, b: Name): boolean {
  const others = spellings(b);
  return spellings(a).some((one) =>
    others.some((other) => one === other || endsInWord(one, other) || endsInWord(other, one)),
  );
}

function spellings(name: Name): string[] {
  return spellingsOf(shortName(name)).map((one) => foldedWords(one).join(" "));
}

function endsInWord(text: string, ending: string): boolean {
  return ending.length > 1 && text.endsWith(` ${ending}`);
}

/**
 * Whether two names of a journal or book mean the same, one of them perhaps abbreviated ("N Engl J Med"), or an acronym;
 * undefined where one is missing.
 */
export function containersAgree(a: string | undefined, b: string | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [short, long] = [containerWords(a), containerWords(b)].sort(
    (one, other) => one.join("").length - other.join("").length,
  );
  if (short === undefined || long === undefined) return undefined;
  if (short.length === long.length) return short.every((word, index) => abbreviates(word, long[index] ?? ""));
  return short.length === 1 && short[0] === long.map((word) => word.charAt(0)).join("");
}

const unimportant = new Set([
  "the",
  "of",
  "and",
  "in",
  "for",
  "on",
  "a",
  "an",
  "de",
  "der",
  "la",
  "et",
  "und",
]);

function containerWords(container: string): string[] {
  return foldedWords(container.replace(/\([^()]*\)|[:;].*$/g, " ")).filter((word) => !unimportant.has(word));
}

/** "natl" for "national": the letters stand in the same order, and the first is the same. */
function abbreviates(short: string, long: string): boolean {
  if (!long.startsWith(short.charAt(0))) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** How many of the words of two titles are shared, from 0 to 1; a title that the other one starts with counts as the same. */
export function titleLikeness(a: string, b: string): number {
  const [one, other] = [foldedWords(a), foldedWords(b)];
  const shorter = Math.min(one.length, other.length);
  if (shorter === 0) return 0;
  if (shorter >= MIN_TITLE_WORDS && one.slice(0, shorter).join("") === other.slice(0, shorter).join(""))
    return 1;
  if (one.join("") === other.join("")) return 1;
  const [words, others] = [new Set(one), new Set(other)];
  const shared = [...words].filter(
    (word) => others.has(word) || [...others].some((two) => spellsTheSame(word, two)),
  ).length;
  return shared / (words.size + others.size - shared);
}

/** "tumor" and "tumour", "cell" and "cells" are no different words; shorter ones may well be ("mice", "rice"). */
function spellsTheSame(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && b.startsWith(a.charAt(0)) && editDistance(a, b, 1) <= 1;
}
