import { type ExtensionContext, languages, type TextDocument, window, workspace } from "vscode";
import { manuscriptPattern, manuscripts } from "../documents";

const manuscriptSelector = [...manuscripts, { pattern: manuscriptPattern }];

/** The manuscript that the user looks at, or looked at last. */
export interface ManuscriptInFront {
  current(): TextDocument | undefined;
  /** Called when another one comes to the front, or its text changes. */
  onDidChange(listener: () => void): void;
}

/** Follows the editors. Glossaries, entries of ours and reports are Markdown, but nobody's manuscript. */
export function followManuscript(context: ExtensionContext): ManuscriptInFront {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) {
      listener();
    }
  };
  const inEditors = (): TextDocument | undefined =>
    [window.activeTextEditor, ...window.visibleTextEditors]
      .flatMap((editor) => editor?.document ?? [])
      .find(isManuscript);
  let last = inEditors();
  context.subscriptions.push(
    window.onDidChangeActiveTextEditor(() => {
      const found = inEditors();
      if (found !== undefined && found !== last) {
        last = found;
        tell();
      }
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === last) {
        tell();
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (document === last) {
        last = inEditors();
        tell();
      }
    }),
  );
  return {
    current: () => last,
    onDidChange: (listener) => {
      listeners.add(listener);
    },
  };
}

/** Whether a document is somebody's manuscript. */
export function isManuscript(document: TextDocument): boolean {
  const { scheme, path } = document.uri;
  const isOurs = scheme.startsWith("caveat") || /\.glossary\.md$/i.test(path);
  return !isOurs && languages.match(manuscriptSelector, document) > 0;
}
