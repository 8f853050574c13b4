import type { BibliographyEntry } from "../../model/bibliography";
import { worksInSteps } from "../../model/bibliography-works";
import type { Manuscript } from "../../model/manuscript";
import type { Reference } from "../../model/reference";
import { citedReference, rememberedEntry } from "../../model/remembered-entry";
import { resolve, type Target } from "../../model/resolve";
import { noticeFor, type RetractionNotice, type Retractions } from "../../model/retractions";
import type { Span } from "../../text/span";
import { sentencesAround } from "../citations/around";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";
import { nameOf } from "./wording";

const declaration: RuleDeclaration = {
  id: "reference/retracted",
  summary: "A retracted work is cited as if it still held",
  why:
    "The findings of a retracted publication can’t be relied on, and yet such publications go on being cited, often without a word about it. " +
    "The International Committee of Medical Journal Editors asks authors to check that no reference is to a retracted article, except to speak of the retraction. " +
    "Caveat compares DOI and PMID with the Retraction Watch file that you name in your settings; nothing is looked up on the network.",
  sources: [
    {
      text: "COPE Council. COPE Retraction guidelines, version 2, 2019",
      url: "https://doi.org/10.24318/cope.2019.1.4",
    },
    {
      text: "Crossref, “Retraction Watch”",
      url: "https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/",
    },
    {
      text: "Hsiao TK, Schneider J. Continued use of retracted papers. Quantitative Science Studies 2021",
      url: "https://doi.org/10.1162/qss_a_00155",
    },
    {
      text: "ICMJE, Recommendations, as quoted by the Philippine Journal of Otolaryngology, “References”",
      url: "https://journal.pso-hns.org/instructions-to-authors/references/",
    },
  ],
  severity: "error",
  fix: "none",
  examples: {
    bad: [
      {
        text: "Responses were durable [1].\n\n## References\n\n1. Doe J, Roe R. RETRACTED: A fictional paper on durable responses. *Blood*. 2020.\n",
        note: "The entry itself says so. Other retractions are found by the list that you name.",
      },
    ],
    good: [
      {
        text: "A report of durable responses was retracted later [1].\n\n## References\n\n1. Doe J, Roe R. RETRACTED: A fictional paper on durable responses. *Blood*. 2020.\n",
        note: "It is cited as retracted.",
      },
      {
        text: "Responses were durable [1].\n\n## References\n\n1. Doe J, Roe R. Why papers are retracted: a fictional review. *Blood*. 2020.\n",
      },
    ],
  },
};

/** Citations of works that were retracted, or that their journal has expressed concern about. */
export const retractedReference: ManuscriptRule = {
  declaration,
  check: ({ manuscript, library, retractions }) =>
    manuscript.citations.flatMap((citation) => {
      const found = citation.members.flatMap((member) => {
        // Without a list of its own, a text says nothing sure of what its names and years mean.
        if (member.kind === "author-year" && manuscript.references === undefined) return [];
        return resolve(member, manuscript, library).works.flatMap(({ target }): Cited[] => {
          const fault = target && faultOf(referenceAt(target), retractions);
          return target && fault ? [{ place: member, target, fault }] : [];
        });
      });
      return found.length > 0 && !citedAsRetracted(manuscript, citation) ? found.map(finding) : [];
    }),
};

/** What there is to say about a work that was retracted, or that there are concerns about; undefined about any other. */
export function retractionNote(
  reference: Reference,
  retractions: Retractions | undefined,
): string | undefined {
  return faultOf(reference, retractions)?.message;
}

/** Entries of a file whose works were retracted. */
export const retractedInFile: BibliographyRule = {
  declaration,
  *check({ bibliography, retractions }) {
    if (retractions === undefined || retractions.size === 0) return [];
    const { byDoi, byPmid } = yield* worksInSteps(bibliography);
    const listed = new Set([
      ...[...byDoi].flatMap(([doi, entries]) => (retractions.byDoi.has(doi) ? entries : [])),
      ...[...byPmid].flatMap(([pmid, entries]) => (retractions.byPmid.has(pmid) ? entries : [])),
    ]);
    const findings: RawFinding[] = [];
    for (const entry of listed) {
      yield;
      const fault = faultOf(entry.reference(), retractions);
      if (fault !== undefined) findings.push(findingInFile(entry, fault));
    }
    return findings;
  },
};

