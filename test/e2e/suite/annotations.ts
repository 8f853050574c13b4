import { type CodeLens, ConfigurationTarget, commands, type InlayHint, Range, workspace } from "vscode";
import { rangeOf, show } from "./editor";
import { assertSame, type Test } from "./testing";
import { waitFor } from "./wait";

/** What is shown between and after the words of an author. */
export const annotations: readonly Test[] = [
  {
    name: "above each entry of a bibliography stands how often it is cited",
    run: async () => {
      const document = await show("doubled.bib");
      await show("doubled.md");
      const titles = await waitFor({
        what: "code lenses",
        probe: async () => {
          const many = 10;
          const lenses = await commands.executeCommand<readonly CodeLens[]>(
            "vscode.executeCodeLensProvider",
            document.uri,
            many,
          );
          return lenses.length > 1 ? lenses.map(({ command }) => command?.title) : undefined;
        },
      });
      assertSame(titles.slice(0, 2), ["cited 2×", "cited 1×"], "titles");
    },
  },
  {
    name: "after a number stands whom it cites, once somebody wants to see that",
    run: () =>
      withSetting("inlayHints", "on", async () => {
        const document = await show("numbered.md");
        const place = rangeOf(document, "[2]");
        const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
        await waitFor({
          what: "inlay hint after [2]",
          probe: async () => {
            const hints = await commands.executeCommand<readonly InlayHint[]>(
              "vscode.executeInlayHintProvider",
              document.uri,
              whole,
            );
            return hints.find(
              (hint) => hint.position.isEqual(place.end) && textOf(hint).includes("Grzywacz"),
            );
          },
        });
      }),
  },
];

function textOf({ label }: InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

/** Does something while one of Caveat’s settings has another value. */
export async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const set = (wanted: unknown): PromiseLike<void> =>
    workspace.getConfiguration("caveat").update(name, wanted, ConfigurationTarget.Global);
  await set(value);
  try {
    await run();
  } finally {
    await set(undefined);
  }
}
