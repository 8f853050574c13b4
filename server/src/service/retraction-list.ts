import { type Retractions, readRetractionsInSteps } from "../model/retractions";
import type { Files, Trouble } from "./files";
import { type Pace, paced } from "./pace";
import { resolve } from "./uris";

/** A list of retractions and the file that it was read from. */
export interface RetractionList {
  readonly uri: string;
  /** What the host said of the file when it was read. */
  readonly revision: number;
  /** Empty where it can’t be read. */
  readonly retractions: Retractions;
  /** Why it can’t be had. */
  readonly trouble: Trouble | undefined;
}

/** What names a list: a project file, or the user. */
interface Naming {
  /** The folder that relative paths count from. */
  readonly root: string;
  readonly file: { readonly retractions: { readonly path: string } | undefined };
  readonly user: { readonly retractions: string | undefined };
}

/** The file that a project takes for its list of retractions: its own, else the user’s. */
export function retractionsUri({ root, file, user }: Naming): string | undefined {
  const path = file.retractions?.path ?? user.retractions;
  return path === undefined || path.trim() === "" ? undefined : resolve(root, path);
}

/** Reads a list of retractions. Some seconds for the whole of Retraction Watch, with rests. */
export async function readRetractionList(files: Files, uri: string, pace: Pace): Promise<RetractionList> {
  const revision = files.revision(uri);
  const text = files.allows(uri) ? await files.readLoosely(uri) : ({ kind: "forbidden" } as const);
  return text.kind === "text"
    ? { uri, revision, retractions: await paced(readRetractionsInSteps(text.text), pace), trouble: undefined }
    : { uri, revision, retractions: noRetractions, trouble: text };
}

const noRetractions: Retractions = {
  size: 0,
  newest: undefined,
  byDoi: new Map(),
  byPmid: new Map(),
  problems: [],
};

/** A project with its list of retractions, where it names one. */
export async function withRetractions<
  P extends Naming & { readonly retractions: RetractionList | undefined },
>(files: Files, project: P, pace: Pace): Promise<P> {
  const uri = retractionsUri(project);
  if (uri === undefined || project.retractions !== undefined) return project;
  return { ...project, retractions: await readRetractionList(files, uri, pace) };
}
