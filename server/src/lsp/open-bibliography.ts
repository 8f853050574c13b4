import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Bibliography, readBibliographyInSteps } from "../model/bibliography";
import { documentKind } from "../service/document-kind";
import { type Pace, paced } from "../service/pace";
import type { ServerContext } from "./context";
import { documentOf, fileOf } from "./to-lsp";

const asDocuments = new WeakMap<Bibliography, TextDocument>();

/** A bibliography as a document, for lines and characters of its entries. Kept: to count the lines of a big one takes a while. */
export function bibliographyDocument(bibliography: Bibliography): TextDocument {
  let document = asDocuments.get(bibliography);
  if (!document) {
    document = documentOf(fileOf(bibliography.uri), bibliography.text);
    asDocuments.set(bibliography, document);
  }
  return document;
}

const known = new WeakMap<TextDocument, { readonly version: number; readonly bibliography: Bibliography }>();

/** A bibliography and the document that it was read from. */
export interface OpenBibliography {
  readonly document: TextDocument;
  readonly bibliography: Bibliography;
}

/**
 * The bibliography that an open document holds, as it stands in the editor: while somebody types, the project's own is
 * behind. Undefined when the document is none, or not open.
 */
export async function openBibliography(
  { documents, session }: ServerContext,
  uri: string,
  pace: Pace,
): Promise<OpenBibliography | undefined> {
  const document = documents.get(uri);
  if (!document) return undefined;
  const { version, languageId } = document;
  const inProject = (await session.project(uri)).bibliographies.get(uri);
  if (!inProject && documentKind(uri, languageId) !== "bibliography") return undefined;
  const text = document.getText();
  if (inProject?.text === text) return { document, bibliography: inProject };
  const before = known.get(document);
  if (before?.version === version) return { document, bibliography: before.bibliography };
  const bibliography = await paced(readBibliographyInSteps(uri, text), pace);
  known.set(document, { version, bibliography });
  return { document, bibliography };
}
