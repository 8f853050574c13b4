import { afterEach, describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Hover,
  HoverRequest,
  type Position,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  CheckWorkspaceRequest,
  type CheckWorkspaceResult,
  DoctorRequest,
  type DoctorResult,
} from "../../server/src/protocol";
import { readMarked } from "../marked";
import { root } from "../service/memory";
import { type Pair, pushClient, startPair } from "./pair";

const bibliography = `@article{doe2020,
  author = {Doe, Jane and Roe, Richard},
  title = {A fictional paper on cells},
  journal = {Journal of Fiction},
  year = {2020},
  doi = {10.1000/fiction.1}
}
`;

let pair: Pair | undefined;

afterEach(() => {
  pair?.close();
  pair = undefined;
});

/** Starts a pair over a fixture, opens its first file, and gives the cursor's position in it. */
async function openMarked(
  fixture: string,
): Promise<{ pair: Pair; position: Position; uri: string; text: string }> {
  const files = readMarked(fixture);
  const first = files[0];
  if (!first) throw new Error("an empty fixture");
  pair = await startPair(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  await pair.open(first.name);
  const uri = `${root}/${first.name}`;
  const position = TextDocument.create(uri, "markdown", 1, first.text).positionAt(first.cursor ?? 0);
  return { pair, position, uri, text: first.text };
}

async function checkHover(fixture: string, ...expected: readonly (string | RegExp)[]): Promise<void> {
  const {
    pair: { client },
    position,
    uri,
  } = await openMarked(fixture);
  const hover: Hover | null = await client.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position,
  });
  const value = hover ? (hover.contents as { value: string }).value : "";
  for (const part of expected) expect(value).toMatch(part);
  if (expected.length === 0) expect(hover).toBeNull();
}

describe("initialize", () => {
  it("offers exactly what the server can do", async () => {
    pair = await startPair({});
    expect(pair.server).toMatchInlineSnapshot(`
      {
        "capabilities": {
          "codeActionProvider": {
            "codeActionKinds": [
              "quickfix",
              "refactor.rewrite",
              "source.fixAll.caveat",
            ],
            "resolveProvider": true,
          },
          "codeLensProvider": {},
          "completionProvider": {
            "resolveProvider": true,
            "triggerCharacters": [
              "@",
              "[",
              ">",
              "{",
              "\`",
              ",",
              ";",
              ":",
            ],
          },
          "definitionProvider": true,
          "diagnosticProvider": {
            "identifier": "caveat",
            "interFileDependencies": true,
            "workspaceDiagnostics": false,
          },
          "documentHighlightProvider": true,
          "documentLinkProvider": {},
          "documentSymbolProvider": true,
          "foldingRangeProvider": true,
          "hoverProvider": true,
          "inlayHintProvider": true,
          "referencesProvider": true,
          "renameProvider": {
            "prepareProvider": true,
          },
          "semanticTokensProvider": {
            "full": true,
            "legend": {
              "tokenModifiers": [
                "definition",
                "deprecated",
              ],
              "tokenTypes": [
                "term",
              ],
            },
            "range": true,
          },
          "textDocumentSync": {
            "change": 2,
            "openClose": true,
            "save": true,
          },
          "workspace": {
            "workspaceFolders": {
              "changeNotifications": true,
              "supported": true,
            },
          },
          "workspaceSymbolProvider": true,
        },
        "serverInfo": {
          "name": "caveat",
          "version": "0.0.0",
        },
      }
    `);
  });
});

describe("hover", () => {
  it("explains a term", () => checkHover("NK cells express NKG<|>2A.\n", /NKG2A/, /receptor/));
  it("explains a term whose Greek letter is written as maths", () =>
    checkHover("Tumours secrete TG<|>F- $\\beta$.\n", /growth factor/i));
  it("shows the reference of a key", () =>
    checkHover(
      `Shown [@do<|>e2020].\n=== references.bib\n${bibliography}`,
      /Doe J/,
      /A fictional paper on cells/,
      "https://doi.org/10.1000/fiction.1",
    ));
  it("shows the entry of a number", () =>
    checkHover(
      "Shown [<|>2].\n\n## References\n\n1. One A. First. 2001.\n2. Two B. Second. 2002.\n",
      /Second/,
    ));
  it("shows every entry of a superscript group", () =>
    checkHover(
      "Shown.<sup>1<|>,2</sup>\n\n## References\n\n1. One A. First. 2001.\n2. Two B. Second. 2002.\n",
      /First|Second/,
    ));
  it("never lets a file write Markdown of its own", () =>
    checkHover(
      "Shown [@x<|>1].\n=== a.bib\n@misc{x1, title = {<img src=x> [a](command:evil) `code`}}\n",
      /\\<img src=x\\>/,
      /\\\[a\\\]/,
    ));
  it("is silent over plain words and code", () => checkHover("The `NKG<|>2A` of it.\n"));
});

