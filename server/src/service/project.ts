import { type Bibliography, readBibliographyInSteps } from "../model/bibliography";
import { type Glossary, glossaryOf } from "../model/glossary";
import { withConflicts } from "../model/glossary-conflicts";
import {
  type GlossaryFile,
  glossaryEndings,
  isGlossaryName,
  readGlossaryInSteps,
  shippedEntries,
} from "../model/glossary-file";
import {
  noProjectFile,
  type ProjectFile,
  projectFileName,
  type RuleSettings,
  readProjectFile,
} from "../model/project-file";
import type { Files, FileText, Trouble } from "./files";
import { isManifest, type Manifest, manifestNames, manubotNames, readManifest } from "./manifests";
import { type Pace, paced } from "./pace";
import { type RetractionList, retractionsUri } from "./retraction-list";
import { folderOf, isBelow, resolve } from "./uris";

/** What the user wants in every project, from the editor's settings. */
export interface UserSettings {
  /** URIs or absolute paths of the user's own bibliographies. */
  readonly bibliography: readonly string[];
  readonly glossary: readonly string[];
  /** URI or absolute path of the user's own list of retractions; a project that names one has its own. */
  readonly retractions: string | undefined;
  readonly rules: RuleSettings;
}

/** What holds where the user said nothing. */
export const noUserSettings: UserSettings = {
  bibliography: [],
  glossary: [],
  retractions: undefined,
  rules: {},
};

/** The names of files that Caveat looks for in a project. */
export const projectFileNames = [
  "*.bib",
  "*.ris",
  "*.nbib",
  ...glossaryEndings.map((ending) => `*.glossary.${ending}`),
  ...manifestNames,
  ...manubotNames,
];

/**
 * How far a project reaches: to all folders below its root, or, for a manuscript that somebody opened by itself,
 * no further than its own folder, which may be a home folder with a million files.
 */
export type Reach = "below" | "beside";

/** Everything outside a manuscript that its findings depend on, at one moment. Immutable: a change makes a new project. */
export interface Project {
  /** The URI of the folder that it spans. */
  readonly root: string;
  readonly file: ProjectFile;
  /** The URI of its caveat.yaml, whether there is one or not. */
  readonly fileUri: string;
  readonly user: UserSettings;
  /** Every bibliography that was read, by URI: those of the workspace and those that somebody named. */
  readonly bibliographies: ReadonlyMap<string, Bibliography>;
  /** Project files of other tools that name bibliographies. */
  readonly manifests: readonly Manifest[];
  readonly glossaries: readonly GlossaryFile[];
  /** All terms, house terms first. */
  readonly glossary: Glossary;
  /** The list of retractions; undefined where none is named, or it has not been read yet. */
  readonly retractions: RetractionList | undefined;
  readonly troubles: ReadonlyMap<string, Trouble>;
}

/** What to read for a project. */
export interface ProjectRequest {
  readonly root: string;
  readonly reach: Reach;
  readonly user: UserSettings;
  /** URIs of bibliographies that manuscripts name. */
  readonly named: readonly string[];
  /** How the host lets a big bibliography be read without holding up anybody. */
  readonly pace: Pace;
}

