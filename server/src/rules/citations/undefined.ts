import type { Citation, KeyMember, NumberMember } from "../../model/citation";
import type { Library } from "../../model/library";
import type { ReferenceList } from "../../model/reference-list";
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

  check: ({ manuscript, library, unread }) => {
    // With a named bibliography missing, every key would look undefined; that file is the fault to mend.
    const keysAreKnown = library.size > 0 && unread.length === 0;
    return manuscript.citations.flatMap((citation) =>
      citation.members.flatMap((member) => {
        if (member.kind === "key") return keysAreKnown ? undefinedKey(citation, member, library) : [];
        return manuscript.references ? undefinedNumbers(member, manuscript.references) : [];
      }),
    );
  },
};

// Manubot resolves these by itself (manubot.org, "Citations"): they need no entry.
const persistentIdentifier =
  /^(?:doi|pmid|pubmed|pmc|pmcid|arxiv|isbn|url|https?|wikidata|clinicaltrials|tag|raw):/i;

function undefinedKey(citation: Citation, member: KeyMember, library: Library): RawFinding[] {
  const { key, start, end } = member;
  if (library.get(key) || persistentIdentifier.test(key) || (!citation.bracketed && !/\d/.test(key)))
    return [];
  const near = library.similarKeys(key);
  const guess = near[0] === undefined ? "" : ` Did you mean “@${near[0]}”?`;
  return [
    {
      start,
      end,
      message: `No bibliography has an entry with the key “${key}”.${guess}`,
      fixes: near.map((other) => ({
        title: `Cite @${other}`,
        kind: "suggestion",
        edits: [{ span: { start, end }, text: `@${other}` }],
      })),
    },
  ];
}

function undefinedNumbers(
  { first, last, start, end }: NumberMember,
  { byNumber }: ReferenceList,
): RawFinding[] {
  if (byNumber.size === 0) return [];
  const highest = Math.max(...byNumber.keys());
  // A bracket with a year in it is no citation of entry 2020.
  if (first > 999 && highest < 999) return [];
  const absent = numbersBetween(first, last).filter((number) => !byNumber.has(number));
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
