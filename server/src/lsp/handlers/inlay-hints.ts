import { type InlayHint, InlayHintRefreshRequest } from "vscode-languageserver";
import { inlayHintsIn } from "../../features/inlay-hints";
import type { ServerContext } from "../context";
import { fromRange } from "../from-lsp";
import { guarded, inBackground } from "../guard";

/** Whoever keeps the hints true: an editor asks again only when it is told to. */
export interface InlayHintsHandler {
  /** Settings or bibliographies changed. */
  refresh(): void;
}

/** Answers first author and year of the works behind numeric citations, where the user wants to see them. */
export function handleInlayHints(context: ServerContext): InlayHintsHandler {
  const { connection, documents, session, log } = context;
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    guarded<InlayHint[]>(
      async () => {
        const which = context.inlayHints();
        if (which === "off") return [];
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const { manuscript, sources } = snapshot;
        const span = fromRange(document, range);
        return inlayHintsIn(span, manuscript, sources.library, which).map(({ offset, label, details }) => ({
          position: document.positionAt(offset),
          label,
          paddingLeft: true,
          tooltip: details.join("\n"),
        }));
      },
      { name: "inlay hints", safe: [], token, log },
    ),
  );
  return {
    refresh: () => {
      if (context.client().workspace?.inlayHint?.refreshSupport !== true) return;
      inBackground("inlay hint refresh", log, () => connection.sendRequest(InlayHintRefreshRequest.type));
    },
  };
}
