import { Uri, window, workspace } from "vscode";
import { showMarkdown } from "./preview";
import { rulesIn } from "./rule-index";

/** `group/fault`: nothing in an id can lead out of the folder of the pages. */
const ruleId = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** Opens the page of a rule, asking which when no id is given. */
export async function openRulePage(pages: Uri, rule: unknown): Promise<void> {
  const id = typeof rule === "string" ? rule : await pickRule(pages);
  if (id === undefined) {
    return;
  }
  const page = ruleId.test(id) ? Uri.joinPath(pages, `${id}.md`) : undefined;
  if (page === undefined || !(await isFile(page))) {
    throw new Error(`There is no page for a rule named “${id}”.`);
  }
  await showMarkdown(page);
}

async function pickRule(pages: Uri): Promise<string | undefined> {
  const index = await workspace.fs.readFile(Uri.joinPath(pages, "README.md"));
  const items = rulesIn(new TextDecoder().decode(index)).map(({ id, severity, summary }) => ({
    label: id,
    description: severity,
    detail: summary,
  }));
  const picked = await window.showQuickPick(items, {
    title: "Caveat: Open Rule Page",
    placeHolder: "Which rule?",
    matchOnDetail: true,
  });
  return picked?.label;
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    // Reading, because a file system over HTTP says of every address that it exists.
    await workspace.fs.readFile(uri);
    return true;
  } catch {
    return false;
  }
}
