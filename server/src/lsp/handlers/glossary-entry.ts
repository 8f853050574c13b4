import type { CancellationToken } from "vscode-languageserver";
import { entryNamed } from "../../model/term-names";
import {
  type GlossaryEntryParams,
  GlossaryEntryRequest,
  type GlossaryEntryResult,
  type TermOfFile,
} from "../../protocol";
import { shippedGlossary } from "../../service/project";
import type { ServerContext } from "../context";
import { guarded } from "../guard";
import { entryPage } from "../terms/entry-page";
import { entryPlace, glossaryDocumentName } from "../terms/glossary-place";
import { glossaryAt } from "../terms/terms-ready";

/** Answers with the entry of a term, for links and for documents that show an entry. */
export function handleGlossaryEntry(context: ServerContext): void {
  const { connection, log } = context;
  connection.onRequest(GlossaryEntryRequest, (params: GlossaryEntryParams, token: CancellationToken) =>
    guarded<GlossaryEntryResult>(() => entryOf(context, params), {
      name: "glossary entry",
      safe: null,
      token,
      log,
    }),
  );
}

async function entryOf(context: ServerContext, { term, uri }: TermOfFile): Promise<GlossaryEntryResult> {
  const glossary = uri === undefined ? shippedGlossary : await glossaryAt(context, uri);
  const entry = entryNamed(glossary, term);
  if (!entry) return null;
  const markdown = `${entryPage(entry, glossaryDocumentName)}\n`;
  const place = await entryPlace(context, entry);
  return place ? { markdown, place } : { markdown };
}
