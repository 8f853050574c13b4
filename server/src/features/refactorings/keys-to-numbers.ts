import type { Citation, CitationMember } from "../../model/citation";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { Reference } from "../../model/reference";
import type { ListEntry } from "../../model/reference-list";
import { rememberedEntry } from "../../model/remembered-entry";
import { isPersistentId } from "../../model/resolve";
import type { Edit } from "../../text/span";
import { whoWrote } from "../format-reference";
import { entryWriter, listEntryText, nextNumber, plainMarkdown } from "../list-entry";
import type { Refusal } from "../rename";
import { isSamePublication } from "../same-work";
import { bracketsAround } from "./convert-numbers";
import { affixesOf } from "./key-affixes";
import { citedEntries, formatNumbers, type NumberSetting, wordsOf } from "./numbers";
import { type CitingPlace, type Draft, draft } from "./outcome";
import { placed, type Stand } from "./placing";

/**
 * Writes citations by key as numbers, in order of appearance, and makes a numbered list of what they cite. A list that is
 * there goes on with its next number. What stands around keys (“see”, pages) is kept, in parentheses.
 */
export function keysToNumbers(manuscript: Manuscript, library: Library, to: Stand): Draft | Refusal {
  const citations = citationsByKey(manuscript);
  const refused = whyNotNumber(manuscript, library);
  if (refused !== undefined) return { refused };
  const works = worksOf(citations, manuscript, library);
  const written = { bracketed: [] as Edit[], raised: [] as Edit[] };
  for (const citation of citations) {
    for (const stand of new Set<Stand>(["bracketed", to])) {
      const edit = citationEdit(citation, manuscript.text, works.numbered, stand);
      if ("refused" in edit) return edit;
      written[stand].push(edit);
    }
  }
  const list = listEdit(manuscript, works.added);
  if (!list)
    return {
      refused: "The reference list can’t be added to: its entries have no numbers, or it is a table.",
    };
  const keyOfEntry = (entry: ListEntry): string => {
    const words = wordsOf(entry);
    return works.keyOfWords.get(words) ?? words;
  };
  const before = citedWorks(manuscript, keyOfEntry);
  const cautious = (these: ReadonlySet<CitingPlace>): Draft => {
    const starts = new Set([...these].map(({ start }) => start));
    const edits = citations.flatMap(
      ({ start }, index) => written[starts.has(start) ? "bracketed" : to][index] ?? [],
    );
    return draft([...edits, ...list], before, (after) => citedWorks(after, keyOfEntry), { cautious });
  };
  return cautious(new Set());
}

/** The citations that name their works by keys; `\nocite` shows nothing in the text and stays as it is. */
export function citationsByKey({ citations, text }: Manuscript): Citation[] {
  return citations.filter(
    ({ members, start }) =>
      members.length > 0 &&
      members.every(({ kind }) => kind === "key") &&
      !text.startsWith("\\nocite", start),
  );
}

interface NumberedWork {
  readonly number: number;
  readonly reference: Reference;
}

interface Works {
  readonly numbered: ReadonlyMap<string, NumberedWork>;
  /** Those that the list gets. */
  readonly added: readonly Reference[];
  readonly keyOfWords: ReadonlyMap<string, string>;
}

function worksOf(citations: readonly Citation[], manuscript: Manuscript, library: Library): Works {
  const list = manuscript.references;
  const listed = [...(list?.byNumber ?? [])].map(([number, entry]) => ({
    number,
    words: wordsOf(entry),
    reference: rememberedEntry(entry.text),
  }));
  const numbered = new Map<string, NumberedWork>();
  const keyOfWords = new Map<string, string>();
  const added: Reference[] = [];
  let next = list ? nextNumber(list) : 1;
  for (const key of citations.flatMap(keysOf)) {
    const reference = numbered.has(key) ? undefined : library.get(key);
    if (!reference) continue;
    const same = listed.find((one) => isSamePublication(one.reference, reference));
    if (same) {
      numbered.set(key, { number: same.number, reference });
      keyOfWords.set(same.words, key);
      continue;
    }
    numbered.set(key, { number: next++, reference });
    keyOfWords.set(listEntryText(reference).replace(/\s+/g, " ").trim(), key);
    added.push(reference);
  }
  return { numbered, added, keyOfWords };
}

/** Why not all keys can get a number: some have no entry that the list could show. */
export function whyNotNumber(manuscript: Manuscript, library: Library): string | undefined {
  const cited = citationsByKey(manuscript).flatMap(keysOf);
  const keys = [...new Set(cited)].filter((key) => !library.has(key));
  if (keys.length === 0) return undefined;
  const few = keys.slice(0, 3).map((key) => `“${key}”`);
  const more = keys.length > few.length ? ` and ${keys.length - few.length} more` : "";
  const why = keys.every(isPersistentId) ? " They name works that only a look-up online could describe." : "";
  return `No bibliography has an entry for ${few.join(", ")}${more}, so there is nothing to put into the list.${why}`;
}

