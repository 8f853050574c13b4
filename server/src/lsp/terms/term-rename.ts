import type { Range, WorkspaceEdit } from "vscode-languageserver";
import type { Refusal } from "../../features/rename";
import { renamedInYaml } from "../../features/terms/house-glossary/renamed";
import {
  renamedForm,
  renameTerm,
  type TermRenamePlace,
  termRenamePlaceAt,
} from "../../features/terms/rename-term";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { documentOf, toRange } from "../to-lsp";
import { canPreview, type FileEdits, toWorkspaceEdit } from "../workspace-edit";
import { withTerms } from "./terms-ready";

type Position = Parameters<typeof fromPosition>[1];

/** The term at a position of an open manuscript that can be renamed, or why it can't. */
export async function termToRename(
  context: ServerContext,
  uri: string,
  position: Position,
): Promise<
  { readonly range: Range; readonly words: string; readonly place: TermRenamePlace | Refusal } | undefined
> {
  const snapshot = await context.session.snapshot(uri);
  const document = context.documents.get(uri);
  if (!snapshot || !document) return undefined;
  const { manuscript, glossary } = await withTerms(context, snapshot);
  const place = termRenamePlaceAt(fromPosition(document, position), manuscript, glossary);
  if (!place) return undefined;
  const range = toRange(document, place);
  return { range, words: document.getText(range), place };
}

/**
 * The edit that renames a term through its manuscript, or why there is none. Where the manuscript's front matter defines the
 * term, the form is renamed there as well; in a house glossary only where the editor shows that before it happens, since other
 * manuscripts use it.
 */
export async function termRenamed(
  context: ServerContext,
  uri: string,
  place: TermRenamePlace,
  newName: string,
): Promise<WorkspaceEdit | Refusal | undefined> {
  const snapshot = await context.session.snapshot(uri);
  const document = context.documents.get(uri);
  if (!snapshot || !document) return undefined;
  const edits = renameTerm(place, newName, snapshot.manuscript, snapshot.glossary);
  if ("refused" in edits) return edits;
  const inGlossary = await renamedInGlossary(context, place, newName);
  const own = inGlossary?.document.uri === uri ? inGlossary.edits : [];
  return toWorkspaceEdit(context.client(), [
    { document, version: document.version, edits: [...own, ...edits] },
    ...(inGlossary && own.length === 0 && canPreview(context.client()) ? [inGlossary] : []),
  ]);
}

/** The edit of the file that defines a term; undefined where it stands in no file, or in one that is not changed line by line. */
async function renamedInGlossary(
  { documents, files }: ServerContext,
  place: TermRenamePlace,
  newName: string,
): Promise<FileEdits | undefined> {
  const { entry, form } = place;
  const home = entry?.origin?.uri;
  if (!entry || home === undefined || /\.(?:json|csv|tsv|tab)$/i.test(home)) return undefined;
  const file = await files.read(home);
  const edit =
    file.kind === "text" ? renamedInYaml(file.text, entry, form, renamedForm(place, newName)) : undefined;
  if (file.kind !== "text" || !edit) return undefined;
  const open = documents.get(home);
  return {
    document: open ?? documentOf(home, file.text),
    version: open?.version ?? null,
    edits: [edit],
    preview: {
      label: "Rename in the house glossary",
      description: "Other manuscripts use it as well; forms that they still have are no longer known.",
    },
  };
}
