import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import type { Refusal } from "../rename";
import { citedEntries, numberCitations, wordsOf } from "./numbers";
import { type Draft, draft, nothingToDo } from "./outcome";
import { relisted } from "./relist";

/**
 * Numbers the reference list in the order in which the text cites its entries, as Vancouver style wants it; entries that
 * are not cited come last. Every citation keeps its works.
 */
export function renumber(manuscript: Manuscript): Draft | Refusal {
  const list = manuscript.references;
  if (!list) return nothingToDo;
  const edits = relisted(manuscript, list, { entries: byAppearance(manuscript), merged: new Map() });
  if ("refused" in edits) return edits;
  return draft(edits, citedEntries(manuscript, wordsOf), (after) => citedEntries(after, wordsOf));
}

/** Whether the numbers are in order already, and without gaps. */
export function isInOrder(manuscript: Manuscript): boolean {
  return byAppearance(manuscript).every(({ number }, index) => number === index + 1);
}

/** The entries of the list in the order in which they are first cited, then the others as they stand. */
function byAppearance(manuscript: Manuscript): ListEntry[] {
  const list = manuscript.references;
  if (!list) return [];
  const order = new Set<ListEntry>();
  for (const { numbers } of numberCitations(manuscript)) {
    for (const number of numbers ?? []) {
      const entry = list.byNumber.get(number);
      if (entry) order.add(entry);
    }
  }
  for (const entry of [...list.entries].sort((a, b) => a.start - b.start)) order.add(entry);
  return [...order];
}
