import { commands, type Uri, window } from "vscode";

/** Shows a Markdown file rendered, or as it is written where VS Code's Markdown preview was switched off. */
export async function showMarkdown(uri: Uri): Promise<void> {
  const preview = "markdown.showPreview";
  // Commands whose extension is not yet active are listed as well: the list comes from the manifests.
  if ((await commands.getCommands()).includes(preview)) {
    await commands.executeCommand(preview, uri);
  } else {
    await window.showTextDocument(uri);
  }
}
