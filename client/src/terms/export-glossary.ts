import { window, workspace } from "vscode";
import { type BaseLanguageClient, RequestType } from "vscode-languageclient";
import {
  ExportGlossaryRequest,
  type ExportGlossaryResult,
  type TermsParams,
} from "../../../server/src/protocol";
import type { ManuscriptInFront } from "./manuscript-in-front";

const exportRequest = new RequestType<TermsParams, ExportGlossaryResult, void>(ExportGlossaryRequest);

/** Opens the manuscript's glossary as a new, unsaved Markdown document: the reader decides where it goes. */
export async function exportGlossary(
  client: BaseLanguageClient,
  manuscript: ManuscriptInFront,
): Promise<void> {
  const document = manuscript.current();
  if (document === undefined) {
    throw new Error("Open a manuscript first: its terms make the glossary.");
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const { markdown: content } = await client.sendRequest(exportRequest, { uri });
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}
