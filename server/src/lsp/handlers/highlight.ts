import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import { highlightsAt } from "../../features/highlight";
import { termHighlightsAt } from "../../features/terms/term-references";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded } from "../guard";
import { withTerms } from "../terms/terms-ready";
import { toRange } from "../to-lsp";

/** Answers which other places of a manuscript are about the work or the term at the cursor. */
export function handleHighlight(context: ServerContext): void {
  const { connection, documents, session, log } = context;
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    guarded<DocumentHighlight[]>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const { manuscript, sources, glossary } = await withTerms(context, snapshot);
        const offset = fromPosition(document, position);
        const cited = highlightsAt(offset, manuscript, sources.library);
        const found = cited.length > 0 ? cited : termHighlightsAt(offset, manuscript, glossary);
        return found.map((highlight) => ({
          range: toRange(document, highlight),
          kind: highlight.kind === "describes" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
      { name: "highlight", safe: [], token, log },
    ),
  );
}