function keysOf({ members }: Citation): string[] {
  return members.flatMap((member) => (member.kind === "key" ? [member.key] : []));
}

type Written = (member: CitationMember) => string;

function citationEdit(
  citation: Citation,
  text: string,
  works: ReadonlyMap<string, NumberedWork>,
  to: Stand,
): Edit | Refusal {
  const { start, end, members } = citation;
  const workOf = (member: CitationMember): NumberedWork | undefined =>
    member.kind === "key" ? works.get(member.key) : undefined;
  const one: Written = (member) => bracketsAround(String(workOf(member)?.number ?? ""), to);
  if (!citation.bracketed) {
    const named: Written = (member) => `${nameOf(workOf(member))}${one(member)}`;
    if (citation.style !== "key") return { span: { start, end }, text: members.map(named).join(", ") };
    // "-@liu2020" leaves out the name, for somebody has written it already.
    if (text[start - 1] === "-")
      return { span: { start: start - 1, end }, text: inSentence(citation, text, one, one) };
    return { span: { start, end }, text: inSentence(citation, text, named, one) };
  }
  const affixes = affixesOf(citation, text);
  if (affixes === "unknown") {
    return { refused: `“${text.slice(start, end)}” says more than a number can. Write its notes out first.` };
  }
  if (affixes === "none") {
    const numbers = members.map((member) => workOf(member)?.number ?? 0);
    const written = bracketsAround(formatNumbers(numbers, plainNumbers(to)), to);
    return placed(text, citation, "bracketed", to, written);
  }
  const parts = members.map((member, index) => `${affixes.before[index] ?? ""}${one(member)}`);
  return { span: { start, end }, text: `(${parts.join("")}${affixes.after})` };
}

function plainNumbers(to: Stand): NumberSetting {
  return { separator: to === "raised" ? "," : ", ", dash: "–", digits: "plain", shortestRange: 3 };
}

function nameOf(work: NumberedWork | undefined): string {
  const who = work ? whoWrote(work.reference) : "";
  return who === "" ? "" : `${plainMarkdown(who)} `;
}

/** "@liu2020 [p. 3] showed" becomes "Liu et al. [1] (p. 3) showed". */
function inSentence({ members, end }: Citation, text: string, first: Written, other: Written): string {
  const [head, ...rest] = members;
  if (!head) return "";
  let written = first(head);
  let from = head.end;
  for (const member of rest) {
    written += text.slice(from, member.start).replace("[", "(") + other(member);
    from = member.end;
  }
  const tail = text.slice(from, end);
  return written + (rest.length > 0 ? tail : tail.replace("[", "(")).replace(/\]$/, ")");
}

/** The edit that adds to the list, or makes one; an empty list of edits where nothing is to be added. */
function listEdit(manuscript: Manuscript, added: readonly Reference[]): Edit[] | undefined {
  if (added.length === 0) return [];
  const { references, text, sections } = manuscript;
  if (references) {
    const edit = entryWriter(manuscript, references)?.(added);
    return edit && [edit];
  }
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const entries = added
    .map((reference, index) => `${index + 1}. ${listEntryText(reference)}`)
    .join(lineBreak);
  const place = /^[ \t]*:::+[ \t]*\{#refs\}[ \t]*(?:\r\n|\n|\r)[ \t]*:::+[ \t]*$/m.exec(text);
  const section = sections.find(({ role, heading }) => role === "references" && heading);
  if (place) {
    const span = { start: place.index, end: place.index + place[0].length };
    const heading = section ? "" : `## References${lineBreak}${lineBreak}`;
    return [{ span, text: heading + entries }];
  }
  if (section?.heading) {
    const { end } = section.heading;
    return [{ span: { start: end, end }, text: lineBreak + lineBreak + entries }];
  }
  const end = text.trimEnd().length;
  const heading = `${lineBreak}${lineBreak}## References${lineBreak}${lineBreak}`;
  const tail = end === text.length ? lineBreak : "";
  return [{ span: { start: end, end }, text: heading + entries + tail }];
}

/** What every citation cites, by keys: before by the keys themselves, after by the numbers and their entries. */
function citedWorks(manuscript: Manuscript, keyOfEntry: (entry: ListEntry) => string): CitingPlace[] {
  const numeric = citedEntries(manuscript, keyOfEntry);
  const keyed = citationsByKey(manuscript).map((citation) => ({
    start: citation.start,
    end: citation.end,
    works: keysOf(citation),
  }));
  return [...numeric, ...keyed].sort((a, b) => a.start - b.start);
}
