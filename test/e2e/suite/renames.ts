import { commands, WorkspaceEdit, workspace } from "vscode";
import { fileUri, rangeOf, show } from "./editor";
import { assert, assertIncludes, assertSame, type Test } from "./testing";

/** What happens to a citation key that gets another name. */
export const renames: readonly Test[] = [
  {
    name: "a key is renamed in its bibliography and in every manuscript, open or not",
    run: async () => {
      const edit = await renameAt("rename-one.md", "@borst", "borst2020");
      assert(await workspace.applyEdit(edit), "the rename was not applied");
      assertIncludes(await textOf("rename-one.md"), "described [@borst2020] and reviewed [@grzywacz].");
      assertIncludes(
        await textOf("rename-two.md"),
        "As @borst2020 showed",
        "[see @grzywacz; @borst2020, p. 5550]",
      );
      assertIncludes(await textOf("rename.bib"), "@article{borst2020,", "@article{grzywacz,");
    },
  },
  {
    name: "a key is not renamed to one that is taken, nor is a number, by us or by VS Code",
    run: async () => {
      assertSame((await renameAt("rename-one.md", "@grzywacz", "borst2020")).size, 0, "files changed");
      assertSame((await renameAt("numeric.md", "1].", "9")).size, 0, "files changed");
    },
  },
  {
    name: "a key leads to its entry, and the entry to every citation",
    run: async () => {
      const document = await show("rename-two.md");
      const place = rangeOf(document, "grzywacz").start;
      const definitions = await commands.executeCommand<readonly unknown[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        place,
      );
      assertSame(definitions.length, 1, "definitions");
      const bibliography = await show("rename.bib");
      const key = rangeOf(bibliography, "grzywacz").start;
      const references = await commands.executeCommand<
        readonly { readonly uri: { readonly path: string } }[]
      >("vscode.executeReferenceProvider", bibliography.uri, key);
      const files = references.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf("/") + 1)).sort();
      assertSame(files, ["rename-one.md", "rename-two.md", "rename.bib"], "files with references");
    },
  },
];

async function renameAt(name: string, words: string, newName: string): Promise<WorkspaceEdit> {
  const document = await show(name);
  const place = rangeOf(document, words).start.translate(0, words.startsWith("@") ? 1 : 0);
  const edit = await commands.executeCommand<WorkspaceEdit | undefined>(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    place,
    newName,
  );
  return edit ?? new WorkspaceEdit();
}

async function textOf(name: string): Promise<string> {
  return (await workspace.openTextDocument(fileUri(name))).getText();
}
