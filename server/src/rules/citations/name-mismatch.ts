import { type Citation, type CitationMember, within } from "../../model/citation";
import type { Library } from "../../model/library";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { type Reference, shortName } from "../../model/reference";
import { citedReference, rememberedEntry } from "../../model/remembered-entry";
import { type NearMiss, resolve, type Target } from "../../model/resolve";
import { sameName } from "../../model/same-work";
import type { Span } from "../../text/span";
import { nameOf } from "../references/wording";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** A name in the text that is not the name of the reference which is cited with it. */
export const nameMismatch: ManuscriptRule = {
  declaration: {
    id: "citation/name-mismatch",
    summary: "The name in the text is not an author of the reference that is cited",
    why:
      "Either the name is misspelt or the citation points to the wrong work. " +
      "The second happens when references are renumbered, and then the claim stands on a paper that does not support it.",
    sources: [
      {
        text: "Informing Science Institute, “In-text Citations: Parenthetical and Narrative” (APA)",
        url: "http://help.informingscience.org/APA/In-textCitationsParentheticaland.html",
      },
      {
        text: "Mertens S, Baethge C. The virtues of correct citation. Dtsch Arztebl Int 2011",
        url: "https://doi.org/10.3238/arztebl.2011.0550",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "Doe et al. [2] found durable responses, and cells were few [1].\n\n## References\n\n1. Doe J, Poe P, Moe M. A fictional paper on durable responses. *Blood*. 2020;1:1–9.\n2. Roe R, Zoe Z, Loe L. Another fictional paper on cells. *Blood*. 2021;2:1–9.\n",
        },
      ],
      good: [
        {
          text: "Doe et al. [1] found durable responses, and cells were few [2].\n\n## References\n\n1. Doe J, Poe P, Moe M. A fictional paper on durable responses. *Blood*. 2020;1:1–9.\n2. Roe R, Zoe Z, Loe L. Another fictional paper on cells. *Blood*. 2021;2:1–9.\n",
        },
        {
          text: "The method of Doe and colleagues was used by others [2], and cells were few [1].\n\n## References\n\n1. Doe J, Poe P, Moe M. A fictional paper on durable responses. *Blood*. 2020;1:1–9.\n2. Roe R, Zoe Z, Loe L. Another fictional paper on cells. *Blood*. 2021;2:1–9.\n",
          note: "The citation does not follow the name.",
        },
      ],
    },
  },

  check: ({ manuscript, library }) =>
    manuscript.citations.flatMap((citation) => [
      ...citation.members.flatMap((member) => misspelt(member, manuscript, library)),
      ...misplaced(citation, manuscript, library),
    ]),
};

function misspelt(member: CitationMember, manuscript: Manuscript, library: Library): RawFinding[] {
  if (member.kind !== "author-year" || member.namesSpan === undefined || !manuscript.references) return [];
  const near = resolve(member, manuscript, library).near.filter(({ differs }) => differs === "name");
  if (near.length === 0) return [];
  const span = within(member, member.namesSpan);
  const written = manuscript.text.slice(span.start, span.end);
  const meant = [...new Set(near.flatMap((one) => respelt(written, member.names[0] ?? "", one)))];
  const others = meant.map((name) => `“${name}”`).join(" and ");
  return [
    {
      ...span,
      message: `The list has no “${written}” of ${member.year ?? "n.d."}${others === "" ? "" : `, but ${others}`}. Correct the name, here or in the list, or add the reference that is meant.`,
      fixes: meant.map((text) => ({ title: `Write ${text}`, kind: "suggestion", edits: [{ span, text }] })),
      related: near.map(({ entry }) => ({
        start: entry.start,
        end: entry.end,
        uri: undefined,
        message: "The entry of this year with a similar name",
      })),
    },
  ];
}

/** The names as written, the first one spelled as in the list. */
function respelt(written: string, name: string, { entry }: NearMiss): string[] {
  const [first] = rememberedEntry(entry.text).authors;
  return first === undefined || name === "" ? [] : [written.replace(name, shortName(first))];
}

