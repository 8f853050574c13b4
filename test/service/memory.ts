// A workspace in memory: what the service asks of a host, without one.

import type { Finding } from "../../server/src/model/finding";
import type { Files, FileText } from "../../server/src/service/files";
import { findingsOf } from "../../server/src/service/findings";
import { unhurried } from "../../server/src/service/pace";
import { loadProject, noUserSettings, type UserSettings } from "../../server/src/service/project";
import { type Snapshot, snapshotOf } from "../../server/src/service/snapshot";
import { candidates } from "../../server/src/service/sources";

/** The folder of every workspace in memory. */
export const root = "file:///workspace";

/** Files by their path in the workspace; a value other than text is what became of reading it. */
export type MemoryFiles = Readonly<Record<string, string | FileText>>;

/** The files of a workspace in memory. */
export function memoryFiles(files: MemoryFiles): Files {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  return {
    find: (folder, globs) => {
      const patterns = globs.map(patternOf);
      const found = [...texts.keys()].filter(
        (uri) => uri.startsWith(folder) && patterns.some((pattern) => pattern.test(uri)),
      );
      return Promise.resolve(found.sort());
    },
    read: (uri) => {
      const text = texts.get(uri);
      if (text === undefined) return Promise.resolve({ kind: "missing" });
      return Promise.resolve(typeof text === "string" ? { kind: "text", text } : text);
    },
    readLoosely: (uri) => {
      const text = texts.get(uri);
      if (text === undefined) return Promise.resolve({ kind: "missing" });
      return Promise.resolve(typeof text === "string" ? { kind: "text", text } : text);
    },
    revision: () => 0,
    allows: (uri) => uri.startsWith(`${root}/`),
  };
}

/** The snapshot of one file of a workspace in memory. */
export async function snapshotIn(
  files: MemoryFiles,
  path: string,
  user: UserSettings = noUserSettings,
): Promise<Snapshot> {
  const uri = `${root}/${path}`;
  const text = files[path];
  if (typeof text !== "string") throw new Error(`no text for ${path}`);
  const port = memoryFiles(files);
  const project = await loadProject(port, { root, reach: "below", user, named: [], pace: unhurried });
  const first = snapshotOf(uri, text, project);
  const named = first.manuscript.frontMatter.bibliography.flatMap((one) => candidates(uri, root, one.path));
  return snapshotOf(
    uri,
    text,
    await loadProject(port, { root, reach: "below", user, named, pace: unhurried }, project),
    first,
  );
}

/** The findings of one file of a workspace in memory; fails when a rule failed. */
export async function findingsIn(
  files: MemoryFiles,
  path: string,
  user?: UserSettings,
): Promise<readonly Finding[]> {
  const { findings, failures } = await findingsOf(await snapshotIn(files, path, user), unhurried);
  if (failures.length > 0) throw failures[0]?.fault;
  return findings;
}

/** The globs of the service all read `**` slash a file name with at most one star or a choice of letters: the file name is what counts. */
function patternOf(glob: string): RegExp {
  const name = glob.replace(/^\*\*\//, "");
  return new RegExp(`/${name.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
}
