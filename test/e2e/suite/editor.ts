import {
  type CodeAction,
  type CompletionList,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { assert } from "./testing";
import { waitFor } from "./wait";

/** A file of the workspace that is open. */
export function fileUri(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder !== undefined, "no folder is open");
  return Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in front of the reader, as only visible files are checked. */
export async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(name));
  await window.showTextDocument(document);
  return document;
}

/** The first place where the document says these words. */
export function rangeOf(document: TextDocument, words: string): Range {
  const start = document.getText().indexOf(words);
  assert(start >= 0, `${JSON.stringify(words)} is not in ${document.uri.path}`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** The Markdown of the hovers on the first character of a part of these words, as soon as there are any. */
export function hoverOn(document: TextDocument, words: string, part = words): Promise<string> {
  assert(words.includes(part), `${part} is not in ${words}`);
  const place = rangeOf(document, words).start.translate(0, words.indexOf(part));
  return waitFor({
    what: `hover on ${part} of ${words}`,
    probe: async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        place,
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((content) => (content instanceof MarkdownString ? content.value : "")),
      );
      return texts.length > 0 ? texts.join("\n") : undefined;
    },
  });
}

/** What is offered when the reader asks for completions at a position. */
export function completionsAt(document: TextDocument, position: Position): PromiseLike<CompletionList> {
  return commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
}

/** Writes text into an open document. */
export async function insert(document: TextDocument, position: Position, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, position, text);
  assert(await workspace.applyEdit(edit), "the edit was not applied");
}

/** `claim/proven-safe: proven safe`: the rule of a diagnostic and the words that it marks. */
export function summaryOf(document: TextDocument, diagnostic: Diagnostic): string {
  return `${ruleOf(diagnostic)}: ${document.getText(diagnostic.range)}`;
}

/** The id of the rule that a diagnostic comes from. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The first diagnostic of a document that fits, as soon as there is one. */
export function diagnosticThat(
  document: TextDocument,
  what: string,
  fits: (diagnostic: Diagnostic) => boolean,
): Promise<Diagnostic> {
  return waitFor({
    what: `diagnostic ${what}`,
    on: [languages.onDidChangeDiagnostics],
    probe: () => languages.getDiagnostics(document.uri).find(fits),
    instead: () => summaries(document),
  });
}

/** Resolves when no diagnostic of a document fits. */
export async function noDiagnosticThat(
  document: TextDocument,
  what: string,
  fits: (diagnostic: Diagnostic) => boolean,
): Promise<void> {
  await waitFor({
    what: `end of the diagnostic ${what}`,
    on: [languages.onDidChangeDiagnostics],
    probe: () => (languages.getDiagnostics(document.uri).some(fits) ? undefined : true),
    instead: () => summaries(document),
  });
}

/** All diagnostics of a document, as summaries. */
export function summaries(document: TextDocument): readonly string[] {
  return languages.getDiagnostics(document.uri).map((diagnostic) => summaryOf(document, diagnostic));
}

/** The actions that the light bulb offers on a range, their edits included. */
export function actionsOn(document: TextDocument, range: Range): PromiseLike<readonly CodeAction[]> {
  const resolved = 100;
  return commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    undefined,
    resolved,
  );
}
