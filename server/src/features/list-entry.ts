import type { Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import type { ListEntry, ReferenceList } from "../model/reference-list";
import type { Edit } from "../text/span";
import { formatReference } from "./format-reference";

/** A reference as an entry of a manuscript's list: one line of Markdown that shows just what is known of the work. */
export function listEntryText(reference: Reference): string {
  return plainMarkdown(formatReference(reference));
}

/** The number for the next entry of a numbered list: after its highest. */
export function nextNumber({ byNumber }: ReferenceList): number {
  return Math.max(0, ...byNumber.keys()) + 1;
}

/** Makes the edit that adds entries at the end of a numbered list, in the way in which its last entry is set. */
export type EntryWriter = (references: readonly Reference[]) => Edit;

/** The writer for a list; undefined for one that has no numbers, or is a table. */
export function entryWriter({ text }: Manuscript, list: ReferenceList): EntryWriter | undefined {
  const last = list.entries.findLast(({ number }) => number !== undefined);
  if (!last || list.layout === "table") return undefined;
  const first = nextNumber(list);
  const { gap, lead, marker, space } = setting(text, list, last);
  const end = last.item.start + text.slice(last.item.start, last.item.end).trimEnd().length;
  return (references) => {
    const added = references.map((reference, index) => {
      const number = marker.replace(/\d+/, String(first + index));
      return `${gap}${lead}${number}${space}${listEntryText(reference)}`;
    });
    return { span: { start: end, end }, text: added.join("") };
  };
}

interface EntrySetting {
  /** What stands between two entries: one line break or more. */
  readonly gap: string;
  /** What stands before the marker on its line. */
  readonly lead: string;
  readonly marker: string;
  readonly space: string;
}

function setting(text: string, { entries }: ReferenceList, last: ListEntry): EntrySetting {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const before = entries[entries.indexOf(last) - 1];
  const between = before ? text.slice(before.end, last.item.start) : "";
  const breaks = /^[ \t]*((?:[\r\n][ \t]*)+)$/.exec(between)?.[1]?.match(/\r\n|\n|\r/g) ?? [];
  const lineStart =
    Math.max(text.lastIndexOf("\n", last.item.start - 1), text.lastIndexOf("\r", last.item.start - 1)) + 1;
  const lead = text.slice(lineStart, last.item.start);
  return {
    gap: lineBreak.repeat(Math.max(1, breaks.length)),
    lead: /^[ \t>]*$/.test(lead) ? lead : "",
    marker: text.slice(last.marker.start, last.marker.end),
    space: text.slice(last.marker.end, last.start) || " ",
  };
}

/** A text as Markdown with no more escapes than it needs, as an author would write it. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]$^]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w+;)/giu, (found) =>
      found === "~~" ? "\\~\\~" : `\\${found}`,
    )
    .replace(/(?<![\p{L}\p{N}_.])@(?=[\p{L}\p{N}_{])/gu, "\\@")
    .replace(/[^\S\r\n]*[\r\n]\s*/g, " ");
}
