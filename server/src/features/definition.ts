import type { Library, LibraryEntry } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import type { ListEntry } from "../model/reference-list";
import type { Span } from "../text/span";
import { placeAt, type Subject } from "./subject";

/** Where a cited work is described. */
export type Definition =
  | { readonly kind: "entry"; readonly entry: ListEntry }
  | ({ readonly kind: "library" } & LibraryEntry);

/** The descriptions of the works at a place. */
export interface Definitions extends Span {
  readonly definitions: readonly Definition[];
}

/** Where the works are described that an offset (UTF-16) of a manuscript is about; undefined where none is. */
export function definitionsAt(
  offset: number,
  manuscript: Manuscript,
  library: Library,
): Definitions | undefined {
  const place = placeAt(offset, manuscript, library);
  if (!place) return undefined;
  const definitions = place.subjects.flatMap((subject) => definitionOf(subject, library) ?? []);
  return definitions.length === 0 ? undefined : { start: place.start, end: place.end, definitions };
}

/** Where a work is described, if anywhere. */
export function definitionOf(subject: Subject, library: Library): Definition | undefined {
  if (subject.kind === "entry") return subject;
  const found = library.entry(subject.key);
  return found && { kind: "library", ...found };
}
