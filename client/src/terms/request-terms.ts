import type { TextDocument } from "vscode";
import { type BaseLanguageClient, RequestType } from "vscode-languageclient";
import {
  type TermInManuscript,
  type TermsParams,
  TermsRequest,
  type TermsResult,
} from "../../../server/src/protocol";

const termsRequest = new RequestType<TermsParams, TermsResult, void>(TermsRequest);

/** The terms of an open manuscript by first use. */
export async function termsOf(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<readonly TermInManuscript[]> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  return (await client.sendRequest(termsRequest, { uri })).terms;
}
