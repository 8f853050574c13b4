import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
} from "vscode-languageserver";
import { citationsOnOffer, offeredReference, type WorkSource } from "../../features/citation-completion";
import { citationPlaceAt } from "../../features/citation-place";
import { formatReferenceMarkdown } from "../../features/format-reference";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded } from "../guard";
import { searchable } from "../search-index";
import { glossaryCompletion, openGlossary } from "../terms/glossary-file";
import { isTermItem, resolvedTerm, termCompletion } from "../terms/term-items";
import { withTerms } from "../terms/terms-ready";
import { toRange, toTextEdit } from "../to-lsp";

interface ItemData {
  readonly uri: string;
  readonly source: WorkSource;
}

const none: CompletionList = { isIncomplete: false, items: [] };

/** Answers completion of citations and terms, and in house glossaries; what an item shows beside its name is worked out when it is looked at. */
export function handleCompletion(context: ServerContext): void {
  const { connection, documents, session, background, log } = context;

  connection.onCompletion(({ textDocument: { uri }, position, context: triggered }, token) =>
    guarded<CompletionList>(
      async () => {
        const open = await openGlossary(context, uri);
        if (open) return glossaryCompletion(context, open, fromPosition(open.document, position));
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return none;
        const { manuscript, sources } = snapshot;
        const offset = fromPosition(document, position);
        if (!citationPlaceAt(manuscript, offset)) {
          return termCompletion(context, await withTerms(context, snapshot), document, offset, triggered);
        }
        await searchable(sources.library.bibliographies, background);
        const offer = citationsOnOffer(offset, { manuscript, library: sources.library });
        if (!offer) return none;
        const range = toRange(document, offer.place);
        const items = offer.works.map(
          ({ label, description, inserted, also, filter, source }, index): CompletionItem => ({
            label,
            labelDetails: { description },
            kind: CompletionItemKind.Reference,
            filterText: filter,
            // The order is ours: match, then cited already, then year.
            sortText: String(index).padStart(4, "0"),
            textEdit: { range, newText: inserted },
            ...(also.length > 0
              ? { additionalTextEdits: also.map((edit) => toTextEdit(document, edit)) }
              : {}),
            data: { uri, source } satisfies ItemData,
          }),
        );
        return { isIncomplete: offer.incomplete, items };
      },
      { name: "completion", safe: none, token, log },
    ),
  );

  connection.onCompletionResolve((item, token) =>
    guarded<CompletionItem>(
      async () => {
        if (isTermItem(item.data)) return resolvedTerm(context, item, item.data);
        if (item.data === undefined) return item;
        const { uri, source } = item.data as ItemData;
        const snapshot = await session.snapshot(uri);
        if (!snapshot) return item;
        const { manuscript, sources } = snapshot;
        const reference = offeredReference(source, { manuscript, library: sources.library });
        if (!reference) return item;
        const value = formatReferenceMarkdown(reference);
        return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
      },
      { name: "completion item", safe: item, token, log },
    ),
  );
}
