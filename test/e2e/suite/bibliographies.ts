import { workspace } from "vscode";
import { withSetting } from "./annotations";
import {
  actionsOn,
  diagnosticThat,
  fileUri,
  hoverOn,
  insert,
  noDiagnosticThat,
  rangeOf,
  ruleOf,
  show,
} from "./editor";
import { assert, assertIncludes, assertSame, type Test } from "./testing";
import { waitFor } from "./wait";

/** What a fault in a bibliography does, and what it does not. */
export const bibliographies: readonly Test[] = [
  {
    name: "a broken entry is one finding where it is, the others work, and mended it goes",
    run: async () => {
      const bibliography = await show("broken.bib");
      const isFault = (one: Parameters<typeof ruleOf>[0]): boolean => ruleOf(one) === "reference/unreadable";
      const fault = await diagnosticThat(bibliography, "reference/unreadable", isFault);
      assert(
        fault.range.start.line < rangeOf(bibliography, "@article{grzywacz2008whole").start.line,
        `the fault is shown on line ${fault.range.start.line + 1}`,
      );
      assertIncludes(
        await hoverOn(await show("broken.md"), "@grzywacz2008whole", "grzywacz2008whole"),
        "Miller",
        "2008",
      );
      await show("broken.bib");
      await insert(bibliography, rangeOf(bibliography, "Microenvironment").end, "}");
      await noDiagnosticThat(bibliography, "reference/unreadable", isFault);
    },
  },
  {
    name: "a list of retractions that the settings name marks citations, and says how old it is",
    run: () =>
      withSetting("retractions", fileUri("retractions.csv").toString(), async () => {
        const document = await show("doubled.md");
        const isRetracted = (one: Parameters<typeof ruleOf>[0]): boolean =>
          ruleOf(one) === "reference/retracted";
        const { range, message } = await diagnosticThat(document, "reference/retracted", isRetracted);
        assertSame(document.getText(range), "@roe2021", "the marked words");
        assertIncludes(message, "retracted on 15 April 2021", "whose newest notice is of 15 April 2021");
      }),
  },
  {
    name: "a repeated entry is found in the bibliography, and a quick fix removes it",
    run: async () => {
      const bibliography = await show("doubled.bib");
      const isRepeated = (one: Parameters<typeof ruleOf>[0]): boolean =>
        ruleOf(one) === "reference/duplicate-key";
      const { range } = await diagnosticThat(bibliography, "reference/duplicate-key", isRepeated);
      const title = "Remove the repeated entry doe2020";
      let offered: readonly string[] = [];
      const action = await waitFor({
        what: title,
        probe: async () => {
          const actions = await actionsOn(bibliography, range);
          offered = actions.map((one) => one.title);
          return actions.find((one) => one.title === title);
        },
        instead: () => offered,
      });
      assert(action.edit !== undefined, `“${title}” has no edit`);
      assert(await workspace.applyEdit(action.edit), `the edit of “${title}” was not applied`);
      assertSame(bibliography.getText().split("@article{doe2020").length, 2, "parts around the entry");
      await noDiagnosticThat(bibliography, "reference/duplicate-key", isRepeated);
    },
  },
];
