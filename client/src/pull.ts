import { type TextDocument, Uri } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { isEditable } from "./documents";

/**
 * What stands between the editor's wish for diagnostics and the server.
 * `onAnswered` is called with every file for which the server has answered.
 */
export function pullMiddleware(rulePages: Uri, onAnswered: (uri: Uri) => void): Middleware {
  const opened = new Map<string, Promise<void>>();
  return {
    didOpen: (document, next) => {
      const sent = next(document);
      opened.set(document.uri.toString(), sent);
      return sent;
    },
    didClose: (document, next) => {
      opened.delete(document.uri.toString());
      return next(document);
    },
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const uri = uriOf(document);
      if (!isEditable(uri, rulePages)) {
        return undefined;
      }
      // When texts without a tab are open at the start, the library (10.1.2) announces them first and asks about
      // the one in front before it has announced that; the answer would be that nothing is known, hence nothing wrong.
      await opened.get(uri.toString());
      const diagnostics = await next(document, previousResultId, token);
      onAnswered(uri);
      return diagnostics;
    },
  };
}

function uriOf(document: TextDocument | Uri): Uri {
  return document instanceof Uri ? document : document.uri;
}
