import { CodeActionKind, type CodeAction as LspCodeAction } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, codeActionsFor } from "../../features/code-actions";
import { openRuleCommand } from "../../protocol";
import { findingsOf } from "../../service/findings";
import type { ServerContext } from "../context";
import { guarded, paceOf } from "../guard";
import { toDiagnostic, toTextEdit } from "../to-lsp";

/** Answers with what can be done about the findings of the newest version under a range. */
export function handleCodeActions(context: ServerContext): void {
  const { connection, documents, session, log, host } = context;
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }, token) =>
    guarded<LspCodeAction[]>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const { findings } = await findingsOf(snapshot, paceOf(host, token));
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return codeActionsFor(span, findings, snapshot.manuscript)
          .map((action) => toCodeAction(context, document, action))
          .filter(({ kind }) => !only || only.some((wanted) => isKind(kind, wanted)));
      },
      { name: "code actions", safe: [], token, log },
    ),
  );
}

function toCodeAction(
  { pageOf, client }: ServerContext,
  document: TextDocument,
  action: CodeAction,
): LspCodeAction {
  const { title, finding, fix, preferred } = action;
  const base = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding, pageOf)],
  };
  if (!fix) return { ...base, command: { title, command: openRuleCommand, arguments: [finding.rule] } };
  const edits = fix.edits.map((edit) => toTextEdit(document, edit));
  const { uri, version } = document;
  const versioned = client().workspace?.workspaceEdit?.documentChanges === true;
  return {
    ...base,
    isPreferred: preferred,
    edit: versioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } },
  };
}

/** Whether a kind is the wanted one or below it: `quickfix` for `quickfix.suppress`. */
function isKind(kind: string | undefined, wanted: string): boolean {
  return kind === wanted || (kind?.startsWith(`${wanted}.`) ?? false);
}
