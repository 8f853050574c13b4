import {
  CodeActionKind,
  type CodeAction as LspCodeAction,
  MessageType,
  type Range,
  ShowMessageNotification,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { bibliographyActionsFor, type CodeAction, codeActionsFor } from "../../features/code-actions";
import { isRefactoringId, refactoringsAt } from "../../features/refactorings";
import { entryWithKeyAt } from "../../features/references";
import { safeEdits } from "../../features/safe-fixes";
import type { Finding } from "../../model/finding";
import { openRuleCommand } from "../../protocol";
import { findingsOf } from "../../service/findings";
import type { Pace } from "../../service/pace";
import type { Snapshot } from "../../service/snapshot";
import type { Span } from "../../text/span";
import { findingsInBibliography } from "../bibliography-diagnostics";
import { bibliographyRefactorings, isBibliographyRefactoring } from "../bibliography-refactored";
import type { ServerContext } from "../context";
import { fromRange } from "../from-lsp";
import { guarded, paceOf } from "../guard";
import { type OpenBibliography, openBibliography } from "../open-bibliography";
import { refactored } from "../refactored";
import { acceptActions, addTermActions, termRewritings } from "../terms/term-code-actions";
import { withTerms } from "../terms/terms-ready";
import { toDiagnostic } from "../to-lsp";
import { toWorkspaceEdit } from "../workspace-edit";

interface ActionData {
  readonly uri: string;
  readonly refactoring: string;
}

/** Answers what can be done about the findings of the newest version under a range, and with the citations and terms there. */
export function handleCodeActions(context: ServerContext): void {
  const { connection, documents, session, log, host } = context;

  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }, token) =>
    guarded<LspCodeAction[]>(
      async () => {
        const wants = (kind: string): boolean => !only || only.some((wanted) => isKind(kind, wanted));
        // Nobody wants a whole file changed who asks what can be done about one place.
        const wantsAll = only?.some((wanted) => isKind(fixAll, wanted)) === true;
        const pace = paceOf(host, token);
        const open = await openBibliography(context, uri, pace);
        if (open) {
          return [
            ...(wantsAll ? await allInBibliography(context, open, pace) : []),
            ...(wants(CodeActionKind.QuickFix) ? await bibliographyFixes(context, open, range, pace) : []),
            ...(wants(rewrite) ? inBibliography(context, open, range) : []),
          ];
        }
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return [];
        const span = fromRange(document, range);
        const actions: LspCodeAction[] = [];
        if (wantsAll) {
          const { findings } = await findingsOf(snapshot, pace, context.neighbourhood.current());
          actions.push(...allSafe(context, document, findings));
        }
        if (wants(CodeActionKind.QuickFix)) {
          const { findings } = await findingsOf(snapshot, pace, context.neighbourhood.current());
          const fixes = codeActionsFor(span, findings, snapshot.manuscript);
          actions.push(...fixes.map((action) => toCodeAction(context, document, action)));
          const here = fixes.flatMap(({ kind, finding }) => (kind === "explain" ? [finding] : []));
          actions.push(...(await acceptActions(context, snapshot, document, here)));
        }
        if (wants(rewrite)) {
          actions.push(...(await rewritings(context, snapshot, span, pace)));
          await withTerms(context, snapshot);
          actions.push(...termRewritings(context, snapshot, document, span));
          actions.push(...addTermActions(context, snapshot, span));
        }
        return actions;
      },
      { name: "code actions", safe: [], token, log },
    ),
  );

  connection.onCodeActionResolve((action, token) =>
    guarded<LspCodeAction>(
      async () => {
        // VS Code asks for the edits of actions that have only a command.
        if (action.data === undefined) return action;
        const { uri, refactoring } = action.data as ActionData;
        const { edit, disabled } = await chosen(context, uri, refactoring, paceOf(host, token));
        // Somebody chose it and would see nothing happen.
        if (disabled) {
          const message = `Caveat: ${disabled.reason}`;
          await connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Warning,
            message,
          });
        }
        return edit ? { ...action, edit } : action;
      },
      { name: "code action", safe: action, token, log },
    ),
  );
}

