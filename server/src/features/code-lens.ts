import type { Bibliography } from "../model/bibliography";
import type { Manuscript } from "../model/manuscript";
import type { Span } from "../text/span";
import { timesCited } from "./references";

/** How often an entry is cited, to be shown above it. */
export interface CitedCount extends Span {
  readonly count: number;
  /** In words: "cited 3×", "not cited". */
  readonly title: string;
}

/** The counts of the document's own reference list. */
export function countsInList(manuscript: Manuscript): CitedCount[] {
  return (manuscript.references?.entries ?? []).map((entry) =>
    counted(entry, timesCited({ kind: "entry", entry }, manuscript)),
  );
}

/** In a bigger bibliography only cited entries are worth a line: it is a collection, and most of it is not cited here. */
const mostUncited = 1000;

/** The counts of a bibliography; `timesCitedByKey` says how often the manuscripts of the workspace cite a key. */
export function countsInBibliography(
  { entries }: Bibliography,
  timesCitedByKey: ReadonlyMap<string, number>,
): CitedCount[] {
  const all = entries.length <= mostUncited;
  return entries.flatMap(({ key, keySpan }) => {
    const count = timesCitedByKey.get(key) ?? 0;
    return all || count > 0 ? [counted(keySpan, count)] : [];
  });
}

/** How often a manuscript cites each key. */
export function keyCounts({ citations }: Manuscript): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { members } of citations) {
    for (const member of members) {
      if (member.kind === "key") counts.set(member.key, (counts.get(member.key) ?? 0) + 1);
    }
  }
  return counts;
}

function counted({ start, end }: Span, count: number): CitedCount {
  return { start, end, count, title: count === 0 ? "not cited" : `cited ${count}×` };
}
