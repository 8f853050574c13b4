import { describe, expect, it, onTestFinished } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeRequest,
  type InlayHint,
  InlayHintRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { showCitationsCommand } from "../../server/src/protocol";
import { root } from "../service/memory";
import { afterEdit, editor, opened, wordsAt } from "./opened";
import { pullClient, startPair } from "./pair";

const bib = `@article{doe2020,
  author = {Doe, Jane},
  title = {Cells of an invented kind in a dish},
  journal = {J Fiction},
  year = {2020}
}
@article{roe2021, author = {Roe, Rick}, title = {Mice that were never born at all}, year = 2021}
`;

const list = `## References

1. Doe J. Cells of an invented kind in a dish. J Fiction. 2020.
2. Moe M. A trial without any patients. Ann Imag Med. 2022;3:10–19. doi:10.1000/fiction.3
`;

describe("definition", () => {
  it("leads from a key to its entry in the bibliography", async () => {
    const { client, at, texts } = await opened(`As [@do<|>e2020].\n=== a.bib\n${bib}`);
    const found = (await client.sendRequest(DefinitionRequest.type, at)) as Location[];
    expect(wordsAt(texts, found)).toEqual(["a.bib: doe2020"]);
  });
  it("leads from a range to its entries in the list, with the range as origin", async () => {
    const links = { ...editor, textDocument: { ...editor.textDocument, definition: { linkSupport: true } } };
    const { client, at } = await opened(`As <|>[1–2].\n\n${list}`, links);
    expect(await client.sendRequest(DefinitionRequest.type, at)).toMatchObject([
      {
        originSelectionRange: { start: { character: 3 }, end: { character: 8 } },
        targetRange: { start: { line: 4 } },
      },
      { targetRange: { start: { line: 5 } } },
    ]);
  });
  it("leads to references in the front matter itself", async () => {
    const { client, at, texts } = await opened(
      "---\nreferences:\n  - id: doe2020\n    title: On cells\n---\n\nAs [@do<|>e2020].\n",
    );
    const found = (await client.sendRequest(DefinitionRequest.type, at)) as Location[];
    expect(wordsAt(texts, found)).toEqual(["manuscript.md: doe2020"]);
  });
});

