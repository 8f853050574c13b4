import type { CancellationToken } from "vscode-languageserver";
import { addedTerm, newGlossary, newGlossaryName } from "../../features/terms/house-glossary";
import { type AddTermParams, AddTermRequest, type AddTermResult } from "../../protocol";
import type { Project } from "../../service/project";
import { isBelow, resolve } from "../../service/uris";
import type { ServerContext } from "../context";
import { guarded } from "../guard";
import { documentOf } from "../to-lsp";
import { canCreateFiles, toWorkspaceEdit } from "../workspace-edit";

/** Answers with the edit that adds a term to the project's house glossary. */
export function handleAddTerm(context: ServerContext): void {
  const { connection, log } = context;
  connection.onRequest(AddTermRequest, (params: AddTermParams, token: CancellationToken) =>
    guarded<AddTermResult>(() => added(context, params), {
      name: "new term",
      safe: { refused: "The house glossary could not be changed; the log says why." },
      token,
      log,
    }),
  );
}

async function added(
  context: ServerContext,
  { uri, term, abbreviation, definition }: AddTermParams,
): Promise<AddTermResult> {
  const project = await context.session.project(uri);
  const entry = { term, definition, ...(abbreviation === undefined ? {} : { abbreviation }) };
  const home = houseGlossary(project);
  if (home === undefined) return inNewFile(context, project, newGlossary(entry));
  const open = context.documents.get(home);
  const file = open ? undefined : await context.files.read(home);
  const text = open?.getText() ?? (file?.kind === "text" ? file.text : undefined);
  if (text === undefined) return { refused: "The house glossary can’t be read." };
  const edit = addedTerm(home, text, entry);
  if ("refused" in edit) return edit;
  const document = open ?? documentOf(home, text);
  const files = [{ document, version: open?.version ?? null, edits: [edit] }];
  return { edit: toWorkspaceEdit(context.client(), files), uri: home };
}

/** The first glossary that lies in the project, whatever its form: those of the user's own are not the project's. */
function houseGlossary({ glossaries, root }: Project): string | undefined {
  return glossaries.find(({ uri }) => isBelow(uri, root))?.uri;
}

async function inNewFile(context: ServerContext, { root }: Project, text: string): Promise<AddTermResult> {
  const uri = resolve(root, newGlossaryName);
  if (!canCreateFiles(context.client())) return { refused: "This editor can’t make the house glossary." };
  if ((await context.files.read(uri)).kind !== "missing") {
    return { refused: `There is a file ${newGlossaryName} that can’t be used as a glossary.` };
  }
  return { edit: toWorkspaceEdit(context.client(), [], { created: [{ uri, text }] }), uri };
}