describe("completion", () => {
  async function complete(fixture: string): Promise<{ list: CompletionList; pair: Pair }> {
    const opened = await openMarked(fixture);
    const list = await opened.pair.client.sendRequest(CompletionRequest.type, {
      textDocument: { uri: opened.uri },
      position: opened.position,
    });
    return { list: list as CompletionList, pair: opened.pair };
  }

  it.each([
    ["the key", "As @do<|>"],
    ["an author", "As [@ro<|>"],
    ["the title", "As @fictional<|>"],
    ["the year", "As [@2020<|>"],
    ["author and year together", "As [@doe 2020<|>]"],
    ["nothing yet", "As @<|>"],
  ])("finds a reference by %s", async (_, text) => {
    const { list } = await complete(`${text}\n=== references.bib\n${bibliography}`);
    expect(list.items.map(({ label }) => label)).toEqual(["doe2020"]);
    expect(list.items[0]?.textEdit?.newText).toBe("@doe2020");
  });

  it("says more about an item when it is looked at", async () => {
    const {
      list,
      pair: { client },
    } = await complete(`As @do<|>\n=== references.bib\n${bibliography}`);
    const item = list.items[0];
    if (!item) throw new Error("no item");
    const resolved: CompletionItem = await client.sendRequest(CompletionResolveRequest.type, item);
    expect((resolved.documentation as { value: string }).value).toMatch(/A fictional paper on cells/);
  });

  it.each([
    ["an e-mail address", "Write to jane@<|>"],
    ["code", "The `@do<|>` decorator"],
  ])("offers nothing in %s", async (_, text) => {
    const { list } = await complete(`${text}\n=== references.bib\n${bibliography}`);
    expect(list.items).toEqual([]);
  });
});

