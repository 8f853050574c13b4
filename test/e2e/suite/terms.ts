import {
  type CompletionItem,
  commands,
  type Hover,
  type Location,
  type LocationLink,
  MarkdownString,
  Range,
  Selection,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { TermsNode } from "../../../client/src/terms/terms-list";
import { caveatApi } from "./api";
import { actionsOn, completionsAt, fileUri, hoverOn, insert, rangeOf, show } from "./editor";
import { assert, assertIncludes, assertSame, type Test } from "./testing";
import { waitFor } from "./wait";

/** What readers and writers do with terms. */
export const terms: readonly Test[] = [
  {
    name: "a hover on a term tells experts more than students, and where it is used",
    run: async () => {
      const document = await show("terms.md");
      const student = await hoverOn(document, "NKG2A");
      assertIncludes(student, "In this manuscript", "command:caveat.showPlace");
      assert(!student.includes("Gene: *"), `a student is told the gene: ${student}`);
      const settings = workspace.getConfiguration("caveat.glossary");
      await settings.update("level", "expert", true);
      await waitFor({
        what: "gene in the hover",
        probe: async () => ((await hoverOn(document, "NKG2A")).includes("Gene: *") ? true : undefined),
      });
      await settings.update("level", undefined, true);
    },
  },
  {
    name: "an abbreviation leads to its introduction, a shipped term to a document with its entry",
    run: async () => {
      const document = await show("terms.md");
      const introduced = await definitionOf(document.uri, rangeOf(document, "IKC was").start);
      assertSame(introduced?.uri.toString(), document.uri.toString(), "the file of the introduction");
      const shipped = await definitionOf(document.uri, rangeOf(document, "hazard ratio").start);
      assertSame(shipped?.uri.scheme, "caveat-glossary", "the scheme of the entry");
      const entry = await workspace.openTextDocument(shipped?.uri ?? Uri.parse("caveat-glossary:/"));
      assertIncludes(entry.getText(), "# hazard ratio (HR)");
    },
  },
  {
    name: "after a colon an abbreviation completes to its expansion at first use",
    run: async () => {
      const document = await show("terms-draft.md");
      const place = rangeOf(document, "says").end;
      await insert(document, place, " :ik");
      const cursor = place.translate(0, " :ik".length);
      const item = await waitFor({
        what: "completion of IKC",
        probe: async () =>
          (await completionsAt(document, cursor)).items.find((one) => labelOf(one) === "IKC"),
      });
      const inserted = typeof item.insertText === "string" ? item.insertText : item.insertText?.value;
      assertSame(inserted, "invented killer cell (IKC)", "what is inserted");
    },
  },
  {
    name: "while somebody types, terms are offered where the user wants it, and Enter takes one",
    run: async () => {
      const document = await show("typing.md");
      const settings = workspace.getConfiguration("caveat.glossary");
      await settings.update("completion", "whileTyping", true);
      const editor = window.activeTextEditor;
      assert(editor?.document === document, "the text is not in front");
      const end = rangeOf(document, "It says").end;
      editor.selection = new Selection(end, end);
      for (const text of [" ", "i", "k", "c"]) await commands.executeCommand("type", { text });
      await waitFor({
        what: "expansion in the text",
        on: [workspace.onDidChangeTextDocument],
        probe: async () => {
          // Does nothing until the list is there.
          await commands.executeCommand("acceptSelectedSuggestion");
          return document.getText().includes("It says invented killer cell (IKC)") ? true : undefined;
        },
        instead: () => document.getText(),
      });
      await settings.update("completion", undefined, true);
    },
  },
  {
    name: "terms are marked nowhere, at their first use or everywhere, as the user wants it",
    run: async () => {
      const document = await show("terms.md");
      const settings = workspace.getConfiguration("caveat.glossary");
      const every = ["invented killer cell", "IKC", "IKC", "hazard ratio", "IKCs", "NKG2A"];
      const wanted = {
        all: every,
        firstUse: every.filter((words) => !words.startsWith("IKC")),
        off: [],
      };
      for (const [highlight, words] of Object.entries(wanted)) {
        await settings.update("highlight", highlight, true);
        await waitFor({
          what: `marks with ${highlight}`,
          probe: async () =>
            JSON.stringify(await marksIn(document)) === JSON.stringify(words) ? true : undefined,
        });
      }
      await settings.update("highlight", undefined, true);
    },
  },
  {
    name: "a term is renamed through its manuscript",
    run: async () => {
      const document = await show("terms.md");
      const edit = await commands.executeCommand<WorkspaceEdit | undefined>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        rangeOf(document, "IKC was").start,
        "iKC",
      );
      const edits = (edit ?? new WorkspaceEdit()).get(document.uri).map(({ newText }) => newText);
      assertSame(edits, ["iKC", "iKC", "iKCs"], "the new names");
    },
  },
  {
    name: "the view lists the terms of the manuscript by first use",
    run: async () => {
      await show("terms.md");
      const listed = await waitFor({
        what: "terms in the view",
        probe: async () => {
          const found = await caveatApi().termsInManuscript();
          return found.length > 0 ? found : undefined;
        },
      });
      assertSame(listed[0]?.term, "invented killer cell", "the first term");
      assert(
        listed.some(({ term }) => term === "hazard ratio"),
        "the hazard ratio is missing",
      );
    },
  },
  {
    name: "the view is sorted and grouped as its menu says, and its lines lead to entries",
    run: async () => {
      await show("terms.md");
      const shown = async (): Promise<readonly string[]> =>
        (await caveatApi().termsInView()).flatMap((line) =>
          line.kind === "term" ? [line.term] : [`${line.name}:`, ...line.terms.map(nameOf)],
        );
      const byFirstUse = await shown();
      await commands.executeCommand("caveat.sortTermsByName");
      assertSame(await shown(), byFirstUse.toSorted(), "the terms by name");
      await commands.executeCommand("caveat.sortTermsByCount");
      assertSame((await shown())[0], "invented killer cell", "the term that is used most");
      await commands.executeCommand("caveat.groupTerms");
      assertSame((await shown()).slice(0, 2), ["Biostatistics:", "hazard ratio"], "the first group");
      await commands.executeCommand("caveat.sortTermsByFirstUse");
      await commands.executeCommand("caveat.listTerms");
      assertSame(await shown(), byFirstUse, "the terms by first use");

      // What VS Code hands to a command on a line is the line itself.
      const [line] = await caveatApi().termsInView();
      await commands.executeCommand("caveat.showTerm", line);
      assertSame(
        window.activeTextEditor?.document.uri.path.endsWith("/house.glossary.yaml"),
        true,
        "the entry is open",
      );
    },
  },
  {
    name: "the links of a hover run two commands of ours and no other, and lead to places and entries",
    run: async () => {
      const document = await show("terms.md");
      const place = rangeOf(document, "NKG2A").start;
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        place,
      );
      const contents = hovers.flatMap((hover) =>
        hover.contents.flatMap((content) => (content instanceof MarkdownString ? [content] : [])),
      );
      const ours = contents.find(({ value }) => value.includes("command:"));
      assertSame(
        ours?.isTrusted,
        { enabledCommands: ["caveat.showTerm", "caveat.showPlace"] },
        "what is trusted",
      );
      const linked = [...(ours?.value ?? "").matchAll(/\(command:([\w.]+)\?([^)\s]+)\)/g)].map(
        ([, command = "", argument = ""]) => ({ command, argument }),
      );
      const [first] = linked.filter(({ command }) => command === "caveat.showPlace");
      const [argument] = JSON.parse(decodeURIComponent(first?.argument ?? "[]")) as unknown[];
      await commands.executeCommand("caveat.showPlace", argument);
      assertSame(
        window.activeTextEditor?.selection.active.line,
        place.line,
        "the line that the link leads to",
      );
    },
  },
  {
    name: "the manuscript's glossary opens as an unsaved document",
    run: async () => {
      await show("terms.md");
      await commands.executeCommand("caveat.exportGlossary");
      const editor = window.activeTextEditor;
      assertSame(editor?.document.uri.scheme, "untitled", "the scheme of the glossary");
      const text = editor?.document.getText() ?? "";
      assertIncludes(
        text,
        "# Glossary of “A fictional text on terms”",
        "**invented killer cell** (IKC)",
        "- IKC:",
      );
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    },
  },
  {
    name: "a term is added to the house glossary, and known from then on",
    run: async () => {
      const document = await show("terms-draft.md");
      await insert(document, document.lineAt(document.lineCount - 1).range.end, "It has a new gadget.\n");
      const actions = await actionsOn(document, rangeOf(document, "new gadget"));
      const action = actions.find(({ title }) => title.startsWith("Add “new gadget”"));
      const [argument] = (action?.command?.arguments ?? []) as [object?];
      assert(argument !== undefined, `not offered: ${actions.map(({ title }) => title).join(" / ")}`);
      await commands.executeCommand("caveat.addTerm", { ...argument, definition: "A thing of these tests." });
      const glossary = await workspace.openTextDocument(fileUri("house.glossary.yaml"));
      assertIncludes(glossary.getText(), "- term: new gadget", "definition: A thing of these tests.");
      assertIncludes(await hoverOn(document, "new gadget"), "A thing of these tests.");
    },
  },
];

function nameOf(line: TermsNode): string {
  return line.kind === "term" ? line.term : line.name;
}

/** The words that semantic highlighting marks as terms. */
async function marksIn(document: TextDocument): Promise<string[]> {
  const legend = await commands.executeCommand<SemanticTokensLegend>(
    "vscode.provideDocumentSemanticTokensLegend",
    document.uri,
  );
  const tokens = await commands.executeCommand<SemanticTokens | undefined>(
    "vscode.provideDocumentSemanticTokens",
    document.uri,
  );
  const words: string[] = [];
  let [line, character] = [0, 0];
  const data = [...(tokens?.data ?? [])];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 5);
    line += lines;
    character = lines === 0 ? character + characters : characters;
    assertSame(legend.tokenTypes[type], "term", "the type of a mark");
    words.push(document.getText(new Range(line, character, line, character + length)));
  }
  return words;
}

async function definitionOf(
  uri: Uri,
  place: Parameters<typeof completionsAt>[1],
): Promise<{ readonly uri: Uri } | undefined> {
  const [found] = await commands.executeCommand<readonly (Location | LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    uri,
    place,
  );
  if (!found) return undefined;
  return { uri: "targetUri" in found ? found.targetUri : found.uri };
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