describe("references", () => {
  const others = `=== b.md\nSee @doe2020 and [@roe2021].\n=== c/d.qmd\nSee [@doe2020; @doe2020].\n`;
  const expected = [
    "a.bib: doe2020",
    "b.md: doe2020",
    "c/d.qmd: doe2020",
    "c/d.qmd: doe2020",
    "manuscript.md: doe2020",
  ];

  it("are found in all manuscripts, open or not", async () => {
    const { client, at, texts } = await opened(`As [@do<|>e2020].\n${others}=== a.bib\n${bib}`);
    const params = { ...at, context: { includeDeclaration: true } };
    const found = (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
    expect(wordsAt(texts, found).sort()).toEqual(expected);
  });
  it("are found from the entry as well", async () => {
    const { client, at, texts } = await opened(
      `=== a.bib\n${bib.replace("doe2020", "do<|>e2020")}${others}=== manuscript.md\nAs [@doe2020].\n`,
    );
    const params = { ...at, context: { includeDeclaration: true } };
    const found = (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
    expect(wordsAt(texts, found).sort()).toEqual(expected);
  });
  it("leave out a manuscript in which the key means something else", async () => {
    const { client, at, texts } = await opened(
      `---\nbibliography: a.bib\n---\n\nAs [@do<|>e2020].\n=== a.bib\n${bib}=== other.bib\n${bib}=== b.md\n---\nbibliography: other.bib\n---\n\nAs [@doe2020].\n`,
    );
    const params = { ...at, context: { includeDeclaration: false } };
    const found = (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
    expect(wordsAt(texts, found)).toEqual(["manuscript.md: doe2020"]);
  });
  it("of an entry of the list are those of this manuscript", async () => {
    const { client, at, texts } = await opened(
      `A [1], b [1–2].\n\n${list.replace("Moe", "M<|>oe")}=== b.md\nA [2].\n\n${list}`,
    );
    const params = { ...at, context: { includeDeclaration: false } };
    const found = (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
    expect(wordsAt(texts, found)).toEqual(["manuscript.md: 1–2"]);
  });
});

describe("rename", () => {
  const others = `=== b.md\nSee @doe2020 and [@roe2021].\n=== a.bib\n${bib}`;

  it("changes the bibliography and every manuscript, with versions of what is open", async () => {
    const { client, at, texts } = await opened(`As [@do<|>e2020].\n${others}`);
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "doe" });
    const after = afterEdit(texts, edit);
    expect(after.get("manuscript.md")).toBe("As [@doe].\n");
    expect(after.get("b.md")).toBe("See @doe and [@roe2021].\n");
    expect(after.get("a.bib")).toBe(bib.replace("doe2020", "doe"));
    const versions = (edit?.documentChanges ?? []).map((change) =>
      "textDocument" in change
        ? [change.textDocument.uri.slice(root.length + 1), change.textDocument.version]
        : [],
    );
    expect(versions.sort()).toEqual([
      ["a.bib", null],
      ["b.md", null],
      ["manuscript.md", 1],
    ]);
  });
  it("uses the unsaved text of an open bibliography", async () => {
    const { client, at, texts, pair: started } = await opened(`As [@do<|>e2020].\n${others}`);
    const unsaved = `% a line more\n${bib}`;
    await started.open("a.bib", unsaved);
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "doe" });
    const after = afterEdit(new Map([...texts, [`${root}/a.bib`, unsaved]]), edit);
    expect(after.get("a.bib")).toBe(unsaved.replace("doe2020", "doe"));
  });
  it("tells the key that it will rename", async () => {
    const { client, at } = await opened(`As [@do<|>e2020].\n${others}`);
    expect(await client.sendRequest(PrepareRenameRequest.type, at)).toEqual({
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 12 } },
      placeholder: "doe2020",
    });
  });
  it("changes references in the front matter itself", async () => {
    const text =
      "---\nnocite: '@doe2020'\nreferences:\n  - id: doe2020\n    title: On cells\n---\n\nAs [@do<|>e2020].\n";
    const { client, at, texts } = await opened(text);
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "doe" });
    expect(afterEdit(texts, edit).get("manuscript.md")).toBe(
      text.replace("<|>", "").replaceAll("doe2020", "doe"),
    );
  });
  it("says why it refuses", async () => {
    const { client, at } = await opened(`As [@do<|>e2020].\n${others}`);
    await expect(client.sendRequest(RenameRequest.type, { ...at, newName: "roe2021" })).rejects.toThrow(
      "“roe2021” is the key of another entry in a.bib already.",
    );
    await expect(client.sendRequest(RenameRequest.type, { ...at, newName: "a b" })).rejects.toThrow(
      /can’t be a citation key/,
    );
  });
  it("shows why as a message where other extensions would be asked next", async () => {
    const options = { refusalsAsMessages: true };
    const { client, at, pair: started } = await opened(`As [@do<|>e2020].\n${others}`, editor, {}, options);
    expect(await client.sendRequest(RenameRequest.type, { ...at, newName: "roe2021" })).toEqual({
      changes: {},
    });
    expect(started.shown).toEqual(["Caveat: “roe2021” is the key of another entry in a.bib already."]);
    started.close();
    const numbered = await opened(`As [<|>1].\n\n${list}`, editor, {}, options);
    expect(await numbered.client.sendRequest(PrepareRenameRequest.type, numbered.at)).toMatchObject({
      placeholder: "1",
    });
    await numbered.client.sendRequest(RenameRequest.type, { ...numbered.at, newName: "2" });
    expect(numbered.pair.shown).toEqual([expect.stringMatching(/Numbers are not renamed/)]);
  });
  it("says that numbers are not renamed, and nothing where nothing is cited", async () => {
    const { client, at } = await opened(`As [<|>1].\n\n${list}`);
    await expect(client.sendRequest(PrepareRenameRequest.type, at)).rejects.toThrow(
      /Numbers are not renamed/,
    );
    const elsewhere = { ...at, position: { line: 0, character: 0 } };
    expect(await client.sendRequest(PrepareRenameRequest.type, elsewhere)).toBeNull();
  });
});

