import type { Location } from "vscode-languageserver";
import { definitionOf } from "../../features/definition";
import { entryWithKeyAt, meansSame, placesThatCite } from "../../features/references";
import { placeAt, type Subject } from "../../features/subject";
import type { Pace } from "../../service/pace";
import type { Snapshot } from "../../service/snapshot";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded, paceOf } from "../guard";
import { bibliographyDocument, openBibliography } from "../open-bibliography";
import { termReferences } from "../terms/term-locations";
import { documentOf, toRange } from "../to-lsp";
import { workspaceManuscripts } from "../workspace-manuscripts";

/** Answers where a work is cited, a key in all manuscripts of the workspace, an entry of a manuscript's own list in that one; and where a term is used. */
export function handleReferences(context: ServerContext): void {
  const { connection, log, host } = context;
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    guarded<Location[]>(
      async () => {
        const pace = paceOf(host, token);
        const wanted = await askedFor(context, uri, (document) => fromPosition(document, position), pace);
        if (wanted.length === 0) return termReferences(context, uri, position, { includeDeclaration }, pace);
        const found: Location[] = includeDeclaration ? wanted.flatMap(({ declaration }) => declaration) : [];
        for (const { subject, home, snapshot } of wanted) {
          if (subject.kind === "entry") {
            if (snapshot) found.push(...locationsIn(snapshot, subject));
            continue;
          }
          for await (const one of workspaceManuscripts(context, pace)) {
            if (meansSame(subject.key, one.sources.library, home)) found.push(...locationsIn(one, subject));
          }
        }
        return found;
      },
      { name: "references", safe: [], token, log },
    ),
  );
}

interface Wanted {
  readonly subject: Subject;
  /** The bibliography with the key's entry. */
  readonly home: string | undefined;
  readonly declaration: readonly Location[];
  /** The manuscript that was asked about. */
  readonly snapshot: Snapshot | undefined;
}

type Document = Parameters<typeof fromPosition>[0];

async function askedFor(
  context: ServerContext,
  uri: string,
  offsetIn: (document: Document) => number,
  pace: Pace,
): Promise<readonly Wanted[]> {
  const open = await openBibliography(context, uri, pace);
  if (open) {
    const entry = entryWithKeyAt(offsetIn(open.document), open.bibliography);
    if (!entry) return [];
    const declaration = [{ uri, range: toRange(open.document, entry.keySpan) }];
    return [{ subject: { kind: "key", key: entry.key }, home: uri, declaration, snapshot: undefined }];
  }
  const snapshot = await context.session.snapshot(uri);
  const document = context.documents.get(uri);
  if (!snapshot || !document) return [];
  const { manuscript, sources } = snapshot;
  const place = placeAt(offsetIn(document), manuscript, sources.library);
  return (place?.subjects ?? []).map((subject) => {
    const definition = definitionOf(subject, sources.library);
    if (definition?.kind === "library") {
      const file = bibliographyDocument(definition.bibliography);
      const declaration = [{ uri: file.uri, range: toRange(file, definition.entry.keySpan) }];
      return { subject, home: definition.bibliography.uri, declaration, snapshot };
    }
    const declaration = definition ? [{ uri, range: toRange(document, definition.entry) }] : [];
    return { subject, home: undefined, declaration, snapshot };
  });
}

function locationsIn({ uri, manuscript }: Snapshot, subject: Subject): Location[] {
  const document = documentOf(uri, manuscript.text);
  return placesThatCite(subject, manuscript).map((span) => ({ uri, range: toRange(document, span) }));
}
