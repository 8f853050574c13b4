import type {
  ChangeAnnotation,
  ClientCapabilities,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit } from "../text/span";
import { toTextEdit } from "./to-lsp";

/** The edits of one file. `version` is that of the open document, null for a file that is not open. */
export interface FileEdits {
  readonly document: TextDocument;
  readonly version: number | null;
  readonly edits: readonly Edit[];
  /** What its edits are for, where the author shall see these before they happen. */
  readonly preview?: Preview;
}

/** A file that an edit makes. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** What an edit of several files is for, where the author shall see it before it happens. */
export interface Preview {
  readonly label: string;
  readonly description?: string;
}

/** Edits of several files as the protocol has them: with versions, and with a preview, as far as the client can. */
export function toWorkspaceEdit(
  client: ClientCapabilities,
  files: readonly FileEdits[],
  options: { readonly preview?: Preview; readonly created?: readonly NewFile[] } = {},
): WorkspaceEdit {
  const { preview, created = [] } = options;
  const can = client.workspace?.workspaceEdit;
  if (can?.documentChanges !== true) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { document, edits } of files) {
      changes[document.uri] = edits.map((edit) => toTextEdit(document, edit));
    }
    return { changes };
  }
  const previews: Preview[] = [];
  const marked = (one: Preview | undefined): { readonly annotationId?: string } => {
    if (!one || !canPreview(client)) return {};
    if (!previews.includes(one)) previews.push(one);
    return { annotationId: annotationId(previews.indexOf(one)) };
  };
  const start = { line: 0, character: 0 };
  const documentChanges = [
    ...created.flatMap(({ uri, text }) => [
      { kind: "create" as const, uri, ...marked(preview) },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: text, ...marked(preview) }],
      },
    ]),
    ...files.map(
      ({ document, version, edits, preview: own = preview }): TextDocumentEdit => ({
        textDocument: { uri: document.uri, version },
        edits: edits.map((edit) => ({ ...toTextEdit(document, edit), ...marked(own) })),
      }),
    ),
  ];
  if (previews.length === 0) return { documentChanges };
  const annotations = previews.map((one, index) => [annotationId(index), annotation(one)] as const);
  return { documentChanges, changeAnnotations: Object.fromEntries(annotations) };
}

/** Whether a client can show an edit before it happens. */
export function canPreview({ workspace }: ClientCapabilities): boolean {
  const can = workspace?.workspaceEdit;
  return can?.documentChanges === true && can.changeAnnotationSupport !== undefined;
}

/** Whether a client can make a file as part of an edit. */
export function canCreateFiles({ workspace }: ClientCapabilities): boolean {
  const can = workspace?.workspaceEdit;
  return can?.documentChanges === true && can.resourceOperations?.includes("create") === true;
}

function annotationId(index: number): string {
  return index === 0 ? "caveat" : `caveat-${index + 1}`;
}

function annotation({ label, description }: Preview): ChangeAnnotation {
  return { label, needsConfirmation: true, ...(description === undefined ? {} : { description }) };
}
