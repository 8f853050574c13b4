import { entryFields, verbatimValue } from "../../model/entry-fields";
import { type IdentifierFault, type IdentifierKind, identifierFault } from "../../model/identifier-checks";
import type { Manuscript } from "../../model/manuscript";
import { type Span, shift } from "../../text/span";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";

const declaration: RuleDeclaration = {
  id: "reference/malformed-identifier",
  summary: "A DOI, PMID, ISBN or ORCID iD can’t be right",
  why:
    "An identifier is what a reader, a library and an index find the work by. " +
    "One wrong figure leads nowhere or to another work; check digits and the form of an identifier show many such slips.",
  sources: [
    {
      text: "DOI Handbook, “DOI Name Syntax”",
      url: "https://doi.info/doi-handbook/HTML/doi-name-syntax2.html",
    },
    {
      text: "Apache Commons Validator, ISBN10CheckDigit",
      url: "https://commons.apache.org/validator/apidocs/org/apache/commons/validator/routines/checkdigit/ISBN10CheckDigit.html",
    },
    {
      text: "Apache Commons Validator, EAN13CheckDigit (ISBN-13)",
      url: "https://commons.apache.org/validator/apidocs/org/apache/commons/validator/routines/checkdigit/EAN13CheckDigit.html",
    },
    {
      text: "Bilder G. Structure of the ORCID identifier, 2010–2012 (ISO 7064, MOD 11-2)",
      url: "https://doi.org/10.59347/8arj3-mms36",
    },
    {
      text: "Stevens Institute of Technology, “Identifiers in PubMed: PMID, PMCID & DOI”",
      url: "https://library.stevens.edu/c.php?g=442331&p=6577176",
    },
  ],
  severity: "warning",
  fix: "suggestion",
  examples: {
    bad: [
      {
        text: "Responses were durable [1].\n\n## References\n\n1. Doe J. A fictional handbook. 2020. ISBN 978-3-16-148410-1\n",
        note: "With these twelve figures, the last one would have to be 0.",
      },
      {
        text: "---\ntitle: A fictional review\nauthors:\n  - name: Jane Doe\n    orcid: 0000-0002-1825-0079\n---\n\nText.\n",
        note: "The last two figures are swapped.",
      },
      { text: "Responses were durable [@pmid:012345678].\n" },
    ],
    good: [
      {
        text: "Responses were durable [1].\n\n## References\n\n1. Doe J. A fictional handbook. 2020. ISBN 978-3-16-148410-0\n",
      },
      {
        text: "---\ntitle: A fictional review\nauthors:\n  - name: Jane Doe\n    orcid: 0000-0002-1825-0097\n---\n\nText.\n",
      },
      { text: "Responses were durable [@pmid:12345678; @doi:10.1000/182].\n" },
    ],
  },
};

/** Identifiers in the document's own list, in its front matter and in citation keys. */
export const malformedIdentifier: ManuscriptRule = {
  declaration,
  check: ({ manuscript }) =>
    [...inList(manuscript), ...inFrontMatter(manuscript), ...inKeys(manuscript)].flatMap(
      ({ kind, value, span }) => faultAt(kind, value, span),
    ),
};

/** Identifiers in the fields of a bibliography file. */
export const malformedIdentifierInFile: BibliographyRule = {
  declaration,
  *check({ bibliography }) {
    const findings: RawFinding[] = [];
    for (const [index, entry] of bibliography.entries.entries()) {
      if (index % ENTRIES_STEP === ENTRIES_STEP - 1) yield;
      for (const field of entryFields(bibliography, entry)) {
        const kind = kindOfField.get(field.name);
        if (kind !== undefined)
          findings.push(...faultAt(kind, verbatimValue(bibliography, field), field.span));
      }
    }
    return findings;
  },
};

/** Entries that are looked at between two chances to do something else: about two milliseconds' worth. */
const ENTRIES_STEP = 200;

const kindOfField: ReadonlyMap<string, IdentifierKind> = new Map([
  ["doi", "DOI"],
  ["do", "DOI"],
  ["pmid", "PMID"],
  ["isbn", "ISBN"],
  ["orcid", "ORCID"],
]);

interface Written {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly span: Span;
}

function faultAt(kind: IdentifierKind, value: string, span: Span): RawFinding[] {
  const fault = identifierFault(kind, value);
  return fault === undefined ? [] : [finding(fault, span)];
}

function finding({ kind, what, advice, repaired, misplaced }: IdentifierFault, span: Span): RawFinding {
  return {
    ...span,
    ...(misplaced === true ? { severity: "information" as const } : {}),
    message: `This ${kind === "ORCID" ? "ORCID iD" : kind} ${what}. ${advice}`,
    fixes:
      repaired === undefined
        ? []
        : [{ title: `Write ${repaired}`, kind: "suggestion", edits: [{ span, text: repaired }] }],
  };
}

// What a reader takes for an identifier, because it is introduced as one.
const introduced: readonly (readonly [IdentifierKind, RegExp])[] = [
  ["ISBN", /\bISBN(?:-1[03])?:?[ \t]{0,3}(?<value>[\dXx](?:[ \-‐‑–]?[\dXx]){7,16})(?![\dXx])/dg],
  ["PMID", /\bPMID:?[ \t]{0,3}(?<value>\d+)/dg],
  ["DOI", /\bdoi:[ \t]{0,3}(?<value>(?!10\.|https?:|\[)\d[^\s<>[\]()]{3,})/dgi],
];

function inList({ references }: Manuscript): Written[] {
  return (references?.entries ?? []).flatMap((entry) =>
    introduced.flatMap(([kind, pattern]) => identifiersIn(kind, pattern, entry.text, entry.start)),
  );
}

function inFrontMatter({ blocks }: Manuscript): Written[] {
  const [first] = blocks;
  const span = first?.block.frontMatter;
  if (first === undefined || span === undefined) return [];
  const text = first.block.source.slice(span.start, span.end);
  const orcid = /^[ \t]*(?:-[ \t]+)?["']?orcid["']?:[ \t]*["']?(?<value>[^\s"'#]+)/dgim;
  return identifiersIn("ORCID", orcid, text, first.start + span.start).filter(({ value }) =>
    /\d/.test(value),
  );
}

function identifiersIn(kind: IdentifierKind, pattern: RegExp, text: string, offset: number): Written[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.["value"] ?? [0, 0];
    const value = match.groups?.["value"] ?? "";
    return value === "" ? [] : [{ kind, value, span: shift({ start, end }, offset) }];
  });
}

/** Keys that Manubot looks up by themselves: `@doi:…`, `@pmid:…`, `@isbn:…`. */
function inKeys({ citations }: Manuscript): Written[] {
  return citations.flatMap(({ members }) =>
    members.flatMap((member): Written[] => {
      if (member.kind !== "key") return [];
      const [, name = "", value = ""] = /^(doi|pmid|pubmed|isbn):(.*)$/i.exec(member.key) ?? [];
      const kind = name.toLowerCase() === "pubmed" ? "PMID" : kindOfField.get(name.toLowerCase());
      if (kind === undefined || (kind === "DOI" && !/^10\.\d{4}/.test(value) && !/^\d/.test(value)))
        return [];
      return [{ kind, value, span: { start: member.end - value.length, end: member.end } }];
    }),
  );
}
