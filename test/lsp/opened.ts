// A pair over a fixture with its first file open, and what came of an answer.

import { onTestFinished } from "vitest";
import type { ClientCapabilities, Location, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { InitializationOptions } from "../../server/src/protocol";
import { readMarked } from "../marked";
import { root } from "../service/memory";
import { pullClient, startPair } from "./pair";

/** An editor that can do everything that edits need. */
export const editor: ClientCapabilities = {
  ...pullClient,
  textDocument: {
    ...pullClient.textDocument,
    codeAction: {
      dataSupport: true,
      disabledSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
  workspace: {
    ...pullClient.workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: {},
    },
  },
};

/** Starts a pair over a fixture, opens its first file, and says where the cursor is in it. The pair is closed after the test. */
export async function opened(
  fixture: string,
  client = editor,
  settings: unknown = {},
  options: InitializationOptions = {},
) {
  const files = readMarked(fixture);
  const [first] = files;
  if (!first) throw new Error("an empty fixture");
  const started = await startPair(
    Object.fromEntries(files.map(({ name, text }) => [name, text])),
    client,
    settings,
    options,
  );
  onTestFinished(() => {
    started.close();
  });
  await started.open(first.name);
  const document = TextDocument.create(`${root}/${first.name}`, "", 1, first.text);
  const position = document.positionAt(first.cursor ?? 0);
  const at = { textDocument: { uri: document.uri }, position };
  const texts = new Map(files.map(({ name, text }) => [`${root}/${name}`, text]));
  return { pair: started, client: started.client, at, document, texts };
}

/** `a.md: words` for every location. */
export function wordsAt(texts: ReadonlyMap<string, string>, locations: readonly Location[]): string[] {
  return locations.map(({ uri, range }) => {
    const document = TextDocument.create(uri, "", 1, texts.get(uri) ?? "");
    return `${uri.slice(root.length + 1)}: ${document.getText(range)}`;
  });
}

/** The texts of all files after an edit, those that it makes included. */
export function afterEdit(
  texts: ReadonlyMap<string, string>,
  edit: WorkspaceEdit | null | undefined,
): Map<string, string> {
  const after = new Map([...texts].map(([uri, text]) => [uri.slice(root.length + 1), text]));
  for (const change of edit?.documentChanges ?? []) {
    if ("kind" in change) {
      if (change.kind === "create") after.set(change.uri.slice(root.length + 1), "");
      continue;
    }
    const name = change.textDocument.uri.slice(root.length + 1);
    const document = TextDocument.create("", "", 1, after.get(name) ?? "");
    after.set(
      name,
      TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]),
    );
  }
  return after;
}
