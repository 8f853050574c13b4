import type { Range, WorkspaceEdit } from "vscode-languageserver";
import type { Refusal } from "../../features/rename";
import { renameTerm, type TermRenamePlace, termRenamePlaceAt } from "../../features/terms/rename-term";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { toRange } from "../to-lsp";
import { toWorkspaceEdit } from "../workspace-edit";
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
  const { manuscript, project } = await withTerms(context, snapshot);
  const place = termRenamePlaceAt(fromPosition(document, position), manuscript, project.glossary);
  if (!place) return undefined;
  const range = toRange(document, place);
  return { range, words: document.getText(range), place };
}

/** The edit that renames a term through its manuscript, or why there is none. */
export async function termRenamed(
  context: ServerContext,
  uri: string,
  place: TermRenamePlace,
  newName: string,
): Promise<WorkspaceEdit | Refusal | undefined> {
  const snapshot = await context.session.snapshot(uri);
  const document = context.documents.get(uri);
  if (!snapshot || !document) return undefined;
  const edits = renameTerm(place, newName, snapshot.manuscript, snapshot.project.glossary);
  if ("refused" in edits) return edits;
  return toWorkspaceEdit(context.client(), [{ document, version: document.version, edits }]);
}
