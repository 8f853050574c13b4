import { describe, expect, it } from "vitest";
import { type CodeAction, CodeActionRequest } from "vscode-languageserver/node";
import { afterEdit, editor, opened } from "./opened";

/** What a client is offered that asks for actions of some kinds in a whole file. */
async function actionsOf(fixture: string, only?: string[]) {
  const started = await opened(fixture, editor);
  const found = await started.client.sendRequest(CodeActionRequest.type, {
    textDocument: started.at.textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
  return { ...started, actions: (found ?? []) as CodeAction[] };
}

describe("source.fixAll.caveat", () => {
  const text =
    "# A trial\n\n## Results\n\nA big fat rate (BFR) rose. BFR, BFR. A big fat rate (BFR) fell. " +
    "A noble bit rate (NBR) fell. NK cells are a miracle cure. The receptor PD1 binds.\n";

  it.each([["source.fixAll.caveat"], ["source.fixAll"], ["source"]])(
    "makes all safe fixes, asked for as %s",
    async (kind) => {
      const { actions, texts } = await actionsOf(text, [kind]);
      expect(actions.map((action) => action.kind)).toEqual(["source.fixAll.caveat"]);
      expect(afterEdit(texts, actions[0]?.edit).get("manuscript.md")).toBe(
        text.replace("A big fat rate (BFR) fell", "A BFR fell").replace(" (NBR)", ""),
      );
    },
  );
  it.each([[undefined], [["quickfix"]], [["source.organizeImports"]], [["source.fixAll.other"]]])(
    "is not offered to who asks for %j",
    async (only) => {
      const { actions } = await actionsOf(text, only);
      expect(actions.filter(({ kind }) => kind?.startsWith("source"))).toEqual([]);
    },
  );
  it("is not offered where nothing is safe to mend", async () => {
    expect((await actionsOf("NK cells are a miracle cure.\n", ["source.fixAll"])).actions).toEqual([]);
  });
});
