import {
  EventEmitter,
  type ExtensionContext,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, RequestType } from "vscode-languageclient";
import { type DoctorParams, DoctorRequest, type DoctorResult } from "../../server/src/protocol";
import { servedDocuments } from "./documents";
import { showMarkdown } from "./preview";

const doctorRequest = new RequestType<DoctorParams, DoctorResult, void>(DoctorRequest);
const scheme = "caveat";
const report = Uri.from({ scheme, path: "/Caveat Doctor.md" });

/**
 * Prepares the report on what was found for the text in front of the user.
 * It is a virtual document: read-only, gone with the window, never in the workspace.
 * Returns the function that asks a client and shows the answer.
 */
export function createDoctor(context: ExtensionContext): (client: BaseLanguageClient) => Promise<void> {
  let markdown = "";
  const changed = new EventEmitter<Uri>();
  const provider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (): string => markdown,
  };
  context.subscriptions.push(changed, workspace.registerTextDocumentContentProvider(scheme, provider));

  return async (client) => {
    const document = documentInFront();
    const uri = document && client.code2ProtocolConverter.asUri(document.uri);
    ({ markdown } = await client.sendRequest(doctorRequest, { uri }));
    changed.fire(report);
    await showMarkdown(report);
  };
}

/** The text that the user looks at: the active one, or when that is a log or a preview, one that stands beside it. */
function documentInFront(): TextDocument | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors
    .flatMap((editor) => editor?.document ?? [])
    .find((document) => document.uri.scheme !== scheme && languages.match(servedDocuments, document) > 0);
}
