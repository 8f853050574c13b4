import { type Bibliography, readBibliography } from "../model/bibliography";
import type { NamedFile } from "../model/front-matter";
import { type Library, libraryOf } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import type { Trouble } from "./files";
import { isManubot } from "./manifests";
import type { Project } from "./project";
import { folderOf, isBelow, resolve } from "./uris";

/** A bibliography that the front matter names and that could not be had. */
export interface MissingBibliography extends NamedFile {
  readonly trouble: Trouble;
}

/** Where a manuscript's references come from. */
export interface Sources {
  /** URIs in the order in which keys are looked up. */
  readonly uris: readonly string[];
  readonly library: Library;
  readonly missing: readonly MissingBibliography[];
  /** Nobody named any: these are all bibliographies of the workspace, of which none need be the manuscript’s own. */
  readonly isGuess: boolean;
}

/**
 * Where a path of the front matter may lie: beside the manuscript, in the project's root, or in a folder between, from
 * which somebody may run pandoc for one of several papers.
 */
export function candidates(uri: string, root: string, path: string): string[] {
  const folders = [folderOf(uri), root, ...foldersBetween(folderOf(uri), root)];
  return [...new Set(folders.map((folder) => resolve(folder, path)))];
}

/** A manuscript lies no deeper than this. */
const MAX_FOLDERS = 8;

function foldersBetween(folder: string, root: string): string[] {
  const folders: string[] = [];
  for (let one = folderOf(folder); isBelow(one, root) && folders.length < MAX_FOLDERS; one = folderOf(one)) {
    if (one === folders.at(-1)) break;
    folders.push(one);
  }
  return folders;
}

/**
 * The references that a manuscript can cite: of the bibliographies that it, its project file or the user's settings name;
 * when none does, of all bibliographies of the workspace.
 */
export function sourcesOf(
  uri: string,
  manuscript: Pick<Manuscript, "text" | "frontMatter">,
  project: Project,
): Sources {
  const missing: MissingBibliography[] = [];
  const explicit: string[] = [];
  for (const named of manuscript.frontMatter.bibliography) {
    const places = candidates(uri, project.root, named.path);
    const found = places.find((place) => project.bibliographies.has(place));
    if (found !== undefined) explicit.push(found);
    else missing.push({ ...named, trouble: worstOf(places, project) });
  }
  const inline = inlineReferences(uri, manuscript);
  explicit.push(
    ...manifestsFor(uri, project),
    ...project.file.bibliography.map(({ path }) => resolve(project.root, path)),
    ...project.user.bibliography.map((path) => resolve(project.root, path)),
  );
  const isGuess = explicit.length === 0 && missing.length === 0;
  const uris = isGuess ? [...project.bibliographies.keys()] : [...new Set(explicit)];
  const files = uris.flatMap((one) => project.bibliographies.get(one) ?? []);
  // References in the front matter itself change with every keystroke there; a library of them is cheap.
  const library = inline ? libraryOf([inline, ...files]) : libraryFor(project, files);
  return { uris, library, missing, isGuess: isGuess && !inline };
}

/** Of the project files above a manuscript, those that say something about bibliographies; Manubot’s own files always count. */
function manifestsFor(uri: string, { manifests, bibliographies }: Project): string[] {
  const above = manifests.filter(({ folder }) => isBelow(uri, folder));
  return [
    ...above.flatMap(({ bibliography }) => bibliography),
    ...[...bibliographies.keys()].filter((one) => isManubot(one) && isBelow(uri, folderOf(one))),
  ].filter((one) => bibliographies.has(one));
}

/** Pandoc’s `references:` in the front matter: CSL YAML inside the manuscript. */
function inlineReferences(
  uri: string,
  { text, frontMatter }: Pick<Manuscript, "text" | "frontMatter">,
): Bibliography | undefined {
  if (frontMatter.references === undefined) return undefined;
  const blanked = text.slice(0, frontMatter.references.start).replace(/[^\r\n]/g, " ");
  return readBibliography(
    `${uri}#references.yaml`,
    blanked + text.slice(frontMatter.references.start, frontMatter.references.end),
  );
}

function worstOf(places: readonly string[], project: Project): Trouble {
  const troubles = places.flatMap((place) => project.troubles.get(place) ?? []);
  return troubles.find(({ kind }) => kind !== "missing") ?? { kind: "missing" };
}

// Most manuscripts of a project share one set of bibliographies, and a library is costly to build.
const libraries = new WeakMap<Project, Map<string, Library>>();

function libraryFor(project: Project, files: Parameters<typeof libraryOf>[0]): Library {
  let known = libraries.get(project);
  if (!known) {
    known = new Map();
    libraries.set(project, known);
  }
  const name = files.map(({ uri }) => uri).join("\n");
  let library = known.get(name);
  if (!library) {
    library = libraryOf(files);
    known.set(name, library);
  }
  return library;
}
