import type { DocumentLink } from "vscode-languageserver";
import { documentLinksIn } from "../../features/document-links";
import { breathe } from "../../service/pace";
import { shift } from "../../text/span";
import type { ServerContext } from "../context";
import { guarded, paceOf } from "../guard";
import { toRange } from "../to-lsp";

/** Answers which identifiers of works and trials in a manuscript lead to a page. */
export function handleDocumentLinks({ connection, documents, session, host, log }: ServerContext): void {
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    guarded<DocumentLink[]>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const pace = paceOf(host, token);
        const links: DocumentLink[] = [];
        for (const { block, start } of snapshot.manuscript.blocks) {
          await breathe(pace);
          for (const link of documentLinksIn(block)) {
            const { url: target, tooltip } = link;
            links.push({ range: toRange(document, shift(link, start)), target, tooltip });
          }
        }
        return links;
      },
      { name: "document links", safe: [], token, log },
    ),
  );
}