/** Reads a project's files. What stands unchanged in `previous` is not parsed again. */
export async function loadProject(
  files: Files,
  request: ProjectRequest,
  previous?: Project,
): Promise<Project> {
  const { root, user, pace } = request;
  const fileUri = resolve(root, projectFileName);
  const fileText: FileText = files.allows(fileUri) ? await files.read(fileUri) : { kind: "missing" };
  const file = fileText.kind === "text" ? readProjectFile(fileText.text) : noProjectFile;
  const found = await files.find(
    root,
    request.reach === "below" ? projectFileNames.map((name) => `**/${name}`) : projectFileNames,
  );
  const troubles = new Map<string, Trouble>();
  if (fileText.kind === "unreadable") troubles.set(fileUri, fileText);
  const manifestTexts = await readAll(files, found.filter(isManifest), troubles);
  const manifests = [...manifestTexts].map(([uri, text]) => readManifest(uri, text));
  const wanted = {
    bibliographies: unique([
      ...file.bibliography.map(({ path }) => resolve(root, path)),
      ...user.bibliography.map((path) => resolve(root, path)),
      ...manifests.flatMap(({ bibliography }) => bibliography),
      ...request.named,
      ...found.filter((uri) => !isGlossaryName(uri) && !isManifest(uri)),
    ]),
    glossaries: unique([
      ...file.glossary.map(({ path }) => resolve(root, path)),
      ...found.filter(isGlossaryName),
      ...user.glossary.map((path) => resolve(root, path)),
    ]),
  };
  const texts = await readAll(files, [...wanted.bibliographies, ...wanted.glossaries], troubles);
  const bibliographies = new Map<string, Bibliography>();
  for (const uri of wanted.bibliographies) {
    const text = texts.get(uri);
    if (text === undefined) continue;
    const known = previous?.bibliographies.get(uri);
    bibliographies.set(
      uri,
      known?.text === text ? known : await paced(readBibliographyInSteps(uri, text), pace),
    );
  }
  const glossaryFiles: GlossaryFile[] = [];
  for (const uri of wanted.glossaries) {
    const text = texts.get(uri);
    if (text === undefined) continue;
    const known = previous?.glossaries.find((one) => one.uri === uri && one.text === text);
    glossaryFiles.push(known ?? (await paced(readGlossaryInSteps(uri, text), pace)));
  }
  const glossaries = withConflicts(glossaryFiles);
  return {
    root,
    file,
    fileUri,
    user,
    bibliographies,
    manifests,
    glossaries,
    retractions: sameRetractions(files, file, request, previous),
    glossary: sameEntries(previous, glossaries) ?? (await glossaryWith(glossaries, pace)),
    troubles,
  };
}

/** Reading the list takes seconds: `withRetractions` does that, while the project is in use already. */
function sameRetractions(
  files: Files,
  file: ProjectFile,
  { root, user }: ProjectRequest,
  previous: Project | undefined,
): RetractionList | undefined {
  const before = previous?.retractions;
  const uri = retractionsUri({ root, file, user });
  return before && before.uri === uri && before.revision === files.revision(uri) ? before : undefined;
}

/** The glossary that ships with Caveat, without any house terms. */
export const shippedGlossary = glossaryOf(shippedEntries);

async function glossaryWith(glossaries: readonly GlossaryFile[], pace: Pace): Promise<Glossary> {
  const glossary = glossaryOf([...glossaries.flatMap((one) => one.entries), ...shippedEntries]);
  await paced(glossary.prepare(), pace);
  return glossary;
}

function sameEntries(
  previous: Project | undefined,
  glossaries: readonly GlossaryFile[],
): Glossary | undefined {
  if (glossaries.every(({ entries }) => entries.length === 0)) return shippedGlossary;
  const before = previous?.glossaries ?? [];
  const isSame = ({ entries }: GlossaryFile, index: number): boolean =>
    entries === before[index]?.entries || JSON.stringify(entries) === JSON.stringify(before[index]?.entries);
  return glossaries.length === before.length && glossaries.every(isSame) ? previous?.glossary : undefined;
}

async function readAll(
  files: Files,
  uris: readonly string[],
  troubles: Map<string, Trouble>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await Promise.all(
    uris.map(async (uri) => {
      const result: FileText | Trouble = files.allows(uri) ? await files.read(uri) : { kind: "forbidden" };
      if (result.kind === "text") texts.set(uri, result.text);
      else troubles.set(uri, result);
    }),
  );
  return texts;
}

function unique(uris: readonly string[]): string[] {
  return [...new Set(uris)];
}

/** The root of the project that a file belongs to: the deepest that holds it, else its own folder. */
export function rootFor(uri: string, roots: readonly string[]): string {
  const holding = roots.filter((root) => isBelow(uri, root));
  return holding.reduce(
    (deepest, root) => (root.length > deepest.length ? root : deepest),
    holding[0] ?? folderOf(uri),
  );
}
