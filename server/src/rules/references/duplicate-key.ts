import type { BibliographyEntry } from "../../model/bibliography";
import type { Library } from "../../model/library";
import type { ReferenceList } from "../../model/reference-list";
import type { Span } from "../../text/span";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";

const declaration: RuleDeclaration = {
  id: "reference/duplicate-key",
  summary: "Two references have the same citation key or number",
  why:
    "A citation can point to one of them only. " +
    "Which one that is depends on the program that reads the file, so a reader may be led to a work that was not meant.",
  sources: [
    {
      text: "N. H. F. Beebe, bibdup(1): check for duplicate abbreviations and entries in BibTeX bibliography data base files",
    },
    {
      text: "Pandoc User’s Guide, “Specifying bibliographic data”",
      url: "https://pandoc.org/MANUAL.html#specifying-bibliographic-data",
    },
  ],
  severity: "warning",
  fix: "safe",
  examples: {
    bad: [
      {
        text: "Responses were durable [2].\n\n## References\n\n[1] Doe J. A fictional paper. 2020.\n\n[2] Roe R. Another one. 2021.\n\n[2] Poe P. A third one. 2022.\n",
        note: "In a .bib file: two entries with one key.",
      },
    ],
    good: [
      {
        text: "Responses were durable [2].\n\n## References\n\n[1] Doe J. A fictional paper. 2020.\n\n[2] Roe R. Another one. 2021.\n",
      },
      {
        text: "Responses were durable [1].\n\n## References\n\n[1] Doe J. A fictional paper. 2020.\n\n### Further reading\n\n[1] Roe R. Another one. 2021.\n",
        note: "A second list that starts again is no mistake.",
      },
    ],
  },
};

/** A number that the document's own list gives to two entries. */
export const duplicateKey: ManuscriptRule = {
  declaration,
  check: ({ manuscript: { references, text } }) => (references ? repeatedNumbers(references, text) : []),
};

/** A key that two entries of a file have, or entries of two files that are different works. */
export const duplicateKeyInFile: BibliographyRule = {
  declaration,
  *check({ bibliography, library }) {
    const findings: RawFinding[] = [];
    for (const entry of bibliography.duplicates) {
      yield;
      const first = bibliography.byKey.get(entry.key);
      if (first !== undefined) findings.push(repeatedKey(entry, first, bibliography));
    }
    if (library !== undefined) findings.push(...(yield* keysOfOtherFiles(bibliography.uri, library)));
    return findings;
  },
};

function repeatedNumbers({ entries, byNumber }: ReferenceList, text: string): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const [index, entry] of entries.entries()) {
    const first = entry.number === undefined ? undefined : byNumber.get(entry.number);
    if (index > 0 && entry.number === entries[0]?.number) break;
    if (first === undefined || first === entry) continue;
    findings.push({
      start: entry.start,
      end: Math.min(entry.end, endOfLine(text, entry.start)),
      message: `Two entries have the number ${entry.number}. Citations of ${entry.number} point to the first; give this one a number of its own.`,
      fixes: [],
      related: [
        { start: first.start, end: first.end, uri: undefined, message: `The first entry ${entry.number}` },
      ],
    });
  }
  return findings;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? text.length : newline;
}

function repeatedKey(
  entry: BibliographyEntry,
  first: BibliographyEntry,
  { uri, text }: { readonly uri: string; readonly text: string },
): RawFinding {
  const { start, end } = keyOrStart(entry);
  const related = [{ ...keyOrStart(first), uri: undefined, message: `The first entry “${entry.key}”` }];
  if (!sayTheSame(entry, first)) {
    const message = `An entry above has the key “${entry.key}” already. Citations are taken to mean that one; give this one a key of its own.`;
    return { start, end, message, fixes: [], related };
  }
  const message = `This entry says the same as the one above with the key “${entry.key}”. Remove it.`;
  const fixes = /\.bib$/i.test(uri)
    ? [
        {
          title: `Remove the repeated entry ${entry.key}`,
          kind: "safe" as const,
          edits: [{ span: withLineBreak(entry, text), text: "" }],
        },
      ]
    : [];
  return { start, end, message, fixes, related, tags: ["unnecessary"] };
}

function sayTheSame(a: BibliographyEntry, b: BibliographyEntry): boolean {
  const said = (entry: BibliographyEntry): string =>
    JSON.stringify({ ...entry.reference(), origin: undefined });
  return said(a) === said(b);
}

/** An entry with the line break after it, so that no empty line is left. */
function withLineBreak({ start, end }: Span, text: string): Span {
  return {
    start,
    end: end + (/^[ \t]*,?[ \t]*(?:\r\n|\n|\r){1,2}/.exec(text.slice(end, end + 20))?.[0].length ?? 0),
  };
}

/** Formats without keys of their own have an empty span for them. */
function keyOrStart({ start, keySpan }: BibliographyEntry): Span {
  return keySpan.end > keySpan.start ? keySpan : { start, end: start + 1 };
}

function* keysOfOtherFiles(uri: string, library: Library): Generator<undefined, RawFinding[]> {
  const findings: RawFinding[] = [];
  for (const { key, first, others } of library.repeatedKeys()) {
    const here = others.find(({ bibliography }) => bibliography.uri === uri);
    if (here === undefined || first.bibliography.uri === uri) continue;
    yield;
    if (sayTheSame(here.entry, first.entry)) continue;
    findings.push({
      ...keyOrStart(here.entry),
      severity: "information",
      message: `Another bibliography has a different entry with the key “${key}”, which comes first. If this one is meant, give it a key of its own.`,
      fixes: [],
      related: [
        {
          ...keyOrStart(first.entry),
          uri: first.bibliography.uri,
          message: `The entry “${key}” that citations are taken to mean`,
        },
      ],
    });
  }
  return findings;
}
