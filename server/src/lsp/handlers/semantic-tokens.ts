import {
  type CancellationToken,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  SemanticTokensRefreshRequest,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type TermToken, termTokens } from "../../features/terms/term-tokens";
import type { Span } from "../../text/span";
import type { ServerContext } from "../context";
import { fromRange } from "../from-lsp";
import { guarded, inBackground } from "../guard";
import { withTerms } from "../terms/terms-ready";

/** What tokens are and may be besides, by their place in these lists. */
export const tokenLegend: SemanticTokensLegend = {
  tokenTypes: ["term"],
  tokenModifiers: ["definition", "deprecated"],
};

const none: SemanticTokens = { data: [] };

/** Whoever keeps the marks true: an editor asks again only when it is told to. */
export interface SemanticTokensHandler {
  /** Settings or glossaries changed. */
  refresh(): void;
}

/** Answers which words are terms, where the user wants to see them. */
export function handleSemanticTokens(context: ServerContext): SemanticTokensHandler {
  const { connection, documents, session, log } = context;
  const answer = (
    uri: string,
    spanIn: (document: TextDocument) => Span,
    token: CancellationToken,
  ): ReturnType<typeof guarded<SemanticTokens>> =>
    guarded<SemanticTokens>(
      async () => {
        const { highlight } = context.terms();
        if (highlight === "off") return none;
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return none;
        const { manuscript, glossary } = await withTerms(context, snapshot);
        return encoded(document, termTokens(spanIn(document), manuscript, glossary, highlight));
      },
      { name: "semantic tokens", safe: none, token, log },
    );

  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
    answer(uri, (document) => ({ start: 0, end: document.getText().length }), token),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    answer(uri, (document) => fromRange(document, range), token),
  );

  return {
    refresh: () => {
      if (context.client().workspace?.semanticTokens?.refreshSupport !== true) return;
      inBackground("semantic token refresh", log, () =>
        connection.sendRequest(SemanticTokensRefreshRequest.type),
      );
    },
  };
}

/** A token may not go over the end of a line, a term may. */
function encoded(document: TextDocument, tokens: readonly TermToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, introduces, deprecated } of tokens) {
    const modifiers = (introduces ? 1 : 0) + (deprecated ? 2 : 0);
    const text = document.getText().slice(start, end);
    for (const { index, 0: part } of text.matchAll(/[^\r\n]+/g)) {
      const { line, character } = document.positionAt(start + index);
      builder.push(line, character, part.length, 0, modifiers);
    }
  }
  return builder.build();
}
