import { type Location, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import { entriesAt, ownAbbreviationUses, usesOfTerms } from "../../features/terms/term-references";
import { termsNamedLike } from "../../features/terms/term-symbols";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { Pace } from "../../service/pace";
import { nameOf } from "../../service/uris";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { documentOf, toRange } from "../to-lsp";
import { workspaceManuscripts } from "../workspace-manuscripts";
import { openGlossary, subjectAt } from "./glossary-file";
import { entryTarget } from "./glossary-place";
import { withTerms } from "./terms-ready";

type Position = Parameters<typeof fromPosition>[1];

/** Where the term at a position of a manuscript or a house glossary is used, in all manuscripts of the workspace. */
export async function termReferences(
  context: ServerContext,
  uri: string,
  position: Position,
  options: { readonly includeDeclaration: boolean },
  pace: Pace,
): Promise<Location[]> {
  const document = context.documents.get(uri);
  if (!document) return [];
  const offset = fromPosition(document, position);
  const open = await openGlossary(context, uri);
  const subject = open && subjectAt(open, offset);
  const snapshot = open ? undefined : await context.session.snapshot(uri);
  if (snapshot) await withTerms(context, snapshot);
  const entries = snapshot
    ? entriesAt(offset, snapshot.manuscript, snapshot.glossary)
    : subject?.kind === "term"
      ? [subject.entry]
      : [];
  if (entries.length === 0) {
    const uses = snapshot ? ownAbbreviationUses(offset, snapshot.manuscript) : [];
    return uses.map((use) => ({ uri, range: toRange(document, use) }));
  }
  const found = options.includeDeclaration ? await declarations(context, entries) : [];
  for await (const one of workspaceManuscripts(context, pace)) {
    const there = documentOf(one.uri, one.manuscript.text);
    await withTerms(context, one);
    for (const span of usesOfTerms(entries, one.manuscript, one.glossary)) {
      found.push({ uri: one.uri, range: toRange(there, span) });
    }
  }
  return found;
}

async function declarations(context: ServerContext, entries: readonly GlossaryEntry[]): Promise<Location[]> {
  const found: Location[] = [];
  for (const entry of entries) {
    const target = entry.origin && (await entryTarget(context, entry));
    if (target) found.push({ uri: target.targetUri, range: target.targetSelectionRange });
  }
  return found;
}

/** The terms of a glossary that fit a query, where the client can open their entries. */
export async function termSymbols(
  context: ServerContext,
  query: string,
  glossary: Glossary,
): Promise<WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  for (const entry of termsNamedLike(query, glossary)) {
    const target = await entryTarget(context, entry);
    if (!target) continue;
    const { term, abbreviation } = entry.term;
    found.push({
      name: abbreviation === undefined ? term : `${term} (${abbreviation})`,
      kind: SymbolKind.String,
      containerName: entry.origin ? nameOf(entry.origin.uri) : "glossary of Caveat",
      location: { uri: target.targetUri, range: target.targetSelectionRange },
    });
  }
  return found;
}
