import { documentKind, manuscriptExtensions } from "../service/document-kind";
import { breathe, type Pace } from "../service/pace";
import type { Snapshot } from "../service/snapshot";
import type { ServerContext } from "./context";

/**
 * The manuscripts of the workspace, open or not, one after the other: open ones with their newest text, also those that
 * lie elsewhere. Rests between two as the pace wants it; a file that can’t be read is named in the log.
 */
export async function* workspaceManuscripts(context: ServerContext, pace: Pace): AsyncGenerator<Snapshot> {
  const { session, log } = context;
  for (const uri of await manuscriptUris(context)) {
    await breathe(pace);
    const snapshot = await session.snapshotOfFile(uri);
    if (snapshot) yield snapshot;
    else log.error(`${uri} was left out: it can’t be read.`);
  }
}

/** The URIs of the workspace’s manuscripts and of those that are open. */
export async function manuscriptUris({
  files,
  documents,
  folders,
}: ServerContext): Promise<readonly string[]> {
  const globs = manuscriptExtensions.map((extension) => `**/*${caseless(extension)}`);
  const found = await Promise.all(folders().map((folder) => files.find(folder, globs)));
  const open = documents
    .all()
    .filter(({ uri, languageId }) => documentKind(uri, languageId) === "manuscript")
    .map(({ uri }) => uri);
  return [...new Set([...found.flat(), ...open])];
}

/** `.rmd` as `.[rR][mM][dD]`: globs are sensitive to case, writers of R Markdown are not. */
function caseless(extension: string): string {
  return extension.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
