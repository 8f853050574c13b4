import { window, workspace } from "vscode";
import { type BaseLanguageClient, RequestType } from "vscode-languageclient";
import {
  type AddTermParams,
  AddTermRequest,
  type AddTermResult,
  type TermToAdd,
} from "../../../server/src/protocol";
import type { ManuscriptInFront } from "./manuscript-in-front";

const addRequest = new RequestType<AddTermParams, AddTermResult, void>(AddTermRequest);

/**
 * Adds a term to the house glossary of its project, which is made where there is none. Asks for whatever is missing; nothing
 * is written when the user gives none. Without an argument the selection, or what the user types, is the term.
 */
export async function addTerm(
  client: BaseLanguageClient,
  manuscript: ManuscriptInFront,
  argument: unknown,
): Promise<void> {
  const given = isTermToAdd(argument) ? argument : await askForTerm(client, manuscript);
  if (given === undefined) {
    return;
  }
  const definition =
    given.definition ??
    (await ask(`What does “${given.term}” mean?`, "One plain sentence that a student can follow."));
  if (definition === undefined) {
    return;
  }
  const { uri, term, abbreviation } = given;
  const short = abbreviation === undefined ? {} : { abbreviation };
  const result = await client.sendRequest(addRequest, { uri, term, definition, ...short });
  if ("refused" in result) {
    throw new Error(result.refused);
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(
    result.edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0],
  );
  if (edit === undefined || !(await workspace.applyEdit(edit))) {
    throw new Error("The house glossary could not be changed.");
  }
  const glossary = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(result.uri));
  await glossary.save();
}

/** A term whose definition may be known as well: other extensions and key bindings can give it. */
type GivenTerm = TermToAdd & { readonly definition?: string };

async function askForTerm(
  client: BaseLanguageClient,
  manuscript: ManuscriptInFront,
): Promise<GivenTerm | undefined> {
  const document = manuscript.current();
  if (document === undefined) {
    throw new Error("Open a manuscript first: its project gets the term.");
  }
  const editor = window.activeTextEditor;
  const selected = editor?.document === document ? document.getText(editor.selection) : "";
  const term = await ask("Which term?", "The preferred form, in the singular.", selected);
  return term === undefined ? undefined : { uri: client.code2ProtocolConverter.asUri(document.uri), term };
}

/** What the user typed; undefined when the question was dismissed or left empty. */
async function ask(title: string, prompt: string, value = ""): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: `Caveat: ${title}`,
    prompt,
    value,
    ignoreFocusOut: true,
  });
  return answer === undefined || answer.trim() === "" ? undefined : answer.trim();
}

function isTermToAdd(argument: unknown): argument is GivenTerm {
  if (typeof argument !== "object" || argument === null) {
    return false;
  }
  const { uri, term, abbreviation, definition } = argument as Record<string, unknown>;
  const optional = (value: unknown): boolean => value === undefined || typeof value === "string";
  return (
    typeof uri === "string" && typeof term === "string" && optional(abbreviation) && optional(definition)
  );
}
