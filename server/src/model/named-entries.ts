import { editDistance } from "../text/edit-distance";
import { foldedWords, spellingsOf } from "../text/fold";
import type { AuthorYearMember } from "./citation";
import type { ListEntry, ReferenceList } from "./reference-list";

/** An entry that almost fits a citation by author and year. */
export interface NearMiss {
  readonly entry: ListEntry;
  readonly differs: "year" | "name";
}

/** What a citation by author and year may mean. */
export interface NamedEntries {
  /** The entries that fit; several when the citation does not tell them apart. */
  readonly fitting: readonly ListEntry[];
  /** Where none fits: the same first author with another year, or the same year and a name that is spelt almost alike. */
  readonly near: readonly NearMiss[];
}

/** What an entry says of its authors and its date, without being parsed. */
interface EntryHead {
  readonly entry: ListEntry;
  /** The folded words of its first author's name, or of its group's with their initials ("who"). */
  readonly first: ReadonlySet<string>;
  /** The folded words of what stands before its year or its title. */
  readonly names: ReadonlySet<string>;
  /** Its years, each with the letter that follows it: "2020a", "2020"; for one without a year what stands in its place. */
  readonly years: ReadonlySet<string>;
}

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly EntryHead[]>;
  readonly byYear: ReadonlyMap<string, readonly EntryHead[]>;
  /** Answers by citation: a review cites a work many times. */
  readonly known: Map<string, NamedEntries>;
}

const indexes = new WeakMap<ReferenceList, Index>();

/** The entries of a list that a citation by author and year means, and those that it misses by little. */
export function entriesNamed(member: AuthorYearMember, list: ReferenceList): NamedEntries {
  let index = indexes.get(list);
  if (!index) {
    index = indexOf(list);
    indexes.set(list, index);
  }
  const question = JSON.stringify([member.names, member.year, member.suffix]);
  let answer = index.known.get(question);
  if (!answer) {
    answer = find(member, index);
    index.known.set(question, answer);
  }
  return answer;
}

function find(member: AuthorYearMember, index: Index): NamedEntries {
  for (let skipped = 0; skipped < member.names.length; skipped++) {
    // "In Boston, Roe and Poe (2020)": what stands before the first author may look like a name.
    const names = member.names.slice(skipped);
    const sameFirst = withFirst(names[0] ?? "", index);
    const fitting = ofYear(sameFirst, member);
    if (fitting.length > 0) return { fitting: withNames(fitting, names).map(({ entry }) => entry), near: [] };
    if (sameFirst.length > 0)
      return { fitting: [], near: sameFirst.map(({ entry }) => ({ entry, differs: "year" })) };
  }
  const alike = ofYear(index.byYear.get(String(member.year)) ?? [], member)
    .slice(0, MOST_COMPARED)
    .filter(({ first }) => isAlmost(member.names[0] ?? "", first));
  return { fitting: [], near: alike.map(({ entry }) => ({ entry, differs: "name" })) };
}

/** No list has more works of one year; a text that was made to be slow might. */
const MOST_COMPARED = 300;

/** Entries whose first author has the name; where it has several words the last one decides, unless a group's are all there. */
function withFirst(name: string, { byFirst }: Index): EntryHead[] {
  const words = foldedWords(name);
  const last = words.at(-1);
  if (last === undefined) return [];
  const found = [...new Set(spellingsOf(last).flatMap((spelling) => byFirst.get(spelling) ?? []))];
  return words.length < 3 ? found : found.filter(({ first }) => words.every((word) => first.has(word)));
}

function ofYear(heads: readonly EntryHead[], { year, suffix }: AuthorYearMember): EntryHead[] {
  if (year === undefined) return heads.filter(({ years }) => years.has(undated));
  const exact = heads.filter(({ years }) => years.has(`${year}${suffix ?? ""}`));
  if (exact.length > 0 && suffix !== undefined) return exact;
  // A list need not print the letters, nor a citation where there is one work only.
  return heads.filter(({ years }) =>
    suffix === undefined ? [...years].some((one) => one.startsWith(String(year))) : years.has(String(year)),
  );
}

function withNames(heads: readonly EntryHead[], cited: readonly string[]): readonly EntryHead[] {
  const all = heads.filter(({ names }) =>
    cited.every((name) => foldedWords(name).every((word) => names.has(word))),
  );
  return all.length > 0 ? all : heads;
}

/** Slips of the pen in a name: none in a short one, two in a long one. */
function isAlmost(name: string, first: ReadonlySet<string>): boolean {
  const word = foldedWords(name).at(-1) ?? "";
  const slips = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  return (
    slips > 0 && [...first].some((other) => other.length > 3 && editDistance(word, other, slips) <= slips)
  );
}

function indexOf({ entries }: ReferenceList): Index {
  const byFirst = new Map<string, EntryHead[]>();
  const byYear = new Map<string, EntryHead[]>();
  for (const head of entries.map(headOf)) {
    for (const word of head.first) file(byFirst, word, head);
    for (const year of new Set([...head.years].map((one) => one.slice(0, 4)))) file(byYear, year, head);
  }
  return { byFirst, byYear, known: new Map() };
}

function file(index: Map<string, EntryHead[]>, name: string, head: EntryHead): void {
  const heads = index.get(name);
  if (heads) heads.push(head);
  else index.set(name, [head]);
}

/** Names stand at the start of an entry; some fifty of them fit in here. */
const HEAD_LENGTH = 1_000;
/** What `years` holds for a work without a year. */
const undated = "n.d.";

function headOf(entry: ListEntry): EntryHead {
  const text = entry.text.slice(0, HEAD_LENGTH).replace(/[*_]/g, "");
  const [first = ""] = text.split(/[,;("“:]|\s(?:et\s+al|and|&)\s|(?<=\p{Ll}{2})\.\s/u, 1);
  const [names = ""] = text.split(/["“]|\(?(?<!\d)(?:1[6-9]|20)\d\d/, 1);
  const initials = (first.match(/\p{Lu}(?=\p{L}{2})/gu) ?? []).join("");
  const words = foldedWords(first).flatMap(spellingsOf);
  return {
    entry,
    first: new Set(initials.length > 2 ? [...words, initials.toLowerCase()] : words),
    names: new Set(foldedWords(names)),
    years: yearsOf(entry.text),
  };
}

function yearsOf(text: string): ReadonlySet<string> {
  const years = [...text.matchAll(/(?<![\d/.\p{L}–-])((?:1[6-9]|20)\d\d[a-z]?)(?![\p{L}\d])/gu)].map(
    ([, year = ""]) => year,
  );
  if (/\b(?:in press|forthcoming|n\.d\.)/i.test(text)) years.push(undated);
  return new Set(years);
}
