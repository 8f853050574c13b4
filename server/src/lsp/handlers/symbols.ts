import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  bibliographySymbols,
  manuscriptSymbols,
  type OutlineSymbol,
  referenceSymbols,
  workspaceReferences,
} from "../../features/symbols";
import { libraryOf } from "../../model/library";
import { breathe } from "../../service/pace";
import { nameOf } from "../../service/uris";
import type { ServerContext } from "../context";
import { guarded, paceOf } from "../guard";
import { bibliographyDocument, openBibliography } from "../open-bibliography";
import { searchable } from "../search-index";
import { termSymbols } from "../terms/term-locations";
import { toRange } from "../to-lsp";

/** Answers outlines of manuscripts and bibliographies, and searches for references and terms in the whole workspace. */
export function handleSymbols(context: ServerContext): void {
  const { connection, documents, session, host, log } = context;

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    guarded<DocumentSymbol[]>(
      async () => {
        const open = await openBibliography(context, uri, paceOf(host, token));
        if (open) return bibliographySymbols(open.bibliography).map((one) => toSymbol(open.document, one));
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const symbols = context.options().showsHeadings === true ? referenceSymbols : manuscriptSymbols;
        return symbols(snapshot.manuscript).map((one) => toSymbol(document, one));
      },
      { name: "outline", safe: [], token, log },
    ),
  );

  connection.onWorkspaceSymbol(({ query }, token) =>
    guarded<WorkspaceSymbol[]>(
      async () => {
        const pace = paceOf(host, token);
        const found: WorkspaceSymbol[] = [];
        for (const { bibliographies, glossary } of await session.projects()) {
          found.push(...(await termSymbols(context, query, glossary)));
          await searchable(bibliographies.values(), context.background);
          await breathe(pace);
          for (const { name, reference } of workspaceReferences(
            query,
            libraryOf([...bibliographies.values()]),
          )) {
            const { uri, keySpan } = reference.origin;
            const bibliography = bibliographies.get(uri);
            if (!bibliography) continue;
            found.push({
              name,
              kind: SymbolKind.Constant,
              containerName: nameOf(uri),
              location: { uri, range: toRange(bibliographyDocument(bibliography), keySpan) },
            });
          }
        }
        return found;
      },
      { name: "search for symbols", safe: [], token, log },
    ),
  );
}

function toSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbol.kind === "heading" ? SymbolKind.String : SymbolKind.Constant,
    range: toRange(document, symbol),
    selectionRange: toRange(document, symbol.nameSpan),
    children: symbol.children.map((child) => toSymbol(document, child)),
  };
}
