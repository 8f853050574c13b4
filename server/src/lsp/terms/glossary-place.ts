import type { LocationLink } from "vscode-languageserver";
import type { GlossaryEntry } from "../../model/glossary";
import { glossaryScheme, type PlaceInFile } from "../../protocol";
import type { ServerContext } from "../context";
import { documentOf, toRange } from "../to-lsp";

type Target = Pick<LocationLink, "targetUri" | "targetRange" | "targetSelectionRange">;

/** Where an entry can be opened: in its house glossary, or as a document of the client; undefined where the client shows none. */
export async function entryTarget(
  context: ServerContext,
  { term, origin }: GlossaryEntry,
): Promise<Target | undefined> {
  if (!origin) {
    if (context.options().showsTerms !== true) return undefined;
    const start = { line: 0, character: 0 };
    const range = { start, end: start };
    return {
      targetUri: `${glossaryScheme}:/${glossaryDocumentName(term.term)}`,
      targetRange: range,
      targetSelectionRange: range,
    };
  }
  const file = await context.files.read(origin.uri);
  if (file.kind !== "text") return undefined;
  const range = toRange(documentOf(origin.uri, file.text), origin);
  return {
    targetUri: origin.uri,
    targetRange: range,
    targetSelectionRange: { start: range.start, end: range.start },
  };
}

/** The beginning of an entry of a house glossary. */
export async function entryPlace(
  context: ServerContext,
  entry: GlossaryEntry,
): Promise<PlaceInFile | undefined> {
  const target = entry.origin && (await entryTarget(context, entry));
  return target && { uri: target.targetUri, ...target.targetSelectionRange.start };
}

/** What the read-only document is called that shows an entry; such documents link to each other by it. */
export function glossaryDocumentName(term: string): string {
  return `${encodeURIComponent(term).replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"))}.md`;
}