describe("diagnostics", () => {
  const overclaim = "CAR-NK cells are a miracle cure for leukaemia.\n";

  it("are pulled, with code, link and reason", async () => {
    pair = await startPair({ "a.md": overclaim });
    await pair.open("a.md");
    const [first] = await pair.pull("a.md");
    expect(first).toMatchObject({
      source: "caveat",
      code: "claim/miracle-cure",
      codeDescription: { href: "https://rules.example/claim/miracle-cure.md" },
    });
  });

  it("follow the text as it is typed", async () => {
    pair = await startPair({ "a.md": overclaim });
    await pair.open("a.md");
    await pair.change("a.md", 2, "CAR-NK cells are not a miracle cure for leukaemia.\n");
    expect(await pair.pull("a.md")).toEqual([]);
  });

  it("are pushed to a client that can’t pull, and only to such a one", async () => {
    pair = await startPair({ "a.md": overclaim }, pushClient);
    await pair.open("a.md");
    const { diagnostics } = await pair.pushed("a.md");
    expect(diagnostics.map(({ code }) => code)).toEqual(["claim/miracle-cure"]);
    await pair.change("a.md", 2, "Nothing to see.\n");
    expect((await pair.pushed("a.md", (now) => now.length === 0)).version).toBe(2);
  });

  it("notice a changed bibliography", async () => {
    pair = await startPair({ "a.md": "Shown [@roe2021].\n", "references.bib": bibliography });
    await pair.open("a.md");
    expect((await pair.pull("a.md")).map(({ code }) => code)).toEqual(["citation/undefined"]);
    const before = pair.refreshes();
    pair.files["references.bib"] = bibliography.replace("doe2020", "roe2021");
    await pair.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${root}/references.bib`, type: FileChangeType.Changed }],
    });
    expect(await pair.pull("a.md")).toEqual([]);
    await expect.poll(() => pair?.refreshes()).toBeGreaterThan(before);
  });

  it("see the unsaved text of an open bibliography", async () => {
    pair = await startPair({ "a.md": "Shown [@roe2021].\n", "references.bib": bibliography });
    await pair.open("a.md");
    await pair.open("references.bib", bibliography.replace("doe2020", "roe2021"));
    await expect.poll(async () => pair?.pull("a.md")).toEqual([]);
  });

  it("stay quiet about keys while no bibliography is known, and name one that is missing", async () => {
    pair = await startPair({
      "a.md": "Shown [@roe2021].\n",
      "b.md": "---\nbibliography: gone.bib\n---\n\nShown [@roe2021].\n",
    });
    await pair.open("a.md");
    await pair.open("b.md");
    expect(await pair.pull("a.md")).toEqual([]);
    const [missing, ...others] = await pair.pull("b.md");
    expect(missing).toMatchObject({
      code: "reference/unreadable",
      range: { start: { line: 1, character: 14 }, end: { line: 1, character: 22 } },
    });
    expect(others).toEqual([]);
  });

  it("locate faults of caveat.yaml, a bibliography and a glossary in those files", async () => {
    pair = await startPair({
      "caveat.yaml": "rules:\n  claim/cur: off\n",
      "references.bib": `${bibliography}\n@article{broken,\n  title = {Never closed\n\n@book{fine2021, title = {Fine}}\n`,
      "house.glossary.yaml": "terms:\n  - term: a\n    definition: b\n    sinonyms: [c]\n",
    });
    const open = async (path: string) => {
      await pair?.open(path);
      return (await pair?.pull(path)) ?? [];
    };
    expect((await open("caveat.yaml"))[0]).toMatchObject({
      severity: 1,
      range: { start: { line: 1, character: 2 } },
    });
    expect((await open("references.bib"))[0]?.range.start.line).toBeGreaterThanOrEqual(8);
    expect((await open("house.glossary.yaml"))[0]).toMatchObject({
      severity: 1,
      range: { start: { line: 3 } },
    });
  });

  it("of files that no editor shows are pushed where they are", async () => {
    pair = await startPair({ "a.md": "Text.\n", "caveat.yaml": "ruels: {}\n" });
    const { diagnostics } = await pair.pushed("caveat.yaml");
    expect(diagnostics[0]?.message).toMatch(/ruels/);
  });

  it("follow the project file and the settings", async () => {
    pair = await startPair({ "a.md": overclaim, "caveat.yaml": "rules:\n  claim: off\n" });
    await pair.open("a.md");
    expect(await pair.pull("a.md")).toEqual([]);
    pair.close();
    pair = await startPair({ "a.md": overclaim }, undefined, { rules: { "claim/miracle-cure": "hint" } });
    await pair.open("a.md");
    await expect.poll(async () => (await pair?.pull("a.md"))?.map(({ severity }) => severity)).toEqual([4]);
  });
});

describe("code actions", () => {
  async function actions(text: string): Promise<readonly CodeAction[]> {
    pair = await startPair({ "a.md": text });
    await pair.open("a.md");
    const [diagnostic] = await pair.pull("a.md");
    if (!diagnostic) throw new Error("no diagnostic");
    const found = await pair.client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: `${root}/a.md` },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    return (found ?? []) as CodeAction[];
  }

  /** The text after a code action, as an editor would apply it. */
  function applied(text: string, action: CodeAction | undefined): string {
    const change = action?.edit?.documentChanges?.[0];
    if (!change || !("edits" in change)) throw new Error("no versioned edit");
    expect(change.textDocument.version).toBe(1);
    const document = TextDocument.create(`${root}/a.md`, "markdown", 1, text);
    return TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]);
  }

  it("suppress a finding with a comment that works", async () => {
    const text = "# Title\n\nCAR-NK cells are a miracle cure for leukaemia.\n";
    const suppress = (await actions(text)).find(({ title }) => title.startsWith("Suppress"));
    const after = applied(text, suppress);
    expect(after).toBe(
      "# Title\n\n<!-- caveat-disable-next-line claim/miracle-cure -- … -->\n\nCAR-NK cells are a miracle cure for leukaemia.\n",
    );
    await pair?.change("a.md", 2, after);
    expect(await pair?.pull("a.md")).toEqual([]);
  });

  it("suppress within a list without breaking it", async () => {
    const text = "- one\n- CAR-NK cells are a miracle cure for leukaemia.\n- three\n";
    const after = applied(
      text,
      (await actions(text)).find(({ title }) => title.startsWith("Suppress")),
    );
    expect(after).toContain("leukaemia. <!-- caveat-disable-line claim/miracle-cure -- … -->\n- three");
    await pair?.change("a.md", 2, after);
    expect(await pair?.pull("a.md")).toEqual([]);
  });

  it("open the rule’s page", async () => {
    const found = await actions("CAR-NK cells are a miracle cure for leukaemia.\n");
    expect(found.find(({ command }) => command)?.command).toMatchObject({
      command: "caveat.openRulePage",
      arguments: ["claim/miracle-cure"],
    });
  });
});

describe("requests of Caveat’s own", () => {
  it("check the whole workspace", async () => {
    pair = await startPair({
      "a.md": "A miracle cure for leukaemia was found.\n",
      "b/c.qmd": "Nothing.\n",
      "d.txt": "a miracle cure",
    });
    const { files } = await pair.client.sendRequest<CheckWorkspaceResult>(CheckWorkspaceRequest);
    expect(files.map(({ uri, diagnostics }) => [uri.slice(root.length + 1), diagnostics.length])).toEqual([
      ["a.md", 1],
      ["b/c.qmd", 0],
    ]);
  });

  it("tell what was found", async () => {
    pair = await startPair({ "a.md": "Shown [@doe2020].\n", "references.bib": bibliography });
    await pair.open("a.md");
    const { markdown } = await pair.client.sendRequest<DoctorResult>(DoctorRequest, { uri: `${root}/a.md` });
    expect(markdown).toMatch(/references\.bib.*1 references/);
    expect(markdown).toMatch(/1 by key/);
  });
});

describe("a bad request", () => {
  it("for a document that is not open is answered with nothing", async () => {
    pair = await startPair({});
    const at = { textDocument: { uri: `${root}/nowhere.md` }, position: { line: 9, character: 9 } };
    expect(await pair.client.sendRequest(HoverRequest.type, at)).toBeNull();
    expect(await pair.pull("nowhere.md")).toEqual([]);
    expect(pair.logged).toEqual([]);
  });
});
