import type { BibliographyEntry } from "../../model/bibliography";
import { worksInSteps } from "../../model/bibliography-works";
import { type Conflict, conflictBetween, describesAnother, meetingKeys } from "../../model/conflict";
import type { Reference } from "../../model/reference";
import type { EntryReference } from "../../model/reference-entry";
import type { ListEntry } from "../../model/reference-list";
import { rememberedEntry } from "../../model/remembered-entry";
import { comparableDoi, sameFirstAuthor } from "../../model/same-work";
import type { Span } from "../../text/span";
import type { ManuscriptRule, OtherList } from "../citations/manuscript-rule";
import type { FindingsInSteps, RawFinding, RuleDeclaration } from "../rule";
import type { BibliographyRule } from "./bibliography-rule";
import { shortened } from "./wording";

const declaration: RuleDeclaration = {
  id: "reference/conflicting",
  summary: "One work is described in two ways that can’t both be right",
  why:
    "One of the two descriptions sends readers to the wrong work, or to none. " +
    "Wrong bibliographic data can make it difficult or impossible to find the source.",
  sources: [
    {
      text: "Mertens S, Baethge C. The virtues of correct citation. Dtsch Arztebl Int 2011",
      url: "https://doi.org/10.3238/arztebl.2011.0550",
    },
  ],
  severity: "warning",
  fix: "none",
  examples: {
    bad: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses. *Blood*. 2020. doi:10.1000/example.1\n2. Poe P, Moe M. Sleep in dairy cattle. *Milk*. 2011. doi:10.1000/example.1\n",
        note: "One DOI can’t belong to both. The lists of other texts in the workspace are compared as well.",
      },
    ],
    good: [
      {
        text: "Responses were durable [1,2].\n\n## References\n\n1. Doe J, Roe R. A fictional paper on durable responses. *Blood*. 2020. doi:10.1000/example.1\n2. Poe P, Moe M. Sleep in dairy cattle. *Milk*. 2011. doi:10.1000/example.2\n",
      },
    ],
  },
};

/** Entries of the document's own list that contradict each other, or what another list of the workspace says. */
export const conflictingReference: ManuscriptRule = {
  declaration,
  check: ({ manuscript, otherLists }) => {
    const entries = (manuscript.references?.entries ?? []).map(
      (entry): ReadEntry => ({
        entry,
        reference: rememberedEntry(entry.text),
      }),
    );
    return [...withinList(entries), ...withOthers(entries, otherLists ?? [])];
  },
};

/** Entries of a file that share an identifier and are different works. */
export const conflictingInFile: BibliographyRule = {
  declaration,
  *check({ bibliography }): FindingsInSteps {
    const { byDoi, byPmid } = yield* worksInSteps(bibliography);
    const findings: RawFinding[] = [];
    for (const [kind, groups] of [["DOI", byDoi] as const, ["PMID", byPmid] as const]) {
      for (const [first, ...others] of groups.values()) {
        if (first === undefined || others.length === 0) continue;
        yield;
        findings.push(...sharedBy(kind, first, others.slice(0, MAX_SHARING)));
      }
    }
    return findings;
  },
};

/** An identifier that stands in more entries than this was set by a program for all of them. */
const MAX_SHARING = 20;

function sharedBy(
  kind: string,
  first: BibliographyEntry,
  others: readonly BibliographyEntry[],
): RawFinding[] {
  const reference = first.reference();
  return others.flatMap((other): RawFinding[] => {
    // A repeated key is a fault of its own.
    if (other.key === first.key) return [];
    const another = other.reference();
    if (!describesAnother(reference, another)) return [];
    return [
      {
        ...keyOrStart(other),
        message: `“${other.key}” and “${first.key}” have the same ${kind}, but different titles: ${titlesOf(another, reference)}. ${remedy(kind, another, reference)}`,
        fixes: [],
        related: [{ ...keyOrStart(first), uri: undefined, message: `The entry “${first.key}”` }],
      },
    ];
  });
}

