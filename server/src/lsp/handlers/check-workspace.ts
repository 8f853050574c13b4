import type { CancellationToken } from "vscode-languageserver";
import { CheckWorkspaceRequest, type CheckWorkspaceResult } from "../../protocol";
import { manuscriptExtensions } from "../../service/document-kind";
import { breathe } from "../../service/pace";
import type { ServerContext } from "../context";
import { manuscriptDiagnostics } from "../diagnostics";
import { guarded, paceOf } from "../guard";

/** Answers with the diagnostics of every manuscript of the workspace, open or not. */
export function handleCheckWorkspace(context: ServerContext): void {
  const { connection, session, files, documents, host, log } = context;
  connection.onRequest(CheckWorkspaceRequest, (token: CancellationToken) =>
    guarded<CheckWorkspaceResult>(
      async () => {
        const pace = paceOf(host, token);
        const globs = manuscriptExtensions.map((extension) => `**/*${caseless(extension)}`);
        const found = await Promise.all(context.folders().map((folder) => files.find(folder, globs)));
        const checked: { uri: string; diagnostics: readonly unknown[] }[] = [];
        for (const uri of new Set(found.flat())) {
          await breathe(pace);
          const text = documents.get(uri)?.getText() ?? (await files.read(uri));
          if (typeof text !== "string" && text.kind !== "text") {
            log.error(`${uri} was not checked: it can’t be read.`);
            continue;
          }
          const snapshot = await session.snapshotOfText(uri, typeof text === "string" ? text : text.text);
          checked.push({ uri, diagnostics: await manuscriptDiagnostics(context, snapshot, pace) });
        }
        return { files: checked };
      },
      { name: "check of the workspace", safe: { files: [] }, token, log },
    ),
  );
}

/** `.rmd` as `.[rR][mM][dD]`: globs are sensitive to case, writers of R Markdown are not. */
function caseless(extension: string): string {
  return extension.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
