import { type Citation, type CitationMember, within } from "../../model/citation";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import { isPersistentId, resolve } from "../../model/resolve";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** A citation that points to nothing: a key in no bibliography, a number without an entry. */
export const undefinedCitation: ManuscriptRule = {
  declaration: {
    id: "citation/undefined",
    summary: "A citation points to no reference",
    why:
      "A reader who follows the citation finds nothing, and the claim before it stands unsupported. " +
      "Most often the key is misspelt, the entry was removed, or the list was renumbered.",
    sources: [
      {
        text: "Pandoc User’s Guide, “Citation syntax”",
        url: "https://pandoc.org/MANUAL.html#citation-syntax",
      },
    ],
    severity: "error",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "Responses were durable [2].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
          note: "The list has no entry 2.",
        },
      ],
      good: [
        { text: "Responses were durable [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n" },
        {
          text: "Responses were durable [@doe2020].\n",
          note: "Silent as long as no bibliography is known: the fault would not be the citation’s.",
        },
        { text: "The array `x[3]` has three items.\n" },
      ],
    },
  },

  check: ({ manuscript, library, libraryIsGuess = false, unread }) => {
    // With a named bibliography missing, every key would look undefined; that file is the fault to mend.
    const keysAreKnown =
      library.size > 0 && unread.length === 0 && !(libraryIsGuess && isOfOthers(library, manuscript));
    const namesAreKnown = mostNamesAreListed(manuscript, library);
    const numbers = manuscript.references?.byNumber ?? new Map<number, ListEntry>();
    const highest = [...numbers.keys()].reduce((high, number) => Math.max(high, number), 0);
    return manuscript.citations.flatMap((citation) =>
      citation.members.flatMap((member) => {
        switch (member.kind) {
          case "key":
            return keysAreKnown ? undefinedKey(citation, member, manuscript, library) : [];
          case "number":
            return highest > 0 ? undefinedNumbers(member, numbers, highest) : [];
          case "author-year":
            return namesAreKnown ? undefinedName(member, manuscript, library) : [];
          case "footnote":
            return [];
        }
      }),
    );
  },
};

type Member<K extends CitationMember["kind"]> = Extract<CitationMember, { readonly kind: K }>;

function undefinedKey(
  citation: Citation,
  member: Member<"key">,
  { text }: Manuscript,
  library: Library,
): RawFinding[] {
  const { key } = member;
  // `@name` in running text may as well be somebody's handle.
  const maybeHandle = citation.style === "key" && !citation.bracketed && !/\d/.test(key);
  if (library.has(key) || isPersistentId(key)) return [];
  if (identifierKinds.test(key) && text.charAt(member.end) === ":") return [lacksIdentifier(member, text)];
  if (maybeHandle) return [];
  const near = library.similarKeys(key);
  const guess = near[0] === undefined ? "" : ` Did you mean “@${near[0]}”?`;
  const span = within(member, member.keySpan);
  return [
    {
      start: member.start,
      end: member.end,
      message: `No bibliography has an entry with the key “${key}”.${guess}`,
      fixes: near.map((other) => ({
        title: `Cite @${other}`,
        kind: "suggestion",
        edits: [{ span, text: other }],
      })),
    },
  ];
}

/** Of fewer keys all may be misspelt. */
const MIN_STRANGE_KEYS = 3;

/** Whether a library seems to be that of other texts: it has none of the keys. */
function isOfOthers(library: Library, { citations }: Manuscript): boolean {
  const keys = new Set<string>();
  for (const member of citations.flatMap(({ members }) => members)) {
    if (member.kind !== "key" || isPersistentId(member.key)) continue;
    if (library.has(member.key)) return false;
    keys.add(member.key);
  }
  return keys.size >= MIN_STRANGE_KEYS;
}

const identifierKinds = /^(?:doi|pmid|pubmed|pmc|pmcid|arxiv|isbn)$/i;

/** `@pubmed:` and `@pubmed: 123`: a key ends before a colon that nothing follows. */
function lacksIdentifier({ key, start, end }: Member<"key">, text: string): RawFinding {
  const space = /^:[ \t]+(?=[\w.])/.exec(text.slice(end, end + 20))?.[0];
  return {
    start,
    end: end + 1,
    message: `“@${key}:” lacks its identifier. Write it right after the colon, without a space.`,
    fixes:
      space === undefined
        ? []
        : [
            {
              title: "Remove the space",
              kind: "suggestion",
              edits: [{ span: { start: end + 1, end: end + space.length }, text: "" }],
            },
          ],
  };
}

/** Names and years are citations of the list only where most of them lead there. */
function mostNamesAreListed(manuscript: Manuscript, library: Library): boolean {
  if (manuscript.references === undefined) return false;
  const names = manuscript.citations.flatMap(({ members }) =>
    members.filter((member) => member.kind === "author-year"),
  );
  const listed = names.filter((member) => leadsSomewhere(member, manuscript, library));
  return names.length > 0 && listed.length * 2 > names.length;
}

function leadsSomewhere(member: CitationMember, manuscript: Manuscript, library: Library): boolean {
  const { works, near } = resolve(member, manuscript, library);
  return near.length > 0 || works.some(({ target }) => target !== undefined);
}

function undefinedName(
  member: Member<"author-year">,
  manuscript: Manuscript,
  library: Library,
): RawFinding[] {
  // What nearly fits is a misspelt name or a wrong year, which other rules report.
  if (leadsSomewhere(member, manuscript, library)) return [];
  const { start, end, names, more, year, suffix } = member;
  const name = `${names.join(" and ")}${more ? " et al." : ""} ${year ?? "n.d."}${suffix ?? ""}`;
  return [
    {
      start,
      end,
      severity: "warning",
      message: `The reference list has no entry for ${name}. Correct the name or the year, or add the entry.`,
      fixes: [],
    },
  ];
}

function undefinedNumbers(
  { first, last, start, end }: Member<"number">,
  numbers: ReadonlyMap<number, ListEntry>,
  highest: number,
): RawFinding[] {
  // A bracket with a year in it is no citation of entry 2020.
  if (first > 999 && highest < 999) return [];
  const absent = numbersBetween(first, last).filter((number) => !numbers.has(number));
  if (absent.length === 0) return [];
  const which =
    absent.length === 1 ? `no entry ${absent.join()}` : `no entries ${absent.slice(0, 5).join(", ")}`;
  return [
    {
      start,
      end,
      message: `The reference list has ${which}: its last is ${highest}. Correct the number or add the entry.`,
      fixes: [],
    },
  ];
}

// A range over more numbers than this is a slip of the pen; its ends say enough.
const longestRange = 500;

function numbersBetween(first: number, last: number): number[] {
  if (last < first || last - first > longestRange) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
