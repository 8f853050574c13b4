import type { AuthorYearMember, Citation } from "../../model/citation";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import { entriesNamed } from "../../model/named-entries";
import type { ListEntry } from "../../model/reference-list";
import { citationsOf } from "../../model/resolve";
import type { Edit } from "../../text/span";
import type { Refusal } from "../rename";
import { citedKeys, keysFor, withoutList } from "./numbers-to-keys";
import { type Draft, draft } from "./outcome";

/** A citation by authors and years, with the entry of each member. */
interface NamedCitation {
  readonly citation: Citation;
  readonly members: readonly (readonly [AuthorYearMember, ListEntry])[];
}

/** Whether works are cited by author and year, and there is a list of them. */
export function citesByNames({ citations, references }: Manuscript): boolean {
  return references !== undefined && citations.some(({ style }) => style === "author-year");
}

/** Why citations by author and year can’t become keys. */
export function whyNotFromNames(manuscript: Manuscript): string | undefined {
  const found = namedCitations(manuscript);
  return "refused" in found ? found.refused : undefined;
}

/**
 * Writes citations by author and year with keys: in parentheses as `[@key]`; in a sentence the names stay and the year
 * becomes `[-@key]`, which pandoc prints as the year (Pandoc User’s Guide, “Citation syntax”). The reference list becomes
 * a bibliography, as with numbers.
 */
export function namesToKeys(manuscript: Manuscript, library: Library): Draft | Refusal {
  const { text, references: list } = manuscript;
  const found = namedCitations(manuscript);
  if ("refused" in found) return found;
  if (!list) return { refused: "" };
  const { keys, bibliography } = keysFor(list, library);
  const keyOf = (entry: ListEntry): string => keys.get(entry) ?? "";
  const edits = found.map(({ citation, members }): Edit => {
    const named = members.map(([member, entry]) => [member, keyOf(entry)] as const);
    return isAside(citation, text) ? aside(citation, named, text) : inSentence(citation, named, text);
  });
  const before = found.map(({ citation: { start, end }, members }) => ({
    start,
    end,
    works: members.map(([, entry]) => keyOf(entry)),
  }));
  return draft([...edits, ...withoutList(text, list)], before, citedKeys, { bibliography });
}

function namedCitations(manuscript: Manuscript): readonly NamedCitation[] | Refusal {
  const { text, citations, references } = manuscript;
  if (!references) return { refused: "The text has no reference list." };
  const other = references.entries
    .flatMap((entry) => citationsOf(entry, manuscript))
    .find(({ member }) => member.kind !== "author-year");
  if (other) {
    const written = text.slice(other.citation.start, other.citation.end);
    return { refused: `“${written}” cites an entry of the list otherwise and would lose it.` };
  }
  const found: NamedCitation[] = [];
  for (const citation of citations) {
    if (citation.style !== "author-year") continue;
    const members: [AuthorYearMember, ListEntry][] = [];
    for (const member of citation.members) {
      if (member.kind !== "author-year") continue;
      const { fitting } = entriesNamed(member, references);
      const [entry] = fitting;
      const written = text.slice(member.start, member.end);
      if (!entry) return { refused: `The reference list has no entry for “${written}”. Correct it first.` };
      if (fitting.length > 1) {
        return { refused: `Several entries of the reference list fit “${written}”. Tell them apart first.` };
      }
      members.push([member, entry]);
    }
    found.push({ citation, members });
  }
  return found;
}

type KeyedMember = readonly [AuthorYearMember, string];

/** Whether a citation stands in brackets that hold nothing else. */
function isAside({ bracketed, start, end }: Citation, text: string): boolean {
  return bracketed && /[([]/.test(text.charAt(start)) && /[)\]]/.test(text.charAt(end - 1));
}

/** "(see Liu et al., 2020a, b; Miller 2005, p. 3)" as "[see @liu2020; @liu2020a; @miller2005, p. 3]" */
function aside({ start, end }: Citation, members: readonly KeyedMember[], text: string): Edit {
  let written = "[";
  let from = start + 1;
  for (const [index, [member, key]] of members.entries()) {
    written += index === 0 ? text.slice(from, member.start) : separated(text.slice(from, member.start));
    written += `@${key}`;
    from = member.end;
  }
  return { span: { start, end }, text: `${written}${text.slice(from, end - 1)}]` };
}

/** "Liu et al. (2020, p. 3)" as "Liu et al. [-@liu2020, p. 3]" */
function inSentence({ end }: Citation, members: readonly KeyedMember[], text: string): Edit {
  const [first] = members;
  const yearStart = first ? first[0].start + first[0].yearSpan.start : end;
  const opened = /[([]\s*$/.exec(text.slice(Math.max(0, yearStart - 5), yearStart))?.[0].length ?? 0;
  const start = yearStart - opened;
  let written = "[";
  let from = yearStart;
  for (const [index, [member, key]] of members.entries()) {
    const at = member.start + member.yearSpan.start;
    written += index === 0 ? "" : separated(text.slice(from, at));
    written += `-@${key}`;
    from = member.start + member.yearSpan.end;
  }
  const closes = opened > 0 && /[)\]]/.test(text.charAt(end - 1));
  return { span: { start, end }, text: `${written}${text.slice(from, closes ? end - 1 : end)}]` };
}

/** What stands between two works; pandoc wants a semicolon there. */
function separated(between: string): string {
  return between.includes(";") ? between : /^\s*[,&–-]?\s*(?:and\s+)?$/.test(between) ? "; " : `${between}; `;
}
