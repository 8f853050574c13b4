import {
  commands,
  type DiagnosticCollection,
  type ExtensionContext,
  languages,
  ProgressLocation,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, Diagnostic, RequestType0 } from "vscode-languageclient";
import { CheckWorkspaceRequest, type CheckWorkspaceResult } from "../../server/src/protocol";
import { manuscriptPattern } from "./documents";

const checkRequest = new RequestType0<CheckWorkspaceResult, void>(CheckWorkspaceRequest);

/**
 * The diagnostics of files that nobody has open, from the last check of the workspace.
 * An open file has the server's own, which follow its edits.
 */
export function createWorkspaceFindings(context: ExtensionContext): DiagnosticCollection {
  const findings = languages.createDiagnosticCollection("caveat workspace");
  // What was found in a file that has changed since then would point at the wrong words.
  const changes = workspace.createFileSystemWatcher(manuscriptPattern, true);
  changes.onDidChange((uri) => {
    findings.delete(uri);
  });
  changes.onDidDelete((uri) => {
    findings.delete(uri);
  });
  context.subscriptions.push(findings, changes);
  return findings;
}

/** Checks every manuscript of the workspace and shows the Problems view; says something only when there is nothing to show. */
export async function checkWorkspace(
  client: BaseLanguageClient,
  findings: DiagnosticCollection,
): Promise<void> {
  const outcome = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: "Caveat: checking all manuscripts of the workspace",
      cancellable: true,
    },
    async (_progress, token) => {
      try {
        const result = await client.sendRequest(checkRequest, token);
        return token.isCancellationRequested ? undefined : await show(client, result, findings);
      } catch (reason) {
        // A cancelled request is answered with an error; it is what the user asked for.
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw reason;
      }
    },
  );
  if (outcome === undefined) {
    return;
  }
  if (outcome.diagnostics > 0) {
    await commands.executeCommand("workbench.actions.view.problems");
  } else {
    // Not awaited: the message may stay for as long as its reader likes.
    void window.showInformationMessage(nothingFound(outcome.files));
  }
}

interface Outcome {
  readonly files: number;
  readonly diagnostics: number;
}

async function show(
  client: BaseLanguageClient,
  result: CheckWorkspaceResult,
  findings: DiagnosticCollection,
): Promise<Outcome> {
  const shown: [Uri, Awaited<ReturnType<typeof client.protocol2CodeConverter.asDiagnostics>>][] = [];
  let diagnostics = 0;
  for (const file of result.files) {
    const uri = client.protocol2CodeConverter.asUri(file.uri);
    const converted = await client.protocol2CodeConverter.asDiagnostics(
      file.diagnostics.filter((diagnostic) => Diagnostic.is(diagnostic)),
    );
    diagnostics += converted.length;
    if (!isLive(client, uri)) {
      shown.push([uri, converted]);
    }
  }
  findings.clear();
  findings.set(shown);
  return { files: result.files.length, diagnostics };
}

/** Whether the client pulls the diagnostics of a file: it must be loaded, and stand in a tab. */
function isLive(client: BaseLanguageClient, uri: Uri): boolean {
  const key = uri.toString();
  const isThis = (document: TextDocument): boolean => document.uri.toString() === key;
  return client.visibleDocuments.isVisible(uri) && workspace.textDocuments.some(isThis);
}

function nothingFound(files: number): string {
  if (files === 0) {
    return "Caveat found no manuscripts in this workspace.";
  }
  return `Caveat found nothing to point out in ${files === 1 ? "1 file" : `${files} files`}.`;
}
