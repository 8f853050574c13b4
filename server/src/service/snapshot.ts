import type { Glossary } from "../model/glossary";
import { type Manuscript, manuscriptOf, manuscriptSteps } from "../model/manuscript";
import type { Problem } from "../syntax/problem";
import { documentGlossary, glossaryDisagreements } from "./document-glossary";
import { type Pace, paced } from "./pace";
import type { Project } from "./project";
import { type Sources, sourcesOf } from "./sources";

/** A manuscript and its project at one moment. Immutable; whatever is derived from it is kept as long as it is. */
export interface Snapshot {
  readonly uri: string;
  readonly manuscript: Manuscript;
  readonly project: Project;
  readonly sources: Sources;
  /** The terms of its front matter, then those of its project. */
  readonly glossary: Glossary;
  /** What can't be read in it, and where its own terms disagree with those of the project. */
  readonly problems: readonly Problem[];
}

/** The snapshot of a text; facts that did not change are taken from `previous`. */
export function snapshotOf(uri: string, text: string, project: Project, previous?: Snapshot): Snapshot {
  return snapshotFrom(
    uri,
    manuscriptOf(text, previous?.manuscript, project.file.citations),
    project,
    previous,
  );
}

/** The same with rests for the host whenever it asks for one; throws Cancelled when nobody wants it any more. */
export async function snapshotAtPace(
  uri: string,
  text: string,
  project: Project,
  pace: Pace,
  previous?: Snapshot,
): Promise<Snapshot> {
  const manuscript = await paced(manuscriptSteps(text, previous?.manuscript, project.file.citations), pace);
  const snapshot = snapshotFrom(uri, manuscript, project, previous);
  await paced(snapshot.glossary.prepare(), pace);
  return snapshot;
}

function snapshotFrom(
  uri: string,
  manuscript: Manuscript,
  project: Project,
  previous: Snapshot | undefined,
): Snapshot {
  if (previous?.manuscript === manuscript && previous.project === project) return previous;
  return {
    uri,
    manuscript,
    project,
    sources: sourcesOf(uri, manuscript, project),
    glossary: documentGlossary(uri, manuscript, project, previous),
    problems: [...manuscript.problems, ...glossaryDisagreements(manuscript, project)],
  };
}
