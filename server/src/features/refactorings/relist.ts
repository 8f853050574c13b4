import type { Manuscript } from "../../model/manuscript";
import type { ListEntry, ReferenceList } from "../../model/reference-list";
import type { Edit } from "../../text/span";
import type { Refusal } from "../rename";
import { numberCitations, renumbered, settingOf } from "./numbers";

/** A numbered list as it shall be: its entries get the numbers 1, 2, 3 …, and citations follow. */
export interface NewList {
  readonly entries: readonly ListEntry[];
  /** Entries that go because another one says the same: citations of them become citations of that one. */
  readonly merged: ReadonlyMap<ListEntry, ListEntry>;
}

/** Why the numbers of a manuscript can't be changed: it would not be plain which entry a number means. */
export function whyNotRenumber(manuscript: Manuscript): string | undefined {
  const list = manuscript.references;
  if (!list || list.byNumber.size === 0) return "The text has no numbered reference list.";
  if (list.entries.some(({ number }) => number === undefined)) {
    return "Some entries of the reference list have no number.";
  }
  const repeated = list.entries.find((entry) => list.byNumber.get(entry.number ?? 0) !== entry);
  if (repeated) return `Several entries of the reference list have the number ${repeated.number ?? ""}.`;
  for (const { citation, numbers } of numberCitations(manuscript)) {
    const written = manuscript.text.slice(citation.start, citation.end);
    if (!numbers) return `“${written}” is no range of numbers. Correct it first.`;
    const absent = numbers.find((number) => !list.byNumber.has(number));
    if (absent !== undefined) {
      return `The reference list has no entry ${absent}, which “${written}” cites. Correct it first.`;
    }
  }
  return undefined;
}

/** The edits that make a list the new one, in the text and in the list. */
export function relisted(manuscript: Manuscript, list: ReferenceList, plan: NewList): Edit[] | Refusal {
  const refused = whyNotRenumber(manuscript);
  if (refused !== undefined) return { refused };
  const numbers = new Map(plan.entries.map((entry, index) => [entry, index + 1]));
  const newNumber = (old: number): number => {
    const entry = list.byNumber.get(old);
    const kept = entry && (plan.merged.get(entry) ?? entry);
    return (kept && numbers.get(kept)) ?? old;
  };
  const citing = numberCitations(manuscript).flatMap((one) => {
    const before = one.numbers ?? [];
    const after = before.map(newNumber);
    if (after.every((number, index) => number === before[index])) return [];
    return renumbered(one, after, settingOf(one.citation, manuscript.text), manuscript.text);
  });
  return [...citing, ...listEdits(manuscript.text, list, plan.entries)];
}

function listEdits(text: string, list: ReferenceList, entries: readonly ListEntry[]): Edit[] {
  const places = inOrder(list);
  const kept = new Set(entries);
  const remaining = places.filter((place) => kept.has(place));
  if (remaining.every((place, index) => place === entries[index])) {
    const markers = remaining.flatMap((place, index) => newMarker(text, place, index + 1));
    return [...markers, ...removals(text, list, (entry) => !kept.has(entry))];
  }
  // Each place gets the words of the entry that shall stand there; places that are left over go.
  const left = new Set(places.slice(entries.length));
  const words = entries.flatMap((entry, index): Edit[] => {
    const place = places[index];
    if (!place) return [];
    const moved = { span: { start: place.start, end: place.end }, text: indented(entry, place, text) };
    return [...newMarker(text, place, index + 1), ...(entry === place ? [] : [moved])];
  });
  return [...words, ...removals(text, list, (entry) => left.has(entry))];
}

/** The entries in the order of the text. */
export function inOrder({ entries }: ReferenceList): ListEntry[] {
  return [...entries].sort((a, b) => a.start - b.start);
}

/** Takes entries out of a list together with the line breaks between them; what is no entry stays. */
export function removals(text: string, list: ReferenceList, goes: (entry: ListEntry) => boolean): Edit[] {
  const places = inOrder(list);
  const edits: Edit[] = [];
  let keptBefore = false;
  for (const [index, place] of places.entries()) {
    if (!goes(place)) {
      keptBefore = true;
      continue;
    }
    const end = endOf(place, text);
    const before = places[index - 1];
    const next = places[index + 1];
    if (keptBefore && before && isBlank(text, endOf(before, text), place.item.start)) {
      edits.push({ span: { start: endOf(before, text), end }, text: "" });
    } else if (next && isBlank(text, end, next.item.start)) {
      edits.push({ span: { start: place.item.start, end: next.item.start }, text: "" });
    } else {
      edits.push({ span: { start: place.item.start, end }, text: "" });
    }
  }
  return edits;
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}

function endOf({ item }: ListEntry, text: string): number {
  return item.start + text.slice(item.start, item.end).trimEnd().length;
}

/** Where a list numbers itself (`1.` before every item), only the reader sees the numbers, and they follow by themselves. */
function newMarker(text: string, { marker, number }: ListEntry, wanted: number): Edit[] {
  const written = text.slice(marker.start, marker.end);
  const shown = /\d+/.exec(written)?.[0];
  if (shown === undefined || number === wanted || Number(shown) !== number) return [];
  return [{ span: marker, text: written.replace(/\d+/, String(wanted)) }];
}

/** An entry's words for another place: lines that were set in under its marker are set in under the other one's. */
function indented(entry: ListEntry, place: ListEntry, text: string): string {
  const delta = column(place.start, text) - column(entry.start, text);
  if (delta === 0 || !/[\r\n]/.test(entry.text)) return entry.text;
  const old = column(entry.start, text);
  return entry.text.replace(/(\r\n|\n|\r)( +)/g, (whole, lineBreak: string, blanks: string) =>
    blanks.length < old ? whole : lineBreak + " ".repeat(Math.max(0, blanks.length + delta)),
  );
}

function column(offset: number, text: string): number {
  return offset - (Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1);
}