function findingInFile({ start, keySpan }: BibliographyEntry, { grave, message }: Fault): RawFinding {
  const place = keySpan.end > keySpan.start ? keySpan : { start, end: start + 1 };
  // An entry may be there to be cited as retracted; what counts is the text.
  return { ...place, severity: grave ? "warning" : "information", message, fixes: [] };
}

interface Fault {
  readonly message: string;
  /** A retraction, not only a concern. */
  readonly grave: boolean;
}

interface Cited {
  readonly place: Span;
  readonly target: Target;
  readonly fault: Fault;
}

function referenceAt(target: Target): Reference {
  return target.kind === "entry" ? rememberedEntry(target.entry.text) : citedReference(target.entry.entry);
}

function finding({ place: { start, end }, target, fault: { message, grave } }: Cited): RawFinding {
  const related =
    target.kind === "entry"
      ? { start: target.entry.start, end: target.entry.end, uri: undefined, message: "The entry" }
      : {
          ...target.entry.entry.keySpan,
          uri: target.entry.bibliography.uri,
          message: `The entry “${target.key}”`,
        };
  return {
    start,
    end,
    ...(grave ? {} : { severity: "information" as const }),
    message,
    fixes: [],
    related: [related],
  };
}

function faultOf(reference: Reference, retractions: Retractions | undefined): Fault | undefined {
  const notice = retractions && noticeFor(reference, retractions);
  if (notice !== undefined && retractions !== undefined) return byNotice(reference, notice, retractions);
  if (!saysRetracted(reference)) return undefined;
  const message = `${nameOf(reference)} was retracted, as its own entry says. Cite it only to speak of the retraction, and put other evidence in its place.`;
  return { message, grave: true };
}

/** Publishers and PubMed mark the record itself: a title that begins so, or the publication type. */
function saysRetracted({ title, publicationTypes }: Reference): boolean {
  return (
    /^[[(]?(?:RETRACTED(?: ARTICLE| PAPER)?\b|Retracted(?: article| paper)?\s*[:\])])/.test(title ?? "") ||
    publicationTypes.includes("Retracted Publication")
  );
}

function byNotice(
  reference: Reference,
  { nature, date, notice, reasons }: RetractionNotice,
  { newest }: Retractions,
): Fault {
  const when = date === undefined ? "" : ` on ${dayInWords(date)}`;
  const why = reasons.length === 0 ? "" : ` (${reasons.slice(0, MAX_REASONS).join("; ")})`;
  const where = notice === undefined ? "" : ` The notice is doi:${notice}.`;
  const source = ` Source: your Retraction Watch file${newest === undefined ? "" : `, whose newest notice is of ${dayInWords(newest)}`}.`;
  const name = nameOf(reference);
  return nature === "retraction"
    ? {
        grave: true,
        message: `${name} was retracted${when}${why}. Cite it only to speak of the retraction, and put other evidence in its place.${where}${source}`,
      }
    : {
        grave: false,
        message: `The journal of ${name} published an expression of concern${when}${why}. Read it, and say so where you cite the work.${where}${source}`,
      };
}

const MAX_REASONS = 3;

const months = "January February March April May June July August September October November December".split(
  " ",
);

function dayInWords(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** The sentence of the citation, or the next one, says what became of the work. */
function citedAsRetracted(manuscript: Manuscript, citation: Span): boolean {
  return /\b(?:retract(?:ed|ion|ions|ing)|withdrawn|withdrawal|expressions? of concern)\b/i.test(
    sentencesAround(manuscript, citation),
  );
}
