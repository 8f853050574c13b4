import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
} from "vscode-languageserver";
import { citationsOnOffer } from "../../features/citation-completion";
import { formatReferenceMarkdown, referenceLabel } from "../../features/format-reference";
import type { ServerContext } from "../context";
import { guarded } from "../guard";
import { toRange } from "../to-lsp";

interface ItemData {
  readonly uri: string;
  readonly key: string;
}

const none: CompletionList = { isIncomplete: false, items: [] };

/** Answers completion of citation keys; what an item shows beside its key is worked out when it is looked at. */
export function handleCompletion(context: ServerContext): void {
  const { connection, documents, session, log } = context;

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    guarded<CompletionList>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return none;
        const { manuscript, sources } = snapshot;
        const offer = citationsOnOffer(document.offsetAt(position), { manuscript, library: sources.library });
        if (!offer) return none;
        const range = toRange(document, offer.place);
        const typed = `@${offer.place.query}`;
        const items = offer.references.map((reference, index): CompletionItem => {
          const newText = /^[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*$/u.test(reference.key)
            ? `@${reference.key}`
            : `@{${reference.key}}`;
          return {
            label: reference.key,
            labelDetails: { description: referenceLabel(reference) },
            kind: CompletionItemKind.Reference,
            // The order is ours; the editor only has to keep what we found by author or title.
            filterText: typed,
            sortText: String(index).padStart(4, "0"),
            textEdit: { range, newText },
            data: { uri, key: reference.key } satisfies ItemData,
          };
        });
        return { isIncomplete: true, items };
      },
      { name: "completion", safe: none, token, log },
    ),
  );

  connection.onCompletionResolve((item, token) =>
    guarded<CompletionItem>(
      async () => {
        const data = item.data as ItemData;
        const snapshot = await session.snapshot(data.uri);
        const reference = snapshot?.sources.library.get(data.key);
        if (!reference) return item;
        return {
          ...item,
          documentation: { kind: MarkupKind.Markdown, value: formatReferenceMarkdown(reference) },
        };
      },
      { name: "completion item", safe: item, token, log },
    ),
  );
}
