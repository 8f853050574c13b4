import type { Location, LocationLink } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Definition, definitionsAt } from "../../features/definition";
import { termDefinitionsAt } from "../../features/terms/term-definition";
import type { Snapshot } from "../../service/snapshot";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded } from "../guard";
import { bibliographyDocument } from "../open-bibliography";
import { type OpenGlossary, openGlossary, subjectAt } from "../terms/glossary-file";
import { entryTarget } from "../terms/glossary-place";
import { withTerms } from "../terms/terms-ready";
import { documentOf, toRange } from "../to-lsp";

/** Answers where cited works are described, in a bibliography or in the document's own list, and where terms are defined. */
export function handleDefinition(context: ServerContext): void {
  const { connection, documents, session, log } = context;
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    guarded<LocationLink[] | Location[]>(
      async () => {
        const open = await openGlossary(context, uri);
        if (open) return inGlossary(context, open, position);
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const { manuscript, sources } = snapshot;
        const found = definitionsAt(fromPosition(document, position), manuscript, sources.library);
        if (!found) {
          return ofTerm(
            context,
            document,
            fromPosition(document, position),
            await withTerms(context, snapshot),
          );
        }
        const originSelectionRange = toRange(document, found);
        const links = found.definitions.map((definition) => ({
          originSelectionRange,
          ...target(uri, manuscript.text, definition),
        }));
        return asClientReads(context, links);
      },
      { name: "definition", safe: [], token, log },
    ),
  );
}

function asClientReads(context: ServerContext, links: LocationLink[]): LocationLink[] | Location[] {
  if (context.client().textDocument?.definition?.linkSupport === true) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

/** The entry of a term that another entry of a house glossary names. */
async function inGlossary(
  context: ServerContext,
  open: OpenGlossary,
  position: Parameters<typeof fromPosition>[1],
): Promise<LocationLink[] | Location[]> {
  const subject = subjectAt(open, fromPosition(open.document, position));
  if (subject?.kind !== "term") return [];
  const there = await entryTarget(context, subject.entry);
  return there
    ? asClientReads(context, [{ originSelectionRange: toRange(open.document, subject), ...there }])
    : [];
}

/** Where a term is introduced, or its entry. */
async function ofTerm(
  context: ServerContext,
  document: TextDocument,
  offset: number,
  { uri, manuscript, glossary }: Snapshot,
): Promise<LocationLink[] | Location[]> {
  const term = termDefinitionsAt(offset, manuscript, glossary);
  if (!term) return [];
  const originSelectionRange = toRange(document, term);
  const links: LocationLink[] = [];
  for (const definition of term.definitions) {
    if (definition.kind === "introduction") {
      const range = toRange(document, definition.span);
      links.push({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range });
    } else {
      const there = await entryTarget(context, definition.entry);
      if (there) links.push({ originSelectionRange, ...there });
    }
  }
  return asClientReads(context, links);
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