describe("refactorings", () => {
  const numbered = `As [2<|>] and [1].\n\n${list}`;

  async function actionsAt(fixture: string, client = editor) {
    const started = await opened(fixture, client);
    const { at } = started;
    const found = await started.client.sendRequest(CodeActionRequest.type, {
      textDocument: at.textDocument,
      range: { start: at.position, end: at.position },
      context: { diagnostics: [], only: ["refactor"] },
    });
    return { ...started, actions: (found ?? []) as CodeAction[] };
  }

  it("are worked out when they are chosen, with a preview that wants a yes", async () => {
    const { client, actions, texts } = await actionsAt(numbered);
    const renumber = actions.find(({ title }) => title === "Renumber by order of appearance");
    if (!renumber) throw new Error("not offered");
    expect(renumber).toMatchObject({ kind: "refactor.rewrite" });
    expect(renumber.edit).toBeUndefined();
    const { edit } = await client.sendRequest(CodeActionResolveRequest.type, renumber);
    expect(afterEdit(texts, edit).get("manuscript.md")).toMatch(
      /^As \[1\] and \[2\]\.\n\n## References\n\n1\. Moe M\./,
    );
    expect(edit?.changeAnnotations).toEqual({
      caveat: { label: "Renumber by order of appearance", needsConfirmation: true },
    });
    const [change] = edit?.documentChanges ?? [];
    expect(change).toMatchObject({
      textDocument: { version: 1 },
      edits: [{ annotationId: "caveat" }, {}, {}, {}],
    });
  });

  it("come with their edit for a client that never asks again", async () => {
    const { actions, texts } = await actionsAt(numbered, pullClient);
    const renumber = actions.find(({ title }) => title.startsWith("Renumber"));
    expect(afterEdit(texts, renumber?.edit).get("manuscript.md")).toMatch(/^As \[1\] and \[2\]/);
    expect(renumber?.edit?.changeAnnotations).toBeUndefined();
  });

  it("say why they can’t be done", async () => {
    const { actions } = await actionsAt(`As [2<|>], [1] and [7].\n\n${list}`);
    expect(actions.find(({ title }) => title.startsWith("Renumber"))?.disabled?.reason).toMatch(/no entry 7/);
  });

  it("are not offered elsewhere", async () => {
    const { actions } = await actionsAt(`Pla<|>in. As [2] and [1].\n\n${list}`);
    expect(actions).toEqual([]);
  });

  it("make a bibliography, and name it in the front matter", async () => {
    const { client, actions, texts } = await actionsAt(numbered);
    const convert = actions.find(({ title }) => title.startsWith("Convert citations to [@key]"));
    if (!convert) throw new Error("not offered");
    const { edit } = await client.sendRequest(CodeActionResolveRequest.type, convert);
    const after = afterEdit(texts, edit);
    expect(after.get("manuscript.md")).toBe(
      "---\nbibliography: references.bib\n---\n\nAs [@moe2022] and [@doe2020].\n\n## References\n\n::: {#refs}\n:::\n",
    );
    expect(after.get("references.bib")).toMatch(/@article\{doe2020,[\s\S]*@article\{moe2022,/);
  });

  it("add to the bibliography that is there what it lacks", async () => {
    const { client, actions, texts } = await actionsAt(`${numbered}=== b/a.bib\n${bib}`);
    const convert = actions.find(({ title }) => title.startsWith("Convert citations to [@key]"));
    if (!convert) throw new Error("not offered");
    const { edit } = await client.sendRequest(CodeActionResolveRequest.type, convert);
    const after = afterEdit(texts, edit);
    expect(after.get("manuscript.md")).toMatch(
      /^---\nbibliography: b\/a\.bib\n---\n\nAs \[@moe2022\] and \[@doe2020\]/,
    );
    expect(after.get("b/a.bib")?.startsWith(`${bib}\n% Moe M.`)).toBe(true);
    expect(after.get("b/a.bib")?.match(/@article\{/g)).toHaveLength(3);
  });
});

describe("refactorings of a bibliography", () => {
  async function run(fixture: string, title: RegExp) {
    const { client, at, texts, pair: started } = await opened(fixture);
    const found = await client.sendRequest(CodeActionRequest.type, {
      textDocument: at.textDocument,
      range: { start: at.position, end: at.position },
      context: { diagnostics: [] },
    });
    const action = ((found ?? []) as CodeAction[]).find((one) => title.test(one.title));
    if (!action) throw new Error("not offered");
    const { edit } = await client.sendRequest(CodeActionResolveRequest.type, action);
    return { after: afterEdit(texts, edit), edit, shown: started.shown };
  }

  it("remove what no manuscript cites, and leave what entries name", async () => {
    const text =
      "@misc{a<|>, title = {A}}\n\n% kept\n@misc{b, title = {B}, crossref = {d}}\n\n@misc{c, title = {C}}\n\n@book{d, title = {D}}\n";
    const { after, edit } = await run(`=== a.bib\n${text}=== a.md\nAs [@b] and @doe.\n`, /^Remove entries/);
    expect(after.get("a.bib")).toBe(
      "% kept\n@misc{b, title = {B}, crossref = {d}}\n\n@book{d, title = {D}}\n",
    );
    expect(edit?.changeAnnotations?.["caveat"]?.needsConfirmation).toBe(true);
  });
  it("merge entries of one work, and citations follow", async () => {
    const other = bib
      .replaceAll("doe2020", "doe")
      .replace("journal = {J Fiction},", "")
      .replace(/@article\{roe2021.*\n/, "");
    const { after } = await run(
      `=== a.bib\n${bib.replace("doe2020", "doe<|>2020")}${other}=== a.md\nAs [@doe] and [@doe2020].\n=== b.md\nAs @doe.\n`,
      /^Merge entries/,
    );
    expect(after.get("a.bib")).toBe(bib);
    expect(after.get("a.md")).toBe("As [@doe2020] and [@doe2020].\n");
    expect(after.get("b.md")).toBe("As @doe2020.\n");
  });
  it("say that there is nothing to do", async () => {
    const { edit, shown } = await run(`=== a.bib\n${bib.replace("doe2020", "doe<|>2020")}`, /^Merge entries/);
    expect(edit).toBeUndefined();
    expect(shown).toEqual(["Caveat: No two entries of this file describe the same work."]);
  });
});

describe("completion of numbers", () => {
  it("brings the list’s new entry as a further edit, and the reference when it is looked at", async () => {
    const { client, at } = await opened(`As [1] and [roe<|>].\n\n${list}=== a.bib\n${bib}`);
    const { items, isIncomplete } = (await client.sendRequest(CompletionRequest.type, at)) as CompletionList;
    expect(isIncomplete).toBe(false);
    const [item] = items;
    if (!item) throw new Error("no item");
    expect(item).toMatchObject({
      label: "3",
      textEdit: { newText: "3" },
      additionalTextEdits: [{ newText: "\n3. Roe R. Mice that were never born at all. 2021." }],
    });
    expect(item.documentation).toBeUndefined();
    const resolved: CompletionItem = await client.sendRequest(CompletionResolveRequest.type, item);
    expect((resolved.documentation as { value: string }).value).toMatch(/Mice that were never born/);
  });
});

describe("what stands beside the text", () => {
  it("links identifiers", async () => {
    const { client, at } = await opened(`Text.\n\n${list}`);
    const links: DocumentLink[] = (await client.sendRequest(DocumentLinkRequest.type, at)) ?? [];
    expect(links.map(({ target, range }) => [target, range.start.line])).toEqual([
      ["https://doi.org/10.1000/fiction.3", 5],
    ]);
  });
  it("highlights every place of a work", async () => {
    const { client, at } = await opened(`As [<|>1], then [1–2].\n\n${list}`);
    const found: DocumentHighlight[] = (await client.sendRequest(DocumentHighlightRequest.type, at)) ?? [];
    expect(found.map(({ range, kind }) => [range.start.line, range.start.character, kind])).toEqual([
      [0, 4, 2],
      [0, 14, 2],
      [4, 0, 3],
    ]);
  });
  it("counts citations above the entries of the list", async () => {
    const { client, at } = await opened(`As [1], then [1–2].\n\n${list}`);
    const found: CodeLens[] = (await client.sendRequest(CodeLensRequest.type, at)) ?? [];
    expect(found.map(({ command, range }) => [range.start.line, command?.title, command?.command])).toEqual([
      [4, "cited 2×", showCitationsCommand],
      [5, "cited 1×", showCitationsCommand],
    ]);
  });
  it("counts citations of the workspace above the entries of a bibliography", async () => {
    const { client, at } = await opened(
      `=== a.bib\n${bib}=== a.md\n[@doe2020]\n=== b.md\n@doe2020 [@doe2020]\n`,
    );
    const found: CodeLens[] = (await client.sendRequest(CodeLensRequest.type, at)) ?? [];
    expect(found.map(({ command, range }) => [range.start.line, command?.title])).toEqual([
      [0, "cited 3×"],
      [6, "not cited"],
    ]);
    expect(found[0]?.command?.arguments).toEqual([{ uri: `${root}/a.bib`, line: 0, character: 9 }]);
  });
  it("names works after numbers where the settings say so, and by default does not", async () => {
    const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const labels = async (settings: unknown): Promise<unknown> => {
      const { client, at, pair } = await opened(`As [1] and [1–2].\n\n${list}`, editor, settings);
      const params = { textDocument: at.textDocument, range: whole };
      const ask = async (): Promise<unknown> => {
        const hints: InlayHint[] = (await client.sendRequest(InlayHintRequest.type, params)) ?? [];
        return hints.map(({ label, position }) => [position.character, label]);
      };
      // The settings arrive when the server has asked for them.
      await pair.pull("manuscript.md");
      return ask();
    };
    expect(await labels({})).toEqual([]);
    expect(await labels({ inlayHints: "ranges" })).toEqual([[16, "Doe 2020; Moe 2022"]]);
    expect(await labels({ inlayHints: "on" })).toEqual([
      [6, "Doe 2020"],
      [16, "Doe 2020; Moe 2022"],
    ]);
  });
  it("outlines a manuscript and a bibliography", async () => {
    const { client, at, pair: started } = await opened(`# A\n\n${list}=== a.bib\n${bib}`);
    const symbols = ((await client.sendRequest(DocumentSymbolRequest.type, at)) ?? []) as DocumentSymbol[];
    expect(symbols.map(({ name }) => name)).toEqual(["A"]);
    expect(symbols[0]?.children?.[0]?.children?.map(({ name }) => name.slice(0, 11))).toEqual([
      "1. Doe 2020",
      "2. Moe 2022",
    ]);
    await started.open("a.bib");
    const entries = await client.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: `${root}/a.bib` },
    });
    expect(((entries ?? []) as DocumentSymbol[]).map(({ name }) => name)).toEqual(["doe2020", "roe2021"]);
  });
  it("searches the references of the workspace", async () => {
    const { client, texts, pair } = await opened(`Text.\n=== a.bib\n${bib}`);
    await pair.pull("manuscript.md");
    const found = ((await client.sendRequest(WorkspaceSymbolRequest.type, { query: "roe" })) ??
      []) as WorkspaceSymbol[];
    expect(found.map(({ name }) => name)).toEqual(["roe2021: Roe 2021. Mice that were never born at all"]);
    expect(
      wordsAt(
        texts,
        found.map(({ location }) => location as Location),
      ),
    ).toEqual(["a.bib: roe2021"]);
  });
  it("folds front matter and entries", async () => {
    const { client, at, pair: started } = await opened(`---\ntitle: A\n---\n\nText.\n=== a.bib\n${bib}`);
    const folds: FoldingRange[] = (await client.sendRequest(FoldingRangeRequest.type, at)) ?? [];
    expect(folds).toEqual([{ startLine: 0, endLine: 2 }]);
    await started.open("a.bib");
    const entries = await client.sendRequest(FoldingRangeRequest.type, {
      textDocument: { uri: `${root}/a.bib` },
    });
    expect(entries).toEqual([{ startLine: 0, endLine: 5 }]);
  });
});

it("a document that is not open is answered with nothing by every request", async () => {
  const pair = await startPair({}, editor);
  onTestFinished(() => {
    pair.close();
  });
  const { client, logged } = pair;
  const at = { textDocument: { uri: `${root}/nowhere.md` }, position: { line: 9, character: 9 } };
  const range = { start: at.position, end: at.position };
  expect(await client.sendRequest(DefinitionRequest.type, at)).toEqual([]);
  expect(
    await client.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration: true } }),
  ).toEqual([]);
  expect(await client.sendRequest(DocumentHighlightRequest.type, at)).toEqual([]);
  expect(await client.sendRequest(PrepareRenameRequest.type, at)).toBeNull();
  expect(await client.sendRequest(DocumentLinkRequest.type, at)).toEqual([]);
  expect(await client.sendRequest(DocumentSymbolRequest.type, at)).toEqual([]);
  expect(await client.sendRequest(FoldingRangeRequest.type, at)).toEqual([]);
  expect(await client.sendRequest(CodeLensRequest.type, at)).toEqual([]);
  expect(await client.sendRequest(InlayHintRequest.type, { ...at, range })).toEqual([]);
  expect(logged).toEqual([]);
});
