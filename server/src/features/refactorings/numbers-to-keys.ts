import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { ListEntry, ReferenceList } from "../../model/reference-list";
import { rememberedEntry } from "../../model/remembered-entry";
import { citationsOf } from "../../model/resolve";
import type { Edit } from "../../text/span";
import { bibtexEntry, keyFor } from "../bibtex-entry";
import type { Refusal } from "../rename";
import { keyInLibrary } from "./library-match";
import { citedEntries, numberCitations, wordsAround } from "./numbers";
import { type CitingPlace, type Draft, draft } from "./outcome";
import { placed } from "./placing";
import { inOrder, removals, whyNotRenumber } from "./relist";

/** What stands in place of a list that pandoc makes by itself (Pandoc User’s Guide, “Placement of the bibliography”). */
const listPlace = "::: {#refs}\n:::";

/**
 * Writes citations by number as `[@key]`. The entries of the reference list become entries of a bibliography, unless the
 * library has the work already; the original of each stands above it as a comment, so that nothing is lost.
 */
export function numbersToKeys(manuscript: Manuscript, library: Library): Draft | Refusal {
  const list = manuscript.references;
  const refused = whyNotKeys(manuscript);
  if (!list || refused !== undefined) return { refused: refused ?? "" };
  const { keys, bibliography } = keysFor(list, library);
  const keyOf = (entry: ListEntry): string => keys.get(entry) ?? "";
  const citations = numberCitations(manuscript).map(({ citation, numbers }) => {
    const works = (numbers ?? []).map((number) => {
      const entry = list.byNumber.get(number);
      return entry ? `@${keyOf(entry)}` : String(number);
    });
    const from = citation.style === "superscript" ? "raised" : "bracketed";
    const { before = "", after = "" } = wordsAround(citation, manuscript.text) ?? {};
    const written = `[${before}${[...new Set(works)].join("; ")}${after}]`;
    return placed(manuscript.text, citation, from, "bracketed", written);
  });
  const edits = [...citations, ...withoutList(manuscript.text, list)];
  return draft(edits, citedEntries(manuscript, keyOf), citedKeys, { bibliography });
}

/** Why the list can’t become a bibliography. */
export function whyNotKeys(manuscript: Manuscript): string | undefined {
  const named = (manuscript.references?.entries ?? [])
    .flatMap((entry) => citationsOf(entry, manuscript))
    .find(({ member }) => member.kind !== "number");
  if (!named) return whyNotRenumber(manuscript);
  const { start, end } = named.citation;
  return `“${manuscript.text.slice(start, end)}” cites an entry of the list by name and would lose it.`;
}

/** The keys that each citation by keys names. */
export function citedKeys({ citations }: Manuscript): CitingPlace[] {
  return citations.flatMap(({ start, end, members }) => {
    const works = members.flatMap((member) => (member.kind === "key" ? [member.key] : []));
    return works.length === 0 ? [] : [{ start, end, works }];
  });
}

interface EntryKeys {
  readonly keys: ReadonlyMap<ListEntry, string>;
  /** The BibTeX of those that the library lacks. */
  readonly bibliography: string;
}

/** A key for each entry of a list: that of the library’s entry of the same work, or a new one with its BibTeX. */
export function keysFor(list: ReferenceList, library: Library): EntryKeys {
  const keys = new Map<ListEntry, string>();
  const inUse = new Set<string>();
  const made: string[] = [];
  for (const entry of inOrder(list)) {
    const reference = rememberedEntry(entry.text);
    const found = keyInLibrary(reference, library);
    const known = found !== undefined && !inUse.has(found) ? found : undefined;
    const key = known ?? keyFor(reference, (one) => inUse.has(one) || library.has(one));
    inUse.add(key);
    keys.set(entry, key);
    if (known === undefined) made.push(`${asComment(entry)}\n${bibtexEntry(reference, key)}`);
  }
  return { keys, bibliography: made.join("\n") };
}

/** BibTeX takes everything outside entries for a comment; only an "@" would begin one. */
function asComment({ text }: ListEntry): string {
  return `% ${text.replace(/\s+/g, " ").trim().replaceAll("@", "(at)")}`;
}

/** The edits that take the entries out of a list and leave the place that pandoc fills. */
export function withoutList(text: string, list: ReferenceList): Edit[] {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const place = listPlace.replace("\n", lineBreak);
  if (list.layout === "table") {
    return [{ span: { start: list.start, end: list.end }, text: place }];
  }
  const [first, ...others] = inOrder(list);
  if (!first) return [];
  const [edit, ...rest] = removals(text, list, () => true);
  if (!edit) return [];
  const last = others.at(-1) ?? first;
  const goesOn = /^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r|$)|$)/.test(text.slice(last.item.end));
  return [{ span: edit.span, text: goesOn ? place : `${place}${lineBreak}${lineBreak}` }, ...rest];
}
