import { type Manuscript, manuscriptOf } from "../model/manuscript";
import type { Project } from "./project";
import { type Sources, sourcesOf } from "./sources";

/** A manuscript and its project at one moment. Immutable; whatever is derived from it is kept as long as it is. */
export interface Snapshot {
  readonly uri: string;
  readonly manuscript: Manuscript;
  readonly project: Project;
  readonly sources: Sources;
}

/** The snapshot of a text; facts that did not change are taken from `previous`. */
export function snapshotOf(uri: string, text: string, project: Project, previous?: Snapshot): Snapshot {
  const manuscript =
    previous?.manuscript.text === text ? previous.manuscript : manuscriptOf(text, previous?.manuscript);
  if (previous?.manuscript === manuscript && previous.project === project) return previous;
  return { uri, manuscript, project, sources: sourcesOf(uri, manuscript, project) };
}
