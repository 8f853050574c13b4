import type { Bibliography, BibliographyEntry } from "../../model/bibliography";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import { citationsOf, resolve } from "../../model/resolve";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";

const declaration: RuleDeclaration = {
  id: "reference/unused",
  summary: "A reference is in the list and never cited",
  why:
    "Readers take the list for the sources of the text. " +
    "An entry that nothing cites is left over from an earlier version, or the citation of it got lost.",
  sources: [
    {
      text: "Eastern Washington University Libraries, “APA: In-Text Citations”, after apastyle.apa.org",
      url: "https://research.ewu.edu/c.php?g=613870&p=4265725",
    },
    {
      text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
      url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
    },
  ],
  severity: "information",
  fix: "none",
  examples: {
    bad: [
      {
        text: "Responses were durable [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n2. Roe R. Another one. 2021.\n",
        note: "Nothing cites entry 2. In a .bib file that holds more than one text needs, it is a hint.",
      },
    ],
    good: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n2. Roe R. Another one. 2021.\n",
      },
      {
        text: "Responses were durable.\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n2. Roe R. Another one. 2021.\n",
        note: "A text that cites nothing has a reading list.",
      },
    ],
  },
};

const noList = { entries: [], byNumber: new Map<number, ListEntry>() };

/** More unused entries than this say only that the file is shared by many texts. */
const MAX_UNUSED = 500;
const ENTRIES_STEP = 2_000;

/** Entries of the document's own list that nothing in the text cites, as long as it cites others. */
export const unusedReference: ManuscriptRule = {
  declaration,
  check: ({ manuscript, library }) => {
    const { entries, byNumber } = manuscript.references ?? noList;
    // Further reading below a numbered list has no numbers that could be cited, or has those of the list again.
    const citable = byNumber.size === 0 ? entries : [...byNumber.values()];
    if (citable.length === 0) return [];
    const meant = meantOtherwise(manuscript, library);
    const unused = citable.filter(
      (entry) => citationsOf(entry, manuscript).length === 0 && !meant.some((isMeant) => isMeant(entry)),
    );
    // Where most seem unused, the text cites in a way that we do not know, or the list is one of further reading.
    if (unused.length * 2 > citable.length) return [];
    return unused.map(
      ({ start, end, number }): RawFinding => ({
        start,
        end,
        message:
          number === undefined
            ? "Nothing in the text seems to cite this reference. Cite it where it belongs, or remove it."
            : `Nothing in the text cites reference ${number}. Cite it where it belongs, or remove it and renumber.`,
        fixes: [],
        tags: ["unnecessary"],
      }),
    );
  },
};

/**
 * What citations mean that are written wrongly: names and years that miss an entry by little, all that lies within a range
 * that runs backwards, and anything where a number has no entry. They are faults of their own.
 */
function meantOtherwise(manuscript: Manuscript, library: Library): ((entry: ListEntry) => boolean)[] {
  const missed = new Set<number>();
  const meant: ((entry: ListEntry) => boolean)[] = [({ start }) => missed.has(start)];
  const numbers = manuscript.references?.byNumber;
  for (const member of manuscript.citations.flatMap(({ members }) => members)) {
    if (member.kind === "author-year") {
      for (const { entry } of resolve(member, manuscript, library).near) missed.add(entry.start);
    } else if (member.kind === "number") {
      const { first, last } = member;
      if (numbers?.has(first) !== true || !numbers.has(last)) return [() => true];
      if (last < first) meant.push(({ number }) => number !== undefined && last < number && number < first);
    }
  }
  return meant;
}

/** Entries of a file that no manuscript of the project cites. */
export const unusedInFile: BibliographyRule = {
  declaration,
  *check({ bibliography, citedKeys, mayBeCitedElsewhere = false }) {
    if (citedKeys === undefined || mayBeCitedElsewhere) return [];
    const parents = parentKeys(bibliography);
    const unused: BibliographyEntry[] = [];
    let cited = 0;
    for (const [index, entry] of bibliography.entries.entries()) {
      if (index % ENTRIES_STEP === ENTRIES_STEP - 1) yield;
      if (citedKeys.has(entry.key)) cited += 1;
      else if (!parents.has(entry.key)) unused.push(entry);
    }
    if (cited === 0 || unused.length > MAX_UNUSED) return [];
    return unused.map(
      ({ key, keySpan }): RawFinding => ({
        ...keySpan,
        severity: "hint",
        message: `No manuscript of this project cites “${key}”.`,
        fixes: [],
        tags: ["unnecessary"],
      }),
    );
  },
};

/** Keys of entries that others take fields from: they are used, though nobody cites them. */
function parentKeys({ text }: Bibliography): ReadonlySet<string> {
  const keys = [...text.matchAll(/\b(?:crossref|xdata|xref|related)\s*=\s*[{"]([^{}"]{1,500})/gi)];
  return new Set(keys.flatMap(([, list = ""]) => list.split(",").map((key) => key.trim())));
}
