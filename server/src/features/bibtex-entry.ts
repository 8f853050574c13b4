import type { Name, Reference, ReferenceType } from "../model/reference";
import { shortName } from "../model/reference";
import { foldedWords } from "../text/fold";

const types: Readonly<Record<ReferenceType, string>> = {
  "article-journal": "article",
  article: "article",
  book: "book",
  chapter: "incollection",
  "paper-conference": "inproceedings",
  thesis: "phdthesis",
  report: "techreport",
  webpage: "online",
  dataset: "dataset",
  software: "software",
  patent: "patent",
  document: "misc",
};

/** A reference as an entry of a BibTeX file, a field to a line, ending in a line break. Read again it says the same. */
export function bibtexEntry(reference: Reference, key: string): string {
  const { authors, moreAuthors, editors, title, container, type, year, status } = reference;
  const partOfBook = type === "chapter" || type === "paper-conference";
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", names(authors, moreAuthors)],
    ["editor", names(editors, false)],
    ["title", title === undefined ? undefined : withCapitals(latex(title))],
    [partOfBook ? "booktitle" : "journal", container === undefined ? undefined : latex(container)],
    ["publisher", prose(reference.publisher)],
    ["year", year?.toString() ?? prose(status)],
    ["volume", prose(reference.volume)],
    ["number", prose(reference.issue)],
    ["pages", reference.pages === undefined ? undefined : latex(reference.pages).replace(/[–—]/g, "--")],
    ["doi", verbatim(reference.doi)],
    ["pmid", verbatim(reference.pmid)],
    ["pmcid", verbatim(reference.pmcid)],
    ["url", verbatim(reference.url)],
    ["isbn", verbatim(reference.isbn)],
    ["note", prose(reference.note)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`  ${name} = {${value}}`],
  );
  return `@${types[type]}{${key},\n${lines.join(",\n")}\n}\n`;
}

/** A citation key for a reference that is not among those in use: family name and year, "liu2020", then "liu2020a". */
export function keyFor(reference: Reference, inUse: (key: string) => boolean): string {
  const first = reference.authors[0] ?? reference.editors[0];
  const named = first === undefined ? (reference.title ?? "") : shortName(first);
  const word = foldedWords(named)
    .map((one) => one.replace(/[^a-z0-9]/g, ""))
    .join("")
    .slice(0, longestWord);
  const stem = `${/^[a-z]/.test(word) ? word : `ref${word}`}${reference.year ?? ""}`;
  if (!inUse(stem)) return stem;
  for (let count = 0; ; count++) {
    const key = `${stem}${letters(count)}`;
    if (!inUse(key)) return key;
  }
}

const longestWord = 20;

/** a, b, … z, aa, ab, … */
function letters(count: number): string {
  const rest = Math.floor(count / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(97 + (count % 26));
}

function names(list: readonly Name[], more: boolean): string | undefined {
  if (list.length === 0) return undefined;
  return [...list.map(name), ...(more ? ["others"] : [])].join(" and ");
}

function name(one: Name): string {
  if ("literal" in one) return `{${latex(one.literal)}}`;
  const { family, given, suffix } = one;
  const parts = [family, ...(suffix === undefined ? [] : [suffix]), given ?? ""].map(namePart);
  return given === undefined && suffix === undefined ? `${namePart(family)},` : parts.join(", ");
}

/** A comma or an "and" within a name would end it. */
function namePart(part: string): string {
  return /,|\band\b/i.test(part) ? `{${latex(part)}}` : latex(part);
}

function prose(text: string | undefined): string | undefined {
  return text === undefined ? undefined : latex(text);
}

/** Identifiers and addresses stand as they are, but for braces, which must match. */
function verbatim(text: string | undefined): string | undefined {
  return text?.replace(/[{}\\]/g, (character) => encodeURIComponent(character));
}

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // BibTeX counts braces whether they are escaped or not.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "`": "\\textasciigrave{}",
};

/** Plain text as LaTeX source: what LaTeX reads as a command is escaped, letters stay Unicode. */
function latex(text: string): string {
  return text
    .replace(/[\\{}$&#%_~^`]/g, (character) => special[character] ?? `\\${character}`)
    .replace(/-(?=-)|'(?=')/g, (character) => `${character}{}`);
}

/**
 * Braces about words whose capitals matter: styles that lower the case of titles would spoil "NKG2A". In a title that
 * sets every word with a capital these say nothing.
 */
function withCapitals(source: string): string {
  const words = (source.match(/\p{L}{4,}/gu) ?? []).slice(1);
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const titleCase = capital > 1 && capital * 2 > words.length;
  return source.replace(/(?<=^|[\s(/])[^\s{}\\()/,;:.]+/gu, (word, offset: number) => {
    const matters = /^.+\p{Lu}/u.test(word) || (offset > 0 && !titleCase && /^\p{Lu}/u.test(word));
    return matters ? `{${word}}` : word;
  });
}