/** A preprint that was published under another title, say, or a number that was copied into the wrong entry. */
function remedy(kind: string, a: Reference, b: Reference): string {
  return sameFirstAuthor(a, b) && a.year === b.year
    ? "If they are one work, one of the titles is wrong; look it up."
    : `One of them has the other’s ${kind}; look both up.`;
}

function keyOrStart({ start, keySpan }: BibliographyEntry): Span {
  return keySpan.end > keySpan.start ? keySpan : { start, end: start + 1 };
}

interface ReadEntry {
  readonly entry: ListEntry;
  readonly reference: EntryReference;
}

function withinList(entries: readonly ReadEntry[]): RawFinding[] {
  const seen = new Map<string, ReadEntry>();
  return entries.flatMap((one): RawFinding[] => {
    const { doi, pmid } = one.reference;
    const comparable = comparableDoi(doi);
    for (const [kind, value] of [["DOI", comparable] as const, ["PMID", pmid] as const]) {
      if (value === undefined) continue;
      const first = seen.get(`${kind}:${value}`);
      if (first === undefined) {
        seen.set(`${kind}:${value}`, one);
      } else if (describesAnother(first.reference, one.reference)) {
        const message = `This entry has the ${kind} of an entry above, but another title: ${titlesOf(one.reference, first.reference)}. Look both up.`;
        const related = [
          { ...titleSpan(first), uri: undefined, message: `The other entry with this ${kind}` },
        ];
        return [{ ...titleSpan(one), message, fixes: [], related }];
      }
    }
    return [];
  });
}

function withOthers(entries: readonly ReadEntry[], lists: readonly OtherList[]): RawFinding[] {
  if (lists.length === 0) return [];
  return entries.flatMap((one) => {
    const keys = meetingKeys(one.reference);
    return lists.flatMap((list) => withOther(one, keys, list));
  });
}

function withOther(one: ReadEntry, keys: readonly string[], list: OtherList): RawFinding[] {
  const meeting = meetingsIn(list);
  for (const other of new Set(keys.flatMap((key) => meeting.get(key) ?? []))) {
    const conflict = conflictBetween(one.reference, other);
    if (conflict !== undefined) return [contradiction(one, other, conflict, list)];
  }
  return [];
}

/** Reads a list now, so that the rule finds it read: that takes milliseconds for each, and there may be hundreds. */
export function prepareList(list: OtherList): void {
  meetingsIn(list);
}

const meetings = new WeakMap<OtherList, ReadonlyMap<string, readonly Reference[]>>();

function meetingsIn(list: OtherList): ReadonlyMap<string, readonly Reference[]> {
  const known = meetings.get(list);
  if (known !== undefined) return known;
  const found = new Map<string, Reference[]>();
  for (const reference of list.references()) {
    for (const key of meetingKeys(reference)) {
      const met = found.get(key);
      if (met === undefined) found.set(key, [reference]);
      else met.push(reference);
    }
  }
  meetings.set(list, found);
  return found;
}

const shared: Readonly<Record<Conflict["by"], string>> = {
  doi: "The DOI is the same",
  pmid: "The PMID is the same",
  description: "Authors, journal and year are the same",
};

function contradiction(
  one: ReadEntry,
  other: Reference,
  { by, differences }: Conflict,
  list: OtherList,
): RawFinding {
  const details = differences.map(
    ({ what, one: here, other: there }) =>
      `${what} “${shortened(here)}” here and “${shortened(there)}” there`,
  );
  return {
    ...titleSpan(one),
    ...(by === "description" ? { severity: "information" as const } : {}),
    message: `${list.name} describes what seems to be the same work otherwise: ${details.join("; ")}. ${shared[by]}; check both against the work itself.`,
    fixes: [],
    related: [{ ...other.origin.span, uri: list.uri, message: `The entry in ${list.name}` }],
  };
}

function titleSpan({ entry, reference }: ReadEntry): Span {
  const { title } = reference.spans;
  return title === undefined
    ? { start: entry.start, end: entry.end }
    : { start: entry.start + title.start, end: entry.start + title.end };
}

function titlesOf(one: Reference, other: Reference): string {
  return `“${shortened(one.title ?? "")}” and “${shortened(other.title ?? "")}”`;
}
