import type { TextDocument } from "vscode-languageserver-textdocument";
import { projectFileName } from "../model/project-file";
import { documentKind } from "../service/document-kind";
import type { Files } from "../service/files";
import type { Pace } from "../service/pace";
import {
  loadProject,
  type Project,
  type ProjectRequest,
  rootFor,
  type UserSettings,
} from "../service/project";
import { type RetractionList, readRetractionList, retractionsUri } from "../service/retraction-list";
import { type Snapshot, snapshotAtPace, snapshotOf } from "../service/snapshot";
import { candidates } from "../service/sources";
import { folderOf, isBelow } from "../service/uris";

/** What the session needs from the server around it. */
export interface SessionSources {
  readonly files: Files;
  document(uri: string): TextDocument | undefined;
  /** URIs of the workspace's folders. */
  folders(): readonly string[];
  user(): UserSettings;
  /** How reading a manuscript makes way for other work. */
  pace(): Pace;
  /** The same for files that are read before somebody asks. */
  readonly background: Pace;
  /** Called with a project that was read anew. */
  loaded(project: Project): void;
}

/** The only writer: it knows the projects and the newest snapshot of each open manuscript. */
export interface Session {
  /** The snapshot of an open manuscript's newest text, with all files that it names read; undefined when it is not open. */
  snapshot(uri: string): Promise<Snapshot | undefined>;
  /** The snapshot of a manuscript that need not be open; undefined when its file can’t be read. */
  snapshotOfFile(uri: string): Promise<Snapshot | undefined>;
  /** The project of a file. */
  project(uri: string): Promise<Project>;
  /** All projects that were read. */
  projects(): Promise<readonly Project[]>;
  /** Reads every project's files again, and looks for project files again; resolves when it is done. */
  reload(): Promise<void>;
  /** Reads the list of retractions that a project names, unless that has been done; then the project is another one. */
  readRetractions(project: Project): Promise<void>;
  close(uri: string): void;
}

interface Held {
  /** What requests are answered from: while files are read again, still what they were. */
  project: Promise<Project>;
  /** What it will be when everything has been read that was asked for. */
  newest: Promise<Project>;
  /** Bibliographies that manuscripts have named so far. */
  readonly named: Set<string>;
}

/** A snapshot that is being made or was made last. */
interface Making {
  readonly text: string;
  readonly project: Project;
  readonly snapshot: Promise<Snapshot>;
}

/** A session without any document. */
export function createSession(sources: SessionSources): Session {
  const held = new Map<string, Held>();
  const snapshots = new Map<string, Snapshot>();
  const making = new Map<string, Making>();
  /** Of files that are not open, as they were when somebody asked for them. */
  const closed = new Map<string, Snapshot>();
  /** Lists of retractions by their URI: to read one takes seconds, and several projects may name it. */
  const lists = new Map<string, { readonly revision: number; readonly list: Promise<RetractionList> }>();
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
      pace: sources.background,
    };
    return loadProject(sources.files, request, previous);
  };

  /** Reads a project’s files again, after whatever is being read. */
  const renew = (one: Held, root: string): Promise<Project> => {
    const next = one.newest.then(
      (previous) => load(root, one.named, previous),
      () => load(root, one.named, undefined),
    );
    one.newest = next;
    return next;
  };

  /** Whoever asks from now on waits for this. */
  const install = async (one: Held, next: Promise<Project>): Promise<Project> => {
    one.project = next;
    const project = await next;
    sources.loaded(project);
    return project;
  };

  const heldFor = async (uri: string): Promise<Held> => {
    roots ??= findRoots();
    const root = rootFor(uri, await roots);
    let one = held.get(root);
    if (!one) {
      const named = new Set<string>();
      const project = load(root, named, undefined);
      one = { named, project, newest: project };
      held.set(root, one);
      await install(one, project);
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
      await install(one, renew(one, project.root));
    }
    return one.project;
  };

  const current = async (uri: string, text: string, previous: Snapshot | undefined): Promise<Snapshot> => {
    const one = await heldFor(uri);
    const first = await snapshotAtPace(uri, text, await one.project, sources.pace(), previous);
    return snapshotOf(uri, text, await withNamed(uri, one, first), first);
  };

  const make = async (uri: string, text: string): Promise<Snapshot> => {
    const snapshot = await current(uri, text, snapshots.get(uri));
    if (sources.document(uri)?.getText() === text) snapshots.set(uri, snapshot);
    return snapshot;
  };

  const ofOpen = async (uri: string): Promise<Snapshot | undefined> => {
    const document = sources.document(uri);
    // Editors ask for everything in every file that they show, in a house glossary as well.
    if (!document || documentKind(uri, document.languageId) !== "manuscript") return undefined;
    const text = document.getText();
    const project = await (await heldFor(uri)).project;
    const before = making.get(uri);
    // Editors ask for several things at once after each keystroke; all of them wait for one reading of the text.
    if (before?.text === text && before.project === project) return before.snapshot;
    const snapshot = make(uri, text);
    making.set(uri, { text, project, snapshot });
    // A reading that failed is not kept.
    snapshot.catch(() => making.delete(uri));
    return snapshot;
  };

  const retractionList = (uri: string): Promise<RetractionList> => {
    const revision = sources.files.revision(uri);
    const before = lists.get(uri);
    if (before?.revision === revision) return before.list;
    const list = readRetractionList(sources.files, uri, sources.background);
    lists.set(uri, { revision, list });
    return list;
  };

  const withList = (project: Project, retractions: RetractionList): Project =>
    project.retractions === retractions || retractionsUri(project) !== retractions.uri
      ? project
      : { ...project, retractions };

  return {
    snapshot: ofOpen,
    snapshotOfFile: async (uri) => {
      const open = await ofOpen(uri);
      if (open) return open;
      const file = await sources.files.read(uri);
      if (file.kind !== "text") {
        closed.delete(uri);
        return undefined;
      }
      const snapshot = await current(uri, file.text, closed.get(uri));
      closed.set(uri, snapshot);
      return snapshot;
    },
    project: async (uri) => (await heldFor(uri)).project,
    projects: () => Promise.all([...held.values()].map(({ project }) => project)),
    reload: async () => {
      roots = findRoots();
      const known = new Set(await roots);
      const renewals: Promise<void>[] = [];
      for (const [root, one] of held) {
        if (known.has(root) || !sources.folders().some((folder) => isBelow(root, folder))) {
          const next = renew(one, root);
          renewals.push(
            // What is newer still will install itself.
            next.then(async () => {
              if (one.newest === next) await install(one, next);
            }),
          );
        } else held.delete(root);
      }
      await Promise.all(renewals);
    },
    readRetractions: async (project) => {
      const uri = retractionsUri(project);
      if (uri === undefined || project.retractions !== undefined) return;
      const list = await retractionList(uri);
      const one = held.get(project.root);
      if (!one || (await one.project).retractions === list) return;
      one.newest = one.newest.then((newest) => withList(newest, list));
      await install(one, one.newest);
    },
    close: (uri) => {
      const last = snapshots.get(uri);
      if (last) closed.set(uri, last);
      snapshots.delete(uri);
      making.delete(uri);
    },
  };
}
