import { commands, type TextDocument, window, workspace } from "vscode";
import { actionsOn, rangeOf, show } from "./editor";
import { assert, assertIncludes, assertSame, type Test } from "./testing";
import { waitFor } from "./wait";

/** What changes many places at once. */
export const refactorings: readonly Test[] = [
  {
    name: "renumbering shows a preview, changes text and list at once, and is undone at once",
    run: async () => {
      const document = await show("out-of-order.md");
      const before = document.getText();
      const title = "Renumber by order of appearance";
      let offered: readonly string[] = [];
      const action = await waitFor({
        what: title,
        probe: async () => {
          const actions = await actionsOn(document, rangeOf(document, "[2]"));
          offered = actions.map((one) => one.title);
          return actions.find((one) => one.title === title);
        },
        instead: () => offered,
      });
      assert(action.edit !== undefined, `“${title}” has no edit`);

      // The preview waits until somebody agrees.
      const applied = workspace.applyEdit(action.edit);
      await changed(document, before, () => commands.executeCommand("refactorPreview.apply"));
      assert(await applied, "the edit was not applied");
      assertIncludes(
        document.getText(),
        "was described [1].",
        "reviewed earlier [1, 2].",
        "1. Borst L,",
        "2. Grzywacz B,",
      );

      await window.showTextDocument(document);
      await changed(document, document.getText(), () => commands.executeCommand("undo"));
      assertSame(document.getText(), before, "the text after undo");
    },
  },
];

/** Does something until the text is no longer what it was. */
function changed(document: TextDocument, before: string, act: () => PromiseLike<unknown>): Promise<true> {
  return waitFor({
    what: `change of ${document.uri.path}`,
    on: [workspace.onDidChangeTextDocument],
    probe: async () => {
      if (document.getText() === before) await act();
      return document.getText() === before ? undefined : true;
    },
  });
}
