import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import { citationsOf } from "../../model/resolve";
import type { Refusal } from "../rename";
import { citedEntries, wordsOf } from "./numbers";
import { type Draft, draft, nothingToDo } from "./outcome";
import { relisted, removals } from "./relist";

/** Takes the entries out of the reference list that the text does not cite; in a numbered list the others move up, and citations follow. */
export function removeUncited(manuscript: Manuscript): Draft | Refusal {
  const list = manuscript.references;
  if (!list) return nothingToDo;
  const uncited = new Set(uncitedEntries(manuscript));
  if (uncited.size === 0) return nothingToDo;
  const entries = list.entries.filter((entry) => !uncited.has(entry));
  if (entries.length === 0) return { refused: "The text cites no entry of its reference list." };
  const edits =
    list.byNumber.size === 0
      ? removals(manuscript.text, list, (entry) => uncited.has(entry))
      : relisted(manuscript, list, { entries, merged: new Map() });
  if ("refused" in edits) return edits;
  return draft(edits, citedEntries(manuscript, wordsOf), (after) => citedEntries(after, wordsOf));
}

/** The entries that the text does not cite. */
export function uncitedEntries(manuscript: Manuscript): ListEntry[] {
  return (manuscript.references?.entries ?? []).filter(
    (entry) => citationsOf(entry, manuscript).length === 0,
  );
}
