import { type CodeAction, CodeActionKind, type TextDocument, workspace } from "vscode";
import { actionsOn, diagnosticThat, noDiagnosticThat, ruleOf, show } from "./editor";
import { assert, type Test } from "./testing";
import { waitFor } from "./wait";

/** What the light bulb mends. */
export const fixes: readonly Test[] = [
  {
    name: "a quick fix rewrites a claim, and its finding goes",
    run: () =>
      mend("dramatically improved", (action) => /^(?:Write|Leave out) /.test(action.title), "not the words"),
  },
  {
    name: "a quick fix suppresses a claim, and its finding goes",
    run: () => mend("proven safe", (action) => action.title.startsWith("Suppress"), "the words"),
  },
];

async function mend(
  words: string,
  isWanted: (action: CodeAction) => boolean,
  kept: "the words" | "not the words",
): Promise<void> {
  const document = await show("fixes.md");
  const isClaim = onClaim(document, words);
  const { range } = await diagnosticThat(document, `claim/… on ${words}`, isClaim);
  let offered: readonly string[] = [];
  const action = await waitFor({
    what: `quick fix for ${words}`,
    probe: async () => {
      const actions = await actionsOn(document, range);
      offered = actions.map(({ title }) => title);
      return actions.find((one) => one.kind?.value === CodeActionKind.QuickFix.value && isWanted(one));
    },
    instead: () => offered,
  });
  assert(action.edit !== undefined, `“${action.title}” has no edit`);
  const version = document.version;
  assert(await workspace.applyEdit(action.edit), `the edit of “${action.title}” was not applied`);
  assert(document.version > version, `“${action.title}” changed nothing`);
  assert(
    document.getText().includes(words) === (kept === "the words"),
    `after “${action.title}”: ${document.getText()}`,
  );
  await noDiagnosticThat(document, `claim/… on ${words}`, isClaim);
}

function onClaim(document: TextDocument, words: string): Parameters<typeof diagnosticThat>[2] {
  return (diagnostic) =>
    ruleOf(diagnostic).startsWith("claim/") && document.getText(diagnostic.range).includes(words);
}