// "Liu et al.", "Liu and colleagues", "Liu and Marin et al. (2020)", with nothing after it but the citation.
const nameBefore =
  /(?<![\p{L}\p{N}’'-])(?<name>(?:(?:van|von|der|den|de|di|da|la|le|el|al|ten|ter) ){0,3}\p{Lu}[\p{L}’'-]*\p{Ll}(?:-\p{Lu}\p{L}+)?)(?: (?:and|&) \p{Lu}[\p{L}’'-]+)?,? {1,3}(?<more>et al\.?|and (?:colleagues|co-?workers|co-?authors)) {0,3}(?:\((?:19|20)\d\d[a-z]?\))?,?[ \t]*$/u;
/** What every such name ends in: most citations have something else before them, and that is quickly seen. */
const others = /(?:al\.?|colleagues|workers|authors)[*_~\s]*(?:\(\d{4}[a-z]?\))?,?\s*$/;
const LONGEST_ENDING = 30;
const LONGEST_NAME = 120;

/** "Liu et al. [6]", where entry 6 is by somebody else. */
function misplaced(citation: Citation, manuscript: Manuscript, library: Library): RawFinding[] {
  if (citation.style === "author-year" || citation.style === "footnote") return [];
  const found = nameIn(manuscript, citation);
  if (found === undefined) return [];
  const targets = citation.members.flatMap((member) =>
    resolve(member, manuscript, library).works.map(({ target }) => target),
  );
  const known = targets.flatMap((target) =>
    target === undefined ? [] : [{ target, reference: referenceAt(target) }],
  );
  if (known.length === 0 || known.length < targets.length) return [];
  if (known.some(({ reference }) => mayBeBy(found, reference))) return [];
  const who = known.map(({ reference }) => nameOf(reference)).join(", ");
  return [
    {
      ...found.span,
      message: `“${found.name}” is no author of what is cited here: ${who}. Check the name and the citation.`,
      fixes: [],
      related: known.slice(0, 5).map(({ target }) => placeOf(target)),
    },
  ];
}

interface FoundName {
  readonly name: string;
  readonly span: Span;
  /** Only "et al." stands for the first author; colleagues may be those of any other. */
  readonly isFirst: boolean;
}

function nameIn(manuscript: Manuscript, { start }: Citation): FoundName | undefined {
  const placed = blockAt(manuscript, start);
  if (placed === undefined) return undefined;
  const to = start - placed.start;
  const { source } = placed.block;
  if (!others.test(source.slice(Math.max(0, to - LONGEST_ENDING), to))) return undefined;
  const from = Math.max(0, to - LONGEST_NAME);
  const match = nameBefore.exec(source.slice(from, to).replace(/[*_~\r\n]/g, " "));
  const name = match?.groups?.["name"];
  if (match === null || name === undefined) return undefined;
  const at = placed.start + from + match.index;
  return {
    name,
    span: { start: at, end: at + name.length },
    isFirst: match.groups?.["more"]?.startsWith("et") === true,
  };
}

function referenceAt(target: Target): Reference {
  return target.kind === "entry" ? rememberedEntry(target.entry.text) : citedReference(target.entry.entry);
}

function mayBeBy({ name, isFirst }: FoundName, { authors, editors, moreAuthors }: Reference): boolean {
  const people = [...authors, ...editors];
  if (people.length === 0 || (moreAuthors && !isFirst)) return true;
  const named = { literal: name };
  return people.some((person) => sameName(named, person) || shortName(person).includes(name));
}

function placeOf(target: Target): Span & { readonly uri: string | undefined; readonly message: string } {
  return target.kind === "entry"
    ? { start: target.entry.start, end: target.entry.end, uri: undefined, message: "The entry that is cited" }
    : {
        ...target.entry.entry.keySpan,
        uri: target.entry.bibliography.uri,
        message: `The entry “${target.key}” that is cited`,
      };
}
