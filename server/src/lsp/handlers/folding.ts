import type { FoldingRange } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { bibliographyFolds, manuscriptFolds } from "../../features/folding";
import type { Span } from "../../text/span";
import type { ServerContext } from "../context";
import { guarded, paceOf } from "../guard";
import { openBibliography } from "../open-bibliography";
import { toRange } from "../to-lsp";

/** Answers what can be folded that the editor does not fold by itself. */
export function handleFolding(context: ServerContext): void {
  const { connection, documents, session, host, log } = context;
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    guarded<FoldingRange[]>(
      async () => {
        const open = await openBibliography(context, uri, paceOf(host, token));
        if (open) return toFolds(open.document, bibliographyFolds(open.bibliography));
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        return snapshot && document ? toFolds(document, manuscriptFolds(snapshot.manuscript)) : [];
      },
      { name: "folding", safe: [], token, log },
    ),
  );
}

function toFolds(document: TextDocument, spans: readonly Span[]): FoldingRange[] {
  return spans.flatMap((span) => {
    const { start, end } = toRange(document, span);
    return start.line < end.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}
