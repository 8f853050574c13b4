import type { CompletionItem } from "vscode";
import { completionsAt, insert, rangeOf, show } from "./editor";
import { assertIncludes, type Test } from "./testing";
import { waitFor } from "./wait";

/** What is offered while a citation is typed. */
export const completions: readonly Test[] = [
  {
    name: "after @ a reference is found by the name of its second author",
    run: async () => {
      const document = await show("draft.md");
      const end = document.lineAt(document.lineCount - 1).range.end;
      const typed = "It cites [@Miller";
      await insert(document, end, typed);
      const cursor = end.translate(0, typed.length);
      const item = await waitFor({
        what: "completion for grzywacz2008",
        probe: async () => (await completionsAt(document, cursor)).items.find(citesGrzywacz),
      });
      // The editor drops an item that does not fit what was typed, whatever the server thinks of it.
      assertIncludes((item.filterText ?? labelOf(item)).toLowerCase(), "miller");
    },
  },
  {
    name: "after [ an author gives the number, and a new reference its entry in the list",
    run: async () => {
      const document = await show("numeric.md");
      const place = rangeOf(document, "described later [2].").end;
      await insert(document, place, " As [verneris");
      const cursor = place.translate(0, " As [verneris".length);
      await waitFor({
        what: "completion of the number 1",
        probe: async () =>
          (await completionsAt(document, cursor)).items.find((item) => labelOf(item) === "1"),
      });

      await insert(document, cursor, "] and [handgretinger");
      const next = cursor.translate(0, "] and [handgretinger".length);
      const added = await waitFor({
        what: "completion of the number 3",
        probe: async () => (await completionsAt(document, next)).items.find((item) => labelOf(item) === "3"),
      });
      const entries = (added.additionalTextEdits ?? []).map(({ newText }) => newText).join("");
      assertIncludes(entries, "3. Handgretinger R, Lang P,");
    },
  },
];

function citesGrzywacz(item: CompletionItem): boolean {
  const inserted = typeof item.insertText === "string" ? item.insertText : item.insertText?.value;
  return (inserted ?? labelOf(item)).includes("grzywacz2008");
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
