import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import type { Span } from "../text/span";
import { placesThatCite } from "./references";
import { placeAt } from "./subject";

/** A place that an editor marks while the cursor is on another that is about the same work or term. */
export interface Highlight extends Span {
  /** `cites` for a citation or the use of a term, `describes` for an entry of the document's own list or the introduction of a term. */
  readonly kind: "cites" | "describes";
}

/** Everything in a manuscript about the works that an offset (UTF-16) is about. */
export function highlightsAt(offset: number, manuscript: Manuscript, library: Library): Highlight[] {
  const place = placeAt(offset, manuscript, library);
  if (!place) return [];
  const found = new Map<string, Highlight>();
  const add = (kind: Highlight["kind"], { start, end }: Span): void => {
    found.set(`${start} ${end}`, { kind, start, end });
  };
  for (const subject of place.subjects) {
    for (const span of placesThatCite(subject, manuscript)) add("cites", span);
    if (subject.kind === "entry") {
      const { marker } = subject.entry;
      add("describes", marker.start < marker.end ? marker : subject.entry);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
