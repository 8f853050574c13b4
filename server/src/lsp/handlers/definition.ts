import type { Location, LocationLink } from "vscode-languageserver";
import { type Definition, definitionsAt } from "../../features/definition";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded } from "../guard";
import { bibliographyDocument } from "../open-bibliography";
import { documentOf, toRange } from "../to-lsp";

/** Answers where cited works are described: in a bibliography, or in the document's own list. */
export function handleDefinition(context: ServerContext): void {
  const { connection, documents, session, log } = context;
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    guarded<LocationLink[] | Location[]>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const { manuscript, sources } = snapshot;
        const found = definitionsAt(fromPosition(document, position), manuscript, sources.library);
        if (!found) return [];
        const originSelectionRange = toRange(document, found);
        const links = found.definitions.map((definition) => ({
          originSelectionRange,
          ...target(uri, manuscript.text, definition),
        }));
        return context.client().textDocument?.definition?.linkSupport === true
          ? links
          : links.map(({ targetUri, targetSelectionRange }) => ({
              uri: targetUri,
              range: targetSelectionRange,
            }));
      },
      { name: "definition", safe: [], token, log },
    ),
  );
}

function target(
  uri: string,
  text: string,
  definition: Definition,
): Omit<LocationLink, "originSelectionRange"> {
  if (definition.kind === "entry") {
    const { item, start, end } = definition.entry;
    const document = documentOf(uri, text);
    return {
      targetUri: uri,
      targetRange: toRange(document, item),
      targetSelectionRange: toRange(document, { start, end }),
    };
  }
  const document = bibliographyDocument(definition.bibliography);
  return {
    targetUri: document.uri,
    targetRange: toRange(document, definition.entry),
    targetSelectionRange: toRange(document, definition.entry.keySpan),
  };
}
