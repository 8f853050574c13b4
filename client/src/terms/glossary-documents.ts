import { type ExtensionContext, Range, Uri, window, workspace } from "vscode";
import { type BaseLanguageClient, RequestType } from "vscode-languageclient";
import {
  type GlossaryEntryParams,
  GlossaryEntryRequest,
  type GlossaryEntryResult,
  glossaryScheme,
  type TermOfFile,
} from "../../../server/src/protocol";
import { isPlaceInFile } from "../places";
import { showMarkdown } from "../preview";

const entryRequest = new RequestType<GlossaryEntryParams, GlossaryEntryResult, void>(GlossaryEntryRequest);

/** Shows entries of the shipped glossary as read-only documents, for *Peek Definition* and for links. */
export function registerGlossaryDocuments(
  context: ExtensionContext,
  running: () => BaseLanguageClient,
): void {
  const provideTextDocumentContent = async (uri: Uri): Promise<string> => {
    const term = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    const entry = await running().sendRequest(entryRequest, { term });
    return entry?.markdown ?? "The glossary has no such entry.\n";
  };
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(glossaryScheme, { provideTextDocumentContent }),
  );
}

/** Opens the entry of a term: in its house glossary, or rendered where it ships with Caveat. */
export async function showTerm(client: BaseLanguageClient, argument: unknown): Promise<void> {
  if (!isTermOfFile(argument)) {
    throw new Error("This command belongs to links between terms and needs one of them.");
  }
  const entry = await client.sendRequest(entryRequest, argument);
  if (entry === null) {
    throw new Error(`The glossaries have no entry “${argument.term}”.`);
  }
  if (entry.place) {
    await showPlace(client, entry.place);
  } else {
    await showMarkdown(Uri.from({ scheme: glossaryScheme, path: `/${argument.term}.md` }));
  }
}

/** Opens a file with the cursor at a place. */
export async function showPlace(client: BaseLanguageClient, argument: unknown): Promise<void> {
  if (!isPlaceInFile(argument)) {
    throw new Error("This command belongs to links to places and needs one of them.");
  }
  const { uri, line, character } = argument;
  const selection = new Range(line, character, line, character);
  await window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { selection });
}

function isTermOfFile(argument: unknown): argument is TermOfFile {
  if (typeof argument !== "object" || argument === null) {
    return false;
  }
  const { term, uri } = argument as Record<string, unknown>;
  return typeof term === "string" && (uri === undefined || typeof uri === "string");
}
