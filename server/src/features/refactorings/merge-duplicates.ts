import type { Manuscript } from "../../model/manuscript";
import type { ListEntry, ReferenceList } from "../../model/reference-list";
import { rememberedEntry } from "../../model/remembered-entry";
import type { Refusal } from "../rename";
import { repeatedIn } from "../same-work";
import { citedEntries, wordsOf } from "./numbers";
import { type Draft, draft, nothingToDo } from "./outcome";
import { inOrder, relisted } from "./relist";

/** Makes one of entries that describe the same publication: the fullest, at the place of the first. Citations of the others follow. */
export function mergeDuplicates(manuscript: Manuscript): Draft | Refusal {
  const list = manuscript.references;
  if (!list) return nothingToDo;
  const groups = groupsIn(list);
  const merged = new Map<ListEntry, ListEntry>();
  const entries = groups.map((group) => {
    const best = group.reduce((a, b) => (fullness(b) > fullness(a) ? b : a));
    for (const entry of group) if (entry !== best) merged.set(entry, best);
    return best;
  });
  if (merged.size === 0) return nothingToDo;
  const edits = relisted(manuscript, list, { entries, merged });
  if ("refused" in edits) return edits;
  const keptWords = (entry: ListEntry): string => wordsOf(merged.get(entry) ?? entry);
  return draft(edits, citedEntries(manuscript, keptWords), (after) => citedEntries(after, wordsOf));
}

/** Whether two entries of a list describe the same publication. */
export function hasDuplicates(list: ReferenceList): boolean {
  return groupsIn(list).length < list.entries.length;
}

type Group = [ListEntry, ...ListEntry[]];

const known = new WeakMap<ReferenceList, readonly Group[]>();

/** The entries in order, those of the same publication together at the place of the first. */
function groupsIn(list: ReferenceList): readonly Group[] {
  const before = known.get(list);
  if (before) return before;
  const entries = inOrder(list);
  const firsts = repeatedIn(entries.map((item) => ({ item, reference: rememberedEntry(item.text) })));
  const groups = new Map<ListEntry, Group>();
  for (const entry of entries) {
    const group = groups.get(firsts.get(entry) ?? entry);
    if (group) group.push(entry);
    else groups.set(entry, [entry]);
  }
  const found = [...groups.values()];
  known.set(list, found);
  return found;
}

/** How much an entry says. */
function fullness({ text }: ListEntry): number {
  const { spans, authors } = rememberedEntry(text);
  return Object.keys(spans).length * 10 + authors.length;
}
