import { CodeActionKind, type CodeAction as LspCodeAction } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { acceptableIn } from "../../features/terms/accepted";
import { type TermAction, termActionsAt } from "../../features/terms/actions";
import { ownAbbreviationAt } from "../../features/terms/own-abbreviation";
import type { Finding } from "../../model/finding";
import { entryNamed } from "../../model/term-names";
import { termUses } from "../../model/term-uses";
import { addTermCommand, type TermToAdd } from "../../protocol";
import type { Snapshot } from "../../service/snapshot";
import { addedToList } from "../../syntax/yaml-edit";
import { overlaps, type Span } from "../../text/span";
import type { ServerContext } from "../context";
import { documentOf, toDiagnostic } from "../to-lsp";
import { canCreateFiles, type FileEdits, toWorkspaceEdit } from "../workspace-edit";

/** What can be done with the term under a span: written in another form, introduced, spelled out, listed. */
export function termRewritings(
  { client }: ServerContext,
  { manuscript, project, glossary }: Snapshot,
  document: TextDocument,
  span: Span,
): LspCodeAction[] {
  return termActionsAt(span, manuscript, glossary, project.file.terms.prefer).map(
    ({ title, edits }: TermAction): LspCodeAction => ({
      title,
      kind: CodeActionKind.RefactorRewrite,
      edit: toWorkspaceEdit(client(), [{ document, version: document.version, edits }]),
    }),
  );
}

/** More than this is no term. */
const longestTerm = 80;

/** The action that adds the selected words, or an abbreviation that only the manuscript explains, to the house glossary. */
export function addTermActions(
  { options }: ServerContext,
  { uri, manuscript, glossary }: Snapshot,
  span: Span,
): LspCodeAction[] {
  if (options().showsTerms !== true) return [];
  const selected = manuscript.text.slice(span.start, span.end).trim();
  const isTerm = /^[\p{L}\p{N}(][^\r\n`*_[\]<>|]*$/u.test(selected) && selected.length <= longestTerm;
  if (isTerm && !entryNamed(glossary, selected)) return [adding({ uri, term: selected })];
  const own = selected === "" ? ownAbbreviationAt(span.start, manuscript) : undefined;
  if (!own || termUses(manuscript, glossary).some((use) => overlaps(use, own.use))) return [];
  const { expansion, short } = own.introduction;
  return [adding({ uri, term: expansion, abbreviation: short })];
}

function adding(term: TermToAdd): LspCodeAction {
  const title = `Add “${term.term}” to the house glossary…`;
  return {
    title,
    kind: CodeActionKind.RefactorRewrite,
    command: { title, command: addTermCommand, arguments: [term] },
  };
}

/** The actions that make the project accept what findings of terms and abbreviations object to. */
export async function acceptActions(
  context: ServerContext,
  { manuscript, project }: Snapshot,
  document: TextDocument,
  findings: readonly Finding[],
): Promise<LspCodeAction[]> {
  const { fileUri } = project;
  const actions: LspCodeAction[] = [];
  for (const { title, path, value, finding } of acceptableIn(findings, manuscript)) {
    const open = context.documents.get(fileUri);
    const file = open ? undefined : await context.files.read(fileUri);
    const text = open?.getText() ?? (file?.kind === "text" ? file.text : "");
    const edits = addedToList(text, path, value);
    const isNew = !open && file?.kind === "missing";
    if (!edits || (isNew && !canCreateFiles(context.client()))) continue;
    const changed: FileEdits = {
      document: open ?? documentOf(fileUri, text),
      version: open?.version ?? null,
      edits,
    };
    const edit = isNew
      ? toWorkspaceEdit(context.client(), [], {
          created: [{ uri: fileUri, text: edits.map((one) => one.text).join("") }],
        })
      : toWorkspaceEdit(context.client(), [changed]);
    const diagnostics = [toDiagnostic(document, finding, context.pageOf)];
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, edit });
  }
  return actions;
}
