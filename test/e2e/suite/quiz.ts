import { commands, env, TabInputText, UIKind, window } from "vscode";
import { caveatApi } from "./api";
import { show } from "./editor";
import { click, press } from "./hands";
import { assert, assertSame, type Test } from "./testing";
import { waitFor } from "./wait";

/** What learners do. Nobody presses keys for them on the desktop. */
export const quiz: readonly Test[] = [
  {
    name: "the quiz opens",
    run: async () => {
      await show("terms.md");
      await commands.executeCommand("caveat.quiz");
      await waitFor({
        what: "tab of the quiz",
        probe: () => {
          const tab = window.tabGroups.activeTabGroup.activeTab;
          return tab?.label === "Terms Quiz" && !(tab.input instanceof TabInputText) ? true : undefined;
        },
      });
      await commands.executeCommand("workbench.action.closeActiveEditor");
      await roundOf(0);
    },
  },
  ...(env.uiKind === UIKind.Web ? [answers()] : []),
];

function answers(): Test {
  return {
    name: "answers by click and by key are kept, and decide what the quiz asks next",
    run: async () => {
      await show("terms.md");
      await commands.executeCommand("caveat.quiz");
      const [first, second] = await roundOf(3);
      assert(first !== undefined && second !== undefined, "the round is too short");

      click(`${first.right + 1}. ${first.choices[first.right] ?? ""}`);
      assertSame(await boxOf(first.card), 2, "the box of a term that was known");
      press("Enter");
      press(String(second.right === 0 ? 2 : 1));
      assertSame(await boxOf(second.card), 1, "the box of a term that was not known");
      await commands.executeCommand("workbench.action.closeActiveEditor");
      await roundOf(0);

      await commands.executeCommand("caveat.quiz");
      const again = await roundOf(2);
      assertSame(again[0]?.card, second.card, "what is asked first");
      assert(!again.some(({ card }) => card === first.card), "what was known is asked again at once");
      for (const { card, right, choices } of again) {
        // A click waits until the page is there, a key does not.
        click(`${right + 1}. ${choices[right] ?? ""}`);
        await waitFor({
          what: `${card} in the second box`,
          probe: () => ((progress()[card]?.box ?? 0) > 1 ? true : undefined),
        });
        press("Enter");
      }
      click("Another Round");
      await roundOf(0);
    },
  };
}

/** The questions on the page, as soon as there are so many. */
function roundOf(count: number): Promise<readonly Question[]> {
  return waitFor({
    what: `round of ${count}`,
    probe: () => (caveatApi().quiz().round.length === count ? caveatApi().quiz().round : undefined),
    instead: () => caveatApi().quiz().round,
  });
}

type Question = ReturnType<ReturnType<typeof caveatApi>["quiz"]>["round"][number];

/** The box of a term, as soon as it was answered. */
function boxOf(card: string): Promise<number> {
  return waitFor({ what: `answer on ${card}`, probe: () => progress()[card]?.box, instead: progress });
}

function progress(): ReturnType<ReturnType<typeof caveatApi>["quiz"]>["progress"] {
  return caveatApi().quiz().progress;
}
