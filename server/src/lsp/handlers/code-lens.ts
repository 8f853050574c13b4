import { type CodeLens, CodeLensRefreshRequest } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CitedCount, countsInBibliography, countsInList, keyCounts } from "../../features/code-lens";
import { meansSame } from "../../features/references";
import { type PlaceInFile, showCitationsCommand } from "../../protocol";
import type { Pace } from "../../service/pace";
import type { ServerContext } from "../context";
import { guarded, inBackground, paceOf } from "../guard";
import { openBibliography } from "../open-bibliography";
import { toRange } from "../to-lsp";
import { workspaceManuscripts } from "../workspace-manuscripts";

/** Whoever keeps the counts true: an editor asks again by itself only when the text that it shows them in changes. */
export interface CodeLensHandler {
  /** Manuscripts or bibliographies changed. */
  refresh(): void;
}

/** Answers how often entries are cited: those of a manuscript's own list in it, those of a bibliography in the workspace. */
export function handleCodeLens(context: ServerContext): CodeLensHandler {
  const { connection, documents, session, host, log } = context;
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    guarded<CodeLens[]>(
      async () => {
        const pace = paceOf(host, token);
        const open = await openBibliography(context, uri, pace);
        if (open) {
          const counts = await timesCited(context, uri, pace);
          return countsInBibliography(open.bibliography, counts).map((one) => toLens(open.document, one));
        }
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        return countsInList(snapshot.manuscript).map((one) => toLens(document, one));
      },
      { name: "code lens", safe: [], token, log },
    ),
  );
  return {
    refresh: () => {
      if (context.client().workspace?.codeLens?.refreshSupport !== true) return;
      inBackground("code lens refresh", log, () => connection.sendRequest(CodeLensRefreshRequest.type));
    },
  };
}

/** How often the manuscripts of the workspace cite the keys of a bibliography. */
async function timesCited(context: ServerContext, uri: string, pace: Pace): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { manuscript, sources } of workspaceManuscripts(context, pace)) {
    for (const [key, count] of keyCounts(manuscript)) {
      if (meansSame(key, sources.library, uri)) counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  return counts;
}

function toLens(document: TextDocument, cited: CitedCount): CodeLens {
  const { uri } = document;
  const range = toRange(document, cited);
  const { title, count } = cited;
  // A command without a name is shown and does nothing.
  if (count === 0) return { range, command: { title, command: "" } };
  const position: PlaceInFile = { uri, ...range.start };
  return { range, command: { title, command: showCitationsCommand, arguments: [position] } };
}
