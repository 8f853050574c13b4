import { foldedWords } from "../text/fold";
import { type Reference, shortName } from "./reference";
import {
  comparableDoi,
  containersAgree,
  contradict,
  firstPage,
  sameFirstAuthor,
  sameName,
  titleLikeness,
} from "./same-work";

/** A detail in which two descriptions of one work differ, in each one's words. */
export interface Difference {
  readonly what: "title" | "first author" | "year" | "volume" | "first page";
  readonly one: string;
  readonly other: string;
}

/** Two descriptions that mean one work and can't both be right. */
export interface Conflict {
  /** What they have in common: an identifier, or authors, journal, year and much of the title. */
  readonly by: "doi" | "pmid" | "description";
  readonly differences: readonly Difference[];
}

/** Titles that share fewer of their words are those of different works; a translation may share none, but is rare. */
const UNLIKE = 0.3;
/** Titles that share more differ in spelling alone. */
const ALIKE = 0.8;
/** Without an identifier, as much has to be shared for two titles to be versions of one. */
const RELATED = 0.5;
/** Papers appear online in one year and in an issue of the next. */
const MAX_YEARS_APART = 1;
/** As many authors have to agree where there is no identifier. */
const COMPARED_AUTHORS = 3;

/** Whether the titles of two references are those of different works. */
export function titlesAreUnlike({ title }: Reference, { title: other }: Reference): boolean {
  return title !== undefined && other !== undefined && titleLikeness(title, other) < UNLIKE;
}

/**
 * Whether two references with one identifier are plainly different works, so that one has the other's identifier.
 * Parts of books and papers in proceedings often have that of the whole.
 */
export function describesAnother(a: Reference, b: Reference): boolean {
  return titlesAreUnlike(a, b) && !(partsOfBooks.has(a.type) && partsOfBooks.has(b.type));
}

const partsOfBooks: ReadonlySet<string> = new Set(["chapter", "book", "paper-conference"]);

/** Where two references of different lists mean one work and contradict each other; undefined where they do not. */
export function conflictBetween(a: Reference, b: Reference): Conflict | undefined {
  const by = identityOf(a, b);
  if (by === undefined) return undefined;
  const differences = by === "description" ? titlesApart(a, b) : differencesOf(a, b);
  return differences.length === 0 ? undefined : { by, differences };
}

/** Keys under which two references have to meet for a conflict between them to be looked for. */
export function meetingKeys(reference: Reference): string[] {
  const { pmid, year, authors } = reference;
  const doi = comparableDoi(reference.doi);
  const [first] = authors;
  const name = first === undefined ? "" : (foldedWords(shortName(first)).at(-1) ?? "");
  return [
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
    ...(name === "" || year === undefined ? [] : [`${name} ${year}`]),
  ];
}

function identityOf(a: Reference, b: Reference): Conflict["by"] | undefined {
  const [doi, otherDoi] = [comparableDoi(a.doi), comparableDoi(b.doi)];
  if (doi !== undefined && doi === otherDoi) return "doi";
  if (a.pmid !== undefined && a.pmid === b.pmid) return "pmid";
  return a.year !== undefined &&
    a.year === b.year &&
    !contradict(a, b) &&
    containersAgree(a.container, b.container) === true &&
    sameAuthors(a, b)
    ? "description"
    : undefined;
}

function sameAuthors(a: Reference, b: Reference): boolean {
  const [names, others] = [a.authors.slice(0, COMPARED_AUTHORS), b.authors.slice(0, COMPARED_AUTHORS)];
  if (names.length < 2 || names.length !== others.length) return false;
  return names.every((name, index) => {
    const other = others[index];
    return other !== undefined && sameName(name, other);
  });
}

function titlesApart(a: Reference, b: Reference): Difference[] {
  const [difference] = titleDifference(a, b);
  return difference !== undefined && titleLikeness(difference.one, difference.other) >= RELATED
    ? [difference]
    : [];
}

function titleDifference({ title: one }: Reference, { title: other }: Reference): Difference[] {
  if (one === undefined || other === undefined || titleLikeness(one, other) >= ALIKE) return [];
  return [{ what: "title", one, other }];
}

function differencesOf(a: Reference, b: Reference): Difference[] {
  const differences = titleDifference(a, b);
  const [first, otherFirst] = [a.authors[0], b.authors[0]];
  if (first !== undefined && otherFirst !== undefined && !sameFirstAuthor(a, b)) {
    differences.push({ what: "first author", one: shortName(first), other: shortName(otherFirst) });
  }
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > MAX_YEARS_APART) {
    differences.push({ what: "year", one: String(a.year), other: String(b.year) });
  }
  if (isNumber(a.volume) && isNumber(b.volume) && a.volume !== b.volume) {
    differences.push({ what: "volume", one: a.volume ?? "", other: b.volume ?? "" });
  }
  const [page, otherPage] = [firstPage(a), firstPage(b)];
  if (isNumber(page) && isNumber(otherPage) && page !== otherPage) {
    differences.push({ what: "first page", one: page ?? "", other: otherPage ?? "" });
  }
  return differences;
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text);
}
