import type { CodeAction } from "vscode-languageserver";
import { type RefactoringId, refactorSteps, titleOf } from "../features/refactorings";
import { bibliographyNamed } from "../features/refactorings/front-matter";
import { type Pace, paced } from "../service/pace";
import type { Snapshot } from "../service/snapshot";
import { folderOf, resolve } from "../service/uris";
import type { Edit } from "../text/span";
import type { ServerContext } from "./context";
import { documentOf } from "./to-lsp";
import { canCreateFiles, type FileEdits, type NewFile, toWorkspaceEdit } from "./workspace-edit";

/** What a bibliography is called that a refactoring makes. */
const newBibliography = "references.bib";

/** The edit of a refactoring with its preview, or why it can’t be done; nothing where there is nothing to do. */
export async function refactored(
  context: ServerContext,
  snapshot: Snapshot,
  id: RefactoringId,
  pace: Pace,
): Promise<Pick<CodeAction, "edit" | "disabled">> {
  const { uri, manuscript, sources } = snapshot;
  const outcome = await paced(refactorSteps(id, manuscript, sources.library), pace);
  if ("refused" in outcome) return { disabled: { reason: outcome.refused } };
  const place =
    outcome.bibliography === ""
      ? undefined
      : await bibliographyPlace(context, snapshot, outcome.bibliography);
  if (place && "refused" in place) return { disabled: { reason: place.refused } };
  const named = place?.path === undefined ? [] : bibliographyNamed(manuscript, place.path);
  const files = [
    edits(context, uri, manuscript.text, [...named, ...outcome.edits]),
    ...(place?.appended ? [place.appended] : []),
  ];
  return {
    edit: toWorkspaceEdit(context.client(), files, {
      preview: { label: titleOf(id), ...(outcome.remark === "" ? {} : { description: outcome.remark }) },
      created: place?.created ? [place.created] : [],
    }),
  };
}

interface BibliographyPlace {
  /** As the front matter shall name it; undefined where the project names it for all its manuscripts. */
  readonly path: string | undefined;
  readonly appended: FileEdits | undefined;
  readonly created: NewFile | undefined;
}

/** Where new entries go: at the end of the BibTeX file that the manuscript uses, else into a new file beside it. */
async function bibliographyPlace(
  context: ServerContext,
  { uri, sources, project }: Snapshot,
  entries: string,
): Promise<BibliographyPlace | { readonly refused: string }> {
  const folder = folderOf(uri);
  const beside = resolve(folder, newBibliography);
  const inUse = sources.uris.find((one) => /\.bib$/i.test(one) && one.startsWith(`${project.root}/`));
  const home = inUse ?? (project.bibliographies.has(beside) ? beside : undefined);
  if (home !== undefined) {
    const text = context.documents.get(home)?.getText() ?? project.bibliographies.get(home)?.text ?? "";
    const gap = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
    const span = { start: text.length, end: text.length };
    const appended = edits(context, home, text, [{ span, text: gap + entries }]);
    const inProject = project.manifests.some(({ bibliography }) => bibliography.includes(home));
    return { path: inProject ? undefined : pathFrom(folder, home), appended, created: undefined };
  }
  if (!canCreateFiles(context.client())) {
    return { refused: "This editor can’t make the bibliography file that the citations would need." };
  }
  if ((await context.files.read(beside)).kind !== "missing") {
    return { refused: `There is a file ${newBibliography} beside the manuscript that can’t be read.` };
  }
  return { path: newBibliography, appended: undefined, created: { uri: beside, text: entries } };
}

function edits({ documents }: ServerContext, uri: string, text: string, changed: readonly Edit[]): FileEdits {
  const open = documents.get(uri);
  return { document: open ?? documentOf(uri, text), version: open?.version ?? null, edits: changed };
}

/** The path from a folder to a file in it, beside it or above it. */
function pathFrom(folder: string, file: string): string {
  const from = folder.split("/");
  const to = file.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].map(decodeURIComponent).join("/");
}