const rewrite = CodeActionKind.RefactorRewrite;

/** The kind of the action that makes all safe fixes of a file. */
export const fixAll = `${CodeActionKind.SourceFixAll}.caveat`;

function allSafe(
  { client }: ServerContext,
  document: TextDocument,
  findings: readonly Finding[],
): LspCodeAction[] {
  const edits = safeEdits(findings);
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit(client(), [{ document, version: document.version, edits }]);
  return [{ title: "Make all safe fixes of Caveat", kind: fixAll, edit }];
}

async function allInBibliography(
  context: ServerContext,
  { document, bibliography }: OpenBibliography,
  pace: Pace,
): Promise<LspCodeAction[]> {
  return allSafe(context, document, await findingsInBibliography(context, bibliography, pace));
}

/** What mends the findings of a bibliography. */
async function bibliographyFixes(
  context: ServerContext,
  { document, bibliography }: OpenBibliography,
  range: Range,
  pace: Pace,
): Promise<LspCodeAction[]> {
  const findings = await findingsInBibliography(context, bibliography, pace);
  const actions = bibliographyActionsFor(fromRange(document, range), findings, bibliography);
  return actions.map((action) => toCodeAction(context, document, action));
}

/** What is offered at the key of an entry. Only a client that asks again for the chosen one gets it: it takes all manuscripts to answer. */
function inBibliography(context: ServerContext, open: OpenBibliography, range: Range): LspCodeAction[] {
  const { uri } = open.document;
  const { start } = fromRange(open.document, range);
  if (!/\.bib$/i.test(uri) || !asksAgain(context) || !entryWithKeyAt(start, open.bibliography)) return [];
  return Object.entries(bibliographyRefactorings).map(([id, { title }]) => {
    const data: ActionData = { uri, refactoring: id };
    return { title, kind: rewrite, data };
  });
}

async function chosen(
  context: ServerContext,
  uri: string,
  refactoring: string,
  pace: Pace,
): Promise<Pick<LspCodeAction, "edit" | "disabled">> {
  if (isBibliographyRefactoring(refactoring)) {
    const open = await openBibliography(context, uri, pace);
    if (!open) return {};
    const { title: label, run } = bibliographyRefactorings[refactoring];
    const files = await run(context, open, pace);
    if ("refused" in files) return { disabled: { reason: files.refused } };
    return { edit: toWorkspaceEdit(context.client(), files, { preview: { label } }) };
  }
  const snapshot = await context.session.snapshot(uri);
  return snapshot && isRefactoringId(refactoring) ? refactored(context, snapshot, refactoring, pace) : {};
}

function asksAgain({ client }: ServerContext): boolean {
  const support = client().textDocument?.codeAction;
  return support?.resolveSupport?.properties.includes("edit") === true && support.dataSupport === true;
}

/** To work a refactoring out takes as long as reading the text anew; a client that asks again for the chosen one is answered then. */
async function rewritings(
  context: ServerContext,
  snapshot: Snapshot,
  span: Span,
  pace: Pace,
): Promise<LspCodeAction[]> {
  const { uri, manuscript, sources } = snapshot;
  const later = asksAgain(context);
  const showsWhyNot = context.client().textDocument?.codeAction?.disabledSupport === true;
  const actions: LspCodeAction[] = [];
  for (const { id, title, refused } of refactoringsAt(span, manuscript, sources.library)) {
    const data: ActionData = { uri, refactoring: id };
    const action = { title, kind: rewrite };
    if (refused !== undefined) actions.push({ ...action, disabled: { reason: refused } });
    else if (later) actions.push({ ...action, data });
    else actions.push({ ...action, ...(await refactored(context, snapshot, id, pace)) });
  }
  // A client that knows nothing of disabled actions would offer them as if they worked.
  return actions.filter(({ disabled }) => !disabled || showsWhyNot);
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
  const { version } = document;
  const edit = toWorkspaceEdit(client(), [{ document, version, edits: fix.edits }]);
  return { ...base, isPreferred: preferred, edit };
}

/** Whether a kind is the wanted one or below it: `quickfix` for `quickfix.suppress`. */
function isKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}
