import type { Manuscript } from "../../model/manuscript";
import { citedEntries, numberCitations, renumbered, settingOf, withRanges, wordsOf } from "./numbers";
import { type Draft, draft } from "./outcome";

/** Puts the numbers of every citation in order, drops repetitions and writes three or more in a row as a range: `[5, 3, 4]` becomes `[3–5]`. */
export function sortAndCollapse(manuscript: Manuscript): Draft {
  const edits = numberCitations(manuscript).flatMap((one) => {
    if (!one.numbers || one.numbers.length < 2) return [];
    const setting = withRanges(settingOf(one.citation, manuscript.text));
    return renumbered(one, one.numbers, setting, manuscript.text);
  });
  return draft(edits, citedEntries(manuscript, wordsOf), (after) => citedEntries(after, wordsOf));
}

/** Whether a citation's numbers are out of order, repeated, or could be written shorter. */
export function canBeCollapsed(manuscript: Manuscript): boolean {
  return numberCitations(manuscript).some((one) => {
    if (!one.numbers || one.numbers.length < 2) return false;
    const setting = withRanges(settingOf(one.citation, manuscript.text));
    return renumbered(one, one.numbers, setting, manuscript.text).length > 0;
  });
}
