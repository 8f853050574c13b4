import type { TextDocument } from "vscode-languageserver-textdocument";
import { projectFileName } from "../model/project-file";
import type { Files } from "../service/files";
import type { Pace } from "../service/pace";
import {
  emptyProject,
  loadProject,
  type Project,
  type ProjectRequest,
  rootFor,
  type UserSettings,
} from "../service/project";
import { type Snapshot, snapshotOf } from "../service/snapshot";
import { candidates } from "../service/sources";
import { folderOf, isBelow } from "../service/uris";

/** What the session needs from the server around it. */
export interface SessionSources {
  readonly files: Files;
  document(uri: string): TextDocument | undefined;
  /** URIs of the workspace's folders. */
  folders(): readonly string[];
  user(): UserSettings;
  /** How reading a big file makes way for other work. */
  pace(): Pace;
  /** Called with a project that was read anew. */
  loaded(project: Project): void;
}

/** The only writer: it knows the projects and the newest snapshot of each open manuscript. */
export interface Session {
  /** The snapshot of an open manuscript's newest text, with all files that it names read; undefined when it is not open. */
  snapshot(uri: string): Promise<Snapshot | undefined>;
  /** The snapshot of any text as if it were open there. */
  snapshotOfText(uri: string, text: string): Promise<Snapshot>;
  /** The project of a file. */
  project(uri: string): Promise<Project>;
  /** All projects that were read. */
  projects(): Promise<readonly Project[]>;
  /** Reads every project's files again, and looks for project files again; resolves when it is done. */
  reload(): Promise<void>;
  close(uri: string): void;
}

interface Held {
  project: Promise<Project>;
  /** Bibliographies that manuscripts have named so far. */
  readonly named: Set<string>;
}

/** A session without any document. */
export function createSession(sources: SessionSources): Session {
  const held = new Map<string, Held>();
  const snapshots = new Map<string, Snapshot>();
  let roots: Promise<readonly string[]> | undefined;

  const findRoots = async (): Promise<readonly string[]> => {
    const folders = sources.folders();
    const found = await Promise.all(
      folders.map((folder) => sources.files.find(folder, [`**/${projectFileName}`])),
    );
    return [...new Set([...folders, ...found.flat().map(folderOf)])];
  };

  const load = (
    root: string,
    named: ReadonlySet<string>,
    previous: Project | undefined,
  ): Promise<Project> => {
    const inWorkspace = sources.folders().some((folder) => isBelow(root, folder));
    const request: ProjectRequest = {
      root,
      reach: inWorkspace ? "below" : "beside",
      user: sources.user(),
      named: [...named],
      pace: sources.pace(),
    };
    return loadProject(sources.files, request, previous).then((project) => {
      sources.loaded(project);
      return project;
    });
  };

  const heldFor = async (uri: string): Promise<Held> => {
    roots ??= findRoots();
    const root = rootFor(uri, await roots);
    let one = held.get(root);
    if (!one) {
      const named = new Set<string>();
      one = { named, project: load(root, named, undefined) };
      held.set(root, one);
    }
    return one;
  };

  /** Reads what a manuscript names and the project has not read yet. */
  const withNamed = async (uri: string, one: Held, snapshot: Snapshot): Promise<Project> => {
    const { project, manuscript } = snapshot;
    const paths = manuscript.frontMatter.bibliography.flatMap(({ path }) =>
      candidates(uri, project.root, path),
    );
    const unread = paths.filter((path) => !one.named.has(path) && !project.bibliographies.has(path));
    if (unread.length > 0) {
      for (const path of unread) one.named.add(path);
      one.project = one.project.then((previous) => load(previous.root, one.named, previous));
    }
    return one.project;
  };

  const current = async (uri: string, text: string, previous: Snapshot | undefined): Promise<Snapshot> => {
    const one = await heldFor(uri);
    const first = snapshotOf(uri, text, await one.project, previous);
    return snapshotOf(uri, text, await withNamed(uri, one, first), first);
  };

  return {
    snapshot: async (uri) => {
      const text = sources.document(uri)?.getText();
      if (text === undefined) return undefined;
      const snapshot = await current(uri, text, snapshots.get(uri));
      if (sources.document(uri)?.getText() === text) snapshots.set(uri, snapshot);
      return snapshot;
    },
    snapshotOfText: (uri, text) => current(uri, text, undefined),
    project: async (uri) => (await heldFor(uri)).project,
    projects: () => Promise.all([...held.values()].map(({ project }) => project)),
    reload: async () => {
      roots = findRoots();
      const known = new Set(await roots);
      for (const [root, one] of held) {
        if (known.has(root) || !sources.folders().some((folder) => isBelow(root, folder))) {
          one.project = one.project.then(
            (previous) => load(root, one.named, previous),
            () => emptyProject(root),
          );
        } else held.delete(root);
      }
      await Promise.all([...held.values()].map(({ project }) => project));
    },
    close: (uri) => {
      snapshots.delete(uri);
    },
  };
}
