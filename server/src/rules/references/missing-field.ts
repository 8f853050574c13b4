import type { Bibliography, BibliographyEntry } from "../../model/bibliography";
import { entryFields } from "../../model/entry-fields";
import type { Reference, ReferenceType } from "../../model/reference";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";
import { nameOf } from "./wording";

const declaration: RuleDeclaration = {
  id: "reference/missing-field",
  summary: "A reference lacks what a work of its type is found by",
  why:
    "A reference without its year, its journal or its publisher is printed with a hole. " +
    "Incomplete bibliographic data can make it difficult or impossible to find the source.",
  sources: [
    {
      text: "O. Patashnik, BibTeXing, section 3.1, “Entry Types”, 1988",
      url: "http://www.ccs.neu.edu/home/dorai/eplain/html/btxdoc-Z-H-2.html",
    },
    {
      text: "Mertens S, Baethge C. The virtues of correct citation. Dtsch Arztebl Int 2011",
      url: "https://doi.org/10.3238/arztebl.2011.0550",
    },
  ],
  severity: "information",
  fix: "none",
  examples: {
    bad: [
      {
        text: "Responses were durable [1–3].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses. *Blood*.\n2. Poe P. A second one. *Blood*. 2020.\n3. Moe M. A third one. *Blood*. 2021.\n",
        note: "No year. In a .bib file, every type of entry has its own fields.",
      },
    ],
    good: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses. *Blood*. 2020.\n2. Poe P. A second one. *Blood*. In press.\n",
      },
    ],
  },
};

/** Entries of the document's own list without a year, where most have one. */
export const missingField: ManuscriptRule = {
  declaration,
  check: ({ manuscript: { references } }) => {
    const entries = references?.entries ?? [];
    const undated = entries.filter(({ text }) => !dated.test(text));
    if (undated.length * 2 >= entries.length) return [];
    return undated.map(({ start, end }) => ({
      start,
      end,
      message: "This reference names no year. Add it, or say “in press” or “n.d.”.",
      fixes: [],
    }));
  },
};

const dated =
  /(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)|\b(?:in press|forthcoming|submitted|accepted|unpublished|in preparation|ahead of print|undated|no date|n\.\s?d\.)/i;

/** Entries of a file that lack a field of their type; where it is known which are cited, only those. */
export const missingFieldInFile: BibliographyRule = {
  declaration,
  *check({ bibliography, citedKeys }) {
    const findings: RawFinding[] = [];
    for (const [index, entry] of bibliography.entries.entries()) {
      if (index % ENTRIES_STEP === ENTRIES_STEP - 1) yield;
      if (citedKeys?.has(entry.key) === false || seemsComplete(bibliography, entry)) continue;
      const reference = entry.reference();
      const lacking = lackingIn(reference);
      if (lacking.length > 0) findings.push(incomplete(entry, reference, lacking));
    }
    return findings;
  },
};

/** Entries that are looked at between two chances to do something else: some milliseconds' worth at most. */
const ENTRIES_STEP = 100;

interface Need {
  readonly name: string;
  readonly isMet: (reference: Reference) => boolean;
}

const author: Need = { name: "author", isMet: ({ authors }) => authors.length > 0 };
const authorOrEditor: Need = {
  name: "author or editor",
  isMet: ({ authors, editors }) => authors.length + editors.length > 0,
};
const title: Need = { name: "title", isMet: (reference) => reference.title !== undefined };
const journal: Need = { name: "journal", isMet: ({ container }) => container !== undefined };
const book: Need = { ...journal, name: "title of the book (booktitle)" };
const publisher: Need = { name: "publisher", isMet: (reference) => reference.publisher !== undefined };
const school: Need = { ...publisher, name: "school" };
const institution: Need = { ...publisher, name: "institution" };
const year: Need = {
  name: "year",
  isMet: (reference) => reference.year !== undefined || reference.status !== undefined,
};

/** What BibTeX calls required, as far as other formats and styles ask for it as well. */
const needs: Readonly<Partial<Record<ReferenceType, readonly Need[]>>> = {
  "article-journal": [author, title, journal, year],
  book: [authorOrEditor, title, publisher, year],
  chapter: [authorOrEditor, title, book, year],
  "paper-conference": [author, title, book, year],
  thesis: [author, title, school, year],
  report: [authorOrEditor, title, institution, year],
};

const typeNames: Readonly<Partial<Record<ReferenceType, string>>> = {
  "article-journal": "article of a journal",
  book: "book",
  chapter: "part of a book",
  "paper-conference": "paper in proceedings",
  thesis: "thesis",
  report: "report",
};

function lackingIn(reference: Reference): string[] {
  return (needs[reference.type] ?? []).filter(({ isMet }) => !isMet(reference)).map(({ name }) => name);
}

function incomplete(entry: BibliographyEntry, reference: Reference, lacking: readonly string[]): RawFinding {
  const { start, end } = entry.keySpan;
  return {
    start,
    end: end > start ? end : entry.start + 1,
    message: `${nameOf(reference)} is entered as ${articleFor(reference.type)} but has no ${lacking.join(", no ")}. Add it, or choose another type.`,
    fixes: [],
  };
}

function articleFor(type: ReferenceType): string {
  const name = typeNames[type] ?? "work";
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

/** The fields that entries of BibTeX have where nothing is lacking; each element stands for one need. */
const completeBibtex: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["article", [["author"], ["title"], ["journal", "journaltitle"], ["year", "date"]]],
  ["book", [["author", "editor"], ["title"], ["publisher"], ["year", "date"]]],
  ["inproceedings", [["author"], ["title"], ["booktitle"], ["year", "date"]]],
  ["incollection", [["author"], ["title"], ["booktitle"], ["year", "date"]]],
  ["phdthesis", [["author"], ["title"], ["school", "institution"], ["year", "date"]]],
  ["techreport", [["author"], ["title"], ["institution"], ["year", "date"]]],
  // These ask for nothing but a title, which styles can do without.
  ["misc", []],
  ["manual", []],
  ["unpublished", []],
  ["online", []],
  ["software", []],
  ["booklet", []],
]);

/** Whether an entry need not be decoded, because its own fields show that it has all that it needs. */
function seemsComplete(bibliography: Bibliography, entry: BibliographyEntry): boolean {
  if (!/\.bib$/i.test(bibliography.uri)) return false;
  const type = /^@\s*([A-Za-z]+)/.exec(bibliography.text.slice(entry.start, entry.start + 40))?.[1];
  const complete = completeBibtex.get(type?.toLowerCase() ?? "");
  if (complete === undefined) return false;
  if (complete.length === 0) return true;
  const filled = entryFields(bibliography, entry).filter(({ span }) => span.end > span.start);
  const names = new Set(filled.map(({ name }) => name));
  return complete.every((alternatives) => alternatives.some((name) => names.has(name)));
}
