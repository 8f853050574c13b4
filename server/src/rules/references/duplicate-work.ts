import type { BibliographyEntry } from "../../model/bibliography";
import { sameWorksInSteps } from "../../model/bibliography-works";
import { titlesAreUnlike } from "../../model/conflict";
import type { Library, LibraryEntry } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import { citedReference, rememberedEntry } from "../../model/remembered-entry";
import { type Described, type Sameness, sameWorks } from "../../model/same-work";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";

const declaration: RuleDeclaration = {
  id: "reference/duplicate-work",
  summary: "One work is listed twice",
  why:
    "Two entries for one work make the evidence look broader than it is, and its citations are divided between two numbers. " +
    "Where a preprint is cited beside its published version, readers can’t tell which of them was used; they often differ.",
  sources: [
    {
      text: "Gehanno JF, Grosjean J, Darmoni SJ, Rollin L. Reliability of citations of medRxiv preprints in articles published on COVID-19. medRxiv 2022",
      url: "https://doi.org/10.1101/2022.02.16.22271068",
    },
    {
      text: "BibTool Manual, “Double entries”",
      url: "http://www.botik.ru/~znamensk/CTAN-2002/bibliography/bibtex/utils/bibtool/Manual/m_2_11_1.html",
    },
  ],
  severity: "warning",
  fix: "none",
  examples: {
    bad: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses. *Blood*. 2020;1:1–9. doi:10.1000/example.1\n2. Doe J, et al. A fictional paper on durable responses. Blood 2020. https://doi.org/10.1000/example.1\n",
      },
    ],
    good: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses: part one. *Blood*. 2020;1:1–9.\n2. Doe J, Roe R. A fictional paper on durable responses: part two. *Blood*. 2020;1:10–19.\n",
      },
    ],
  },
};

/** Works that the document's own list, or the citation keys of the text, name twice. */
export const duplicateWork: ManuscriptRule = {
  declaration,
  check: ({ manuscript, library }) => [...inList(manuscript), ...amongCited(manuscript, library)],
};

/** Works that a bibliography file has under two keys. */
export const duplicateWorkInFile: BibliographyRule = {
  declaration,
  *check({ bibliography }) {
    const same = yield* sameWorksInSteps(bibliography);
    const findings: RawFinding[] = [];
    for (const { first, other, by } of same) {
      yield;
      if (by !== "preprint" && titlesAreUnlike(first.reference(), other.reference())) continue;
      findings.push({
        ...placeOf(other),
        ...severityOf(by),
        message: `${whyKey[by]} “${first.key}”. ${advice[by]}`,
        fixes: [],
        related: [{ ...placeOf(first), uri: undefined, message: `The first entry, “${first.key}”` }],
      });
    }
    return findings;
  },
};

const whyKey: Readonly<Record<Sameness, string>> = {
  doi: "This entry has the DOI of",
  pmid: "This entry has the PMID of",
  title: "This entry has the first author, title and year of",
  preprint: "This entry and another are a preprint and the published version of one work:",
};

const advice: Readonly<Record<Sameness, string>> = {
  doi: "Keep one of the two, and cite that.",
  pmid: "Keep one of the two, and cite that.",
  title: "If they are one work, keep one of the two, and cite that.",
  preprint: "Cite the published version, unless the preprint itself is meant.",
};

/** What only looks the same, or may well be meant, is no reason for a warning. */
function severityOf(by: Sameness): Pick<RawFinding, "severity"> {
  return by === "doi" || by === "pmid" ? {} : { severity: "information" };
}

function placeOf({ start, keySpan }: BibliographyEntry): { start: number; end: number } {
  return keySpan.end > keySpan.start ? keySpan : { start, end: start + 1 };
}

function inList({ references }: Manuscript): RawFinding[] {
  const described = (references?.entries ?? []).map(
    (entry): Described<ListEntry> => ({
      item: entry,
      reference: rememberedEntry(entry.text),
    }),
  );
  const referenceAt = new Map(described.map(({ item, reference }) => [item, reference]));
  return sameWorks(described).flatMap(({ first, other, by }): RawFinding[] => {
    const [one, two] = [referenceAt.get(first), referenceAt.get(other)];
    if (one === undefined || two === undefined || (by !== "preprint" && titlesAreUnlike(one, two))) return [];
    const name = first.number === undefined ? "an entry above" : `entry ${first.number}`;
    return [
      {
        start: other.start,
        end: other.end,
        ...severityOf(by),
        message: `${whyKey[by]} ${name}. ${advice[by]}`,
        fixes: [],
        related: [
          { start: first.start, end: first.end, uri: undefined, message: "The first entry of this work" },
        ],
      },
    ];
  });
}

/** Two keys of the text that name one work, at the first citation of the second key. */
function amongCited({ citations }: Manuscript, library: Library): RawFinding[] {
  const cited = new Map<
    string,
    Described<{ key: string; place: LibraryEntry; start: number; end: number }>
  >();
  for (const { members } of citations) {
    for (const member of members) {
      if (member.kind !== "key" || cited.has(member.key)) continue;
      const place = library.entry(member.key);
      if (place === undefined) continue;
      const item = { key: member.key, place, start: member.start, end: member.end };
      cited.set(member.key, { item, reference: citedReference(place.entry) });
    }
  }
  return sameWorks(cited.values()).flatMap(({ first, other, by }): RawFinding[] => {
    const [one, two] = [cited.get(first.key)?.reference, cited.get(other.key)?.reference];
    if (one === undefined || two === undefined || (by !== "preprint" && titlesAreUnlike(one, two))) return [];
    return [
      {
        start: other.start,
        end: other.end,
        ...severityOf(by),
        message: `“${other.key}” and “${first.key}”, which is cited above, are ${by === "preprint" ? "a preprint and the published version of one work" : "entries of one work"}. ${advice[by]}`,
        fixes: [],
        related: [first, other].map(({ key, place: { bibliography, entry } }) => ({
          ...placeOf(entry),
          uri: bibliography.uri,
          message: `The entry “${key}”`,
        })),
      },
    ];
  });
}
