import type { CancellationToken } from "vscode-languageserver";
import { CheckWorkspaceRequest, type CheckWorkspaceResult } from "../../protocol";
import type { ServerContext } from "../context";
import { manuscriptDiagnostics } from "../diagnostics";
import { guarded, paceOf } from "../guard";
import { workspaceManuscripts } from "../workspace-manuscripts";

/** Answers with the diagnostics of every manuscript of the workspace, open or not. */
export function handleCheckWorkspace(context: ServerContext): void {
  const { connection, host, log } = context;
  connection.onRequest(CheckWorkspaceRequest, (token: CancellationToken) =>
    guarded<CheckWorkspaceResult>(
      async () => {
        const pace = paceOf(host, token);
        const checked: { uri: string; diagnostics: readonly unknown[] }[] = [];
        for await (const snapshot of workspaceManuscripts(context, pace)) {
          checked.push({
            uri: snapshot.uri,
            diagnostics: await manuscriptDiagnostics(context, snapshot, pace),
          });
        }
        return { files: checked };
      },
      { name: "check of the workspace", safe: { files: [] }, token, log },
    ),
  );
}
