import { describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type Hover,
  HoverRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  AddTermRequest,
  type AddTermResult,
  GlossaryEntryRequest,
  type GlossaryEntryResult,
} from "../../server/src/protocol";
import { root } from "../service/memory";
import { afterEdit, editor, opened, wordsAt } from "./opened";
import { pullClient } from "./pair";

const house = `=== house.glossary.yaml
terms:
  - term: invented killer cell
    abbreviation: IKC
    definition: A cell of these tests.
    related: [hazard ratio, nothing known]
`;

const showsTerms = { showsTerms: true };

/** What the hover at the cursor says. */
async function hoverIn(fixture: string, settings: unknown = {}, options = {}): Promise<string> {
  const { client, at, pair } = await opened(fixture, editor, settings, options);
  // The settings arrive when the server has asked for them.
  await pair.pull("manuscript.md");
  const hover: Hover | null = await client.sendRequest(HoverRequest.type, at);
  return (hover?.contents as { value: string } | undefined)?.value ?? "";
}

describe("a hover on a term", () => {
  const text = `# T\n\nAn invented killer cell (IKC) kills. An I<|>KC.\n${house}`;

  it("links entries that are known, and places, by the client's own commands", async () => {
    const shown = await hoverIn(text, {}, showsTerms);
    const link = (command: string, argument: unknown): string =>
      `(command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
    const uri = `${root}/manuscript.md`;
    expect(shown).toContain(
      `See also: [hazard ratio]${link("caveat.showTerm", { term: "hazard ratio", uri })}, nothing known`,
    );
    expect(shown).toContain(`[line 3]${link("caveat.showPlace", { uri, line: 2, character: 3 })}`);
  });
  it("has no command for a client that knows none", async () => {
    const shown = await hoverIn(text);
    expect(shown).toContain("See also: hazard ratio, nothing known");
    expect(shown).toContain(`[line 3](${root}/manuscript.md#L3)`);
    expect(shown).not.toContain("command:");
  });
  it("tells experts more", async () => {
    const gene = "On NK<|>G2A.\n";
    expect(await hoverIn(gene, { glossary: { level: "expert" } })).toContain("Gene: *KLRC1*");
    expect(await hoverIn(gene)).not.toContain("Gene:");
  });
});

describe("definition of a term", () => {
  it("leads from an abbreviation to its introduction, from there to the house glossary", async () => {
    const text = "An invented killer cell (IKC) kills. An I<|>KC.";
    const used = await opened(`${text}\n${house}`);
    const introduced = (await used.client.sendRequest(DefinitionRequest.type, used.at)) as Location[];
    expect(wordsAt(used.texts, introduced)).toEqual(["manuscript.md: invented killer cell (IKC"]);
    const own = await opened("An utterly new thing (UNT). The U<|>NT.\n");
    const place = (await own.client.sendRequest(DefinitionRequest.type, own.at)) as Location[];
    expect(wordsAt(own.texts, place)).toEqual(["manuscript.md: utterly new thing (UNT"]);
    const there = await opened(`An invented ki<|>ller cell (IKC) kills.\n${house}`);
    const found = (await there.client.sendRequest(DefinitionRequest.type, there.at)) as Location[];
    expect(found).toMatchObject([{ uri: `${root}/house.glossary.yaml`, range: { start: { line: 1 } } }]);
  });
  it("leads to a document of the client's for shipped terms, and nowhere without one", async () => {
    const one = await opened("The hazard ra<|>tio.\n", editor, {}, showsTerms);
    expect(await one.client.sendRequest(DefinitionRequest.type, one.at)).toMatchObject([
      { uri: "caveat-glossary:/hazard%20ratio.md" },
    ]);
    const other = await opened("The hazard ra<|>tio.\n");
    expect(await other.client.sendRequest(DefinitionRequest.type, other.at)).toEqual([]);
  });
});

describe("an entry", () => {
  it("is told with its details, and where it stands", async () => {
    const { client } = await opened(`Text.\n${house}`);
    const ask = (term: string, uri?: string): Promise<GlossaryEntryResult> =>
      client.sendRequest(GlossaryEntryRequest, { term, uri });
    expect(await ask("IKC", `${root}/manuscript.md`)).toMatchObject({
      markdown: expect.stringMatching(
        /^\*\*invented killer cell\*\* \(IKC\)\n\nA cell of these tests\./,
      ) as unknown,
      place: { uri: `${root}/house.glossary.yaml`, line: 1, character: 4 },
    });
    expect((await ask("hazard ratio"))?.markdown).toMatch(/^\*\*hazard ratio\*\*/);
    expect(await ask("no such term")).toBeNull();
  });
});

describe("uses of a term", () => {
  const others = `=== b.md\nIKCs and \`IKC\`.\n${house}`;

  it("are found in every manuscript, with the entry as declaration", async () => {
    const { client, at, texts } = await opened(`An I<|>KC, an invented killer cell.\n${others}`);
    const ask = async (includeDeclaration: boolean): Promise<string[]> =>
      wordsAt(
        texts,
        (await client.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration } })) ?? [],
      );
    const uses = ["b.md: IKCs", "manuscript.md: IKC", "manuscript.md: invented killer cell"];
    expect((await ask(false)).sort()).toEqual(uses);
    expect((await ask(true)).sort()).toEqual([
      ...uses.slice(0, 1),
      "house.glossary.yaml: ",
      ...uses.slice(1),
    ]);
  });
  it("are marked in the manuscript, its introduction as such", async () => {
    const { client, at } = await opened(`An invented killer cell (IKC). An I<|>KC.\n${house}`);
    const found: DocumentHighlight[] = (await client.sendRequest(DocumentHighlightRequest.type, at)) ?? [];
    expect(found.map(({ range, kind }) => [range.start.character, kind])).toEqual([
      [3, 3],
      [25, 3],
      [34, 2],
    ]);
  });
});

describe("rename of a term", () => {
  it("changes its form in the manuscript, and the glossary and other manuscripts not", async () => {
    const { client, at, texts } = await opened(`An I<|>KC; IKCs.\n=== b.md\nAn IKC.\n${house}`);
    expect(await client.sendRequest(PrepareRenameRequest.type, at)).toMatchObject({ placeholder: "IKC" });
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "iKC" });
    const after = afterEdit(texts, edit);
    expect(after.get("manuscript.md")).toBe("An iKC; iKCs.\n");
    expect(after.get("b.md")).toBe("An IKC.\n");
  });
  it("says why it refuses", async () => {
    const { client, at } = await opened(`An I<|>KC.\n${house}`);
    await expect(client.sendRequest(RenameRequest.type, { ...at, newName: "hazard ratio" })).rejects.toThrow(
      /means “hazard ratio” in the glossary/,
    );
    const messages = await opened(`An I<|>KC.\n${house}`, editor, {}, { refusalsAsMessages: true });
    expect(await messages.client.sendRequest(RenameRequest.type, { ...messages.at, newName: "*" })).toEqual({
      changes: {},
    });
    expect(messages.pair.shown).toEqual([expect.stringMatching(/^Caveat: A term needs/)]);
  });
});

it("terms are found among the symbols of the workspace", async () => {
  const ask = async (query: string, options = {}): Promise<unknown> => {
    const { client, pair } = await opened(`Text.\n${house}`, pullClient, {}, options);
    await pair.pull("manuscript.md");
    const found = (await client.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? [];
    return (found as WorkspaceSymbol[]).map(({ name, containerName }) => [name, containerName]);
  };
  expect(await ask("ikc")).toEqual([["invented killer cell (IKC)", "house.glossary.yaml"]]);
  expect(await ask("hazard ratio")).toEqual([]);
  expect(await ask("hazard ratio", showsTerms)).toEqual([["hazard ratio (HR)", "glossary of Caveat"]]);
  expect(await ask(" ", showsTerms)).toEqual([]);
});

describe("completion of terms", () => {
  async function offered(fixture: string, settings: unknown = {}, trigger?: string) {
    const { client, at, pair, texts } = await opened(fixture, editor, settings);
    await pair.pull("manuscript.md");
    const triggered =
      trigger === undefined
        ? { triggerKind: 1 as const }
        : { triggerKind: 2 as const, triggerCharacter: trigger };
    const list = (await client.sendRequest(CompletionRequest.type, {
      ...at,
      context: triggered,
    })) as CompletionList;
    return { client, list, texts };
  }
  const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);

  it("writes an abbreviation out at its first use, and tells the definition when it is looked at", async () => {
    const { client, list, texts } = await offered(`An :ik<|>\n${house}`, {}, ":");
    expect(list.isIncomplete).toBe(true);
    const [item] = list.items;
    if (!item) throw new Error("nothing is offered");
    expect(item).toMatchObject({
      label: "IKC",
      labelDetails: { description: "invented killer cell (IKC)" },
      filterText: ":ikC",
    });
    expect(item.documentation).toBeUndefined();
    const edit = { changes: { [`${root}/manuscript.md`]: [item.textEdit as TextEdit] } };
    expect(textAfter(texts, edit)).toBe("An invented killer cell (IKC)\n");
    const { documentation } = await client.sendRequest(CompletionResolveRequest.type, item);
    expect(documentation).toMatchObject({
      value: expect.stringContaining("A cell of these tests.") as unknown,
    });
  });
  it("answers who asks in a word", async () => {
    expect(labels((await offered(`An ik<|>\n${house}`)).list)).toEqual(["IKC"]);
  });
  it("asks for nothing with one letter", async () => {
    expect(labels((await offered(`An i<|>\n${house}`, {}, "i")).list)).toEqual([]);
    expect(labels((await offered(`An ik<|>\n${house}`, {}, "k")).list)).toContain("IKC");
  });
  it("is silent where the user wants none", async () => {
    expect(labels((await offered(`An :ik<|>\n${house}`, { glossary: { completion: "off" } })).list)).toEqual(
      [],
    );
  });
  it("leaves citations to citations", async () => {
    const { list } = await offered(`As [@do<|>\n=== a.bib\n@misc{doe2020,}\n${house}`);
    expect(labels(list)).toEqual(["doe2020"]);
  });
  it("has letters ask where the user wants it and the client can be told", async () => {
    const dynamic = {
      ...editor,
      textDocument: { ...editor.textDocument, completion: { dynamicRegistration: true } },
    };
    const one = await opened("Text.\n", dynamic, { glossary: { completion: "whileTyping" } });
    await one.pair.pull("manuscript.md");
    expect(one.pair.server.capabilities.completionProvider).toBeUndefined();
    await expect.poll(() => one.pair.registered.has("textDocument/completion")).toBe(true);
  });
});

describe("marks of terms", () => {
  async function marks(fixture: string, highlight: string): Promise<readonly number[][]> {
    const { client, at, pair } = await opened(fixture, editor, { glossary: { highlight } });
    await pair.pull("manuscript.md");
    const { data } = (await client.sendRequest(SemanticTokensRequest.type, at)) ?? { data: [] };
    const tokens = Array.from({ length: data.length / 5 }, (_, index) =>
      data.slice(index * 5, index * 5 + 5),
    );
    return tokens.map(([line = 0, character = 0, length = 0, , modifiers = 0]) => [
      line,
      character,
      length,
      modifiers,
    ]);
  }
  const text = `An invented killer\ncell (IKC). An IKC.\n${house}`;

  it("are none unless the user wants them", async () => {
    expect(await marks(text, "off")).toEqual([]);
  });
  it("are at every use, line by line", async () => {
    expect(await marks(text, "all")).toEqual([
      [0, 3, 15, 1],
      [1, 0, 4, 1],
      [0, 6, 3, 1],
      [0, 9, 3, 0],
    ]);
  });
  it("are at the first use alone", async () => {
    expect(await marks(text, "firstUse")).toEqual([
      [0, 3, 15, 1],
      [1, 0, 4, 1],
    ]);
  });
  it("are told for a range", async () => {
    const { client, at, pair } = await opened(text, editor, { glossary: { highlight: "all" } });
    await pair.pull("manuscript.md");
    const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 9 } };
    const found = await client.sendRequest(SemanticTokensRangeRequest.type, { ...at, range });
    expect(found?.data).toEqual([1, 6, 3, 0, 1]);
  });
});

function textAfter(
  texts: ReadonlyMap<string, string>,
  edit: { changes: Record<string, TextEdit[]> },
): string {
  const [[uri, edits]] = Object.entries(edit.changes) as [[string, TextEdit[]]];
  return TextDocument.applyEdits(TextDocument.create(uri, "", 1, texts.get(uri) ?? ""), edits);
}

describe("code actions on terms", () => {
  async function actionsIn(fixture: string, options = {}, length = 0) {
    const started = await opened(fixture, editor, {}, options);
    const { at } = started;
    const end = { ...at.position, character: at.position.character + length };
    const found = await started.client.sendRequest(CodeActionRequest.type, {
      textDocument: at.textDocument,
      range: { start: at.position, end },
      context: { diagnostics: [] },
    });
    return { ...started, actions: (found ?? []) as CodeAction[] };
  }

  it("change the manuscript", async () => {
    const { actions, texts } = await actionsIn(`An invented ki<|>ller cell.\n${house}`);
    const introduce = actions.find(({ title }) => title.startsWith("Introduce"));
    expect(afterEdit(texts, introduce?.edit).get("manuscript.md")).toBe("An invented killer cell (IKC).\n");
  });
  it("add the selection to the glossary, for a client that asks for the definition", async () => {
    const text = "A novel <|>gadget.\n";
    const { actions } = await actionsIn(text, showsTerms, "gadget".length);
    const uri = `${root}/manuscript.md`;
    expect(actions.find(({ title }) => title.startsWith("Add"))?.command).toMatchObject({
      command: "caveat.addTerm",
      arguments: [{ uri, term: "gadget" }],
    });
    expect((await actionsIn(text, {}, "gadget".length)).actions).toEqual([]);
    expect(
      (await actionsIn("A <|>hazard ratio.\n", showsTerms, "hazard ratio".length)).actions,
    ).not.toContainEqual(expect.objectContaining({ command: expect.anything() as unknown }));
  });
});

describe("what the project accepts", () => {
  async function accepted(fixture: string, title: string): Promise<string | undefined> {
    const { client, at, texts, pair } = await opened(fixture);
    await pair.pull("manuscript.md");
    const found = await client.sendRequest(CodeActionRequest.type, {
      textDocument: at.textDocument,
      range: { start: at.position, end: at.position },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    const action = ((found ?? []) as CodeAction[]).find((one) => one.title === title);
    return afterEdit(texts, action?.edit).get("caveat.yaml");
  }
  it("is a spelling that looked like a slip", async () => {
    const text = "The granzyme and the gran<|>zime.\n";
    expect(await accepted(text, "Accept “granzime” in this project")).toBe(
      "terms:\n  accept:\n    - granzime\n",
    );
    expect(
      await accepted(`${text}=== caveat.yaml\nterms:\n  accept: [a]\n`, "Accept “granzime” in this project"),
    ).toBe("terms:\n  accept: [a, granzime]\n");
  });
  it("is an abbreviation that its readers know", async () => {
    const text = "## Introduction\n\nThings with U<|>NT were left out. An utterly new thing (UNT) is rare.\n";
    expect(await accepted(text, "Readers of this project know “UNT”")).toBe(
      "terms:\n  abbreviations:\n    - UNT\n",
    );
  });
});

describe("a new term", () => {
  async function added(fixture: string, params: object) {
    const { client, texts } = await opened(fixture);
    const result = await client.sendRequest<AddTermResult>(AddTermRequest, {
      uri: `${root}/manuscript.md`,
      definition: "A thing.",
      ...params,
    });
    return { result, after: "edit" in result ? afterEdit(texts, result.edit as WorkspaceEdit) : undefined };
  }
  it("goes into the house glossary", async () => {
    const { after } = await added(`Text.\n${house}`, { term: "gadget" });
    expect(after?.get("house.glossary.yaml")).toMatch(
      /known\]\n {2}- term: gadget\n {4}definition: A thing\.\n$/,
    );
  });
  it("makes the house glossary where there is none", async () => {
    const { after } = await added("Text.\n", { term: "gadget", abbreviation: "G" });
    expect(after?.get("house.glossary.yaml")).toBe(
      "# The terms of this project.\nterms:\n  - term: gadget\n    abbreviation: G\n    definition: A thing.\n",
    );
  });
  it("is refused where the glossary has a fault", async () => {
    const { result } = await added("Text.\n=== house.glossary.yaml\nterms: [\n", { term: "gadget" });
    expect(result).toMatchObject({ refused: expect.stringMatching(/has a fault/) as unknown });
  });
});

describe("in a house glossary", () => {
  const glossary = house.replace("=== house.glossary.yaml\n", "");
  const at = (words: string): string => `=== house.glossary.yaml\n${glossary.replace(words, `${words}<|>`)}`;
  const manuscript = "=== manuscript.md\nAn IKC.\n";

  it("keys are offered and explained", async () => {
    const { client, at: place } = await opened(
      at("definition").replace("definition<|>: A cell of these tests.", "defi<|>"),
    );
    const list = (await client.sendRequest(CompletionRequest.type, place)) as CompletionList;
    expect(list.items.map(({ label }) => label)).toEqual(["definition"]);
    const hover = await opened(at("defin"));
    expect(await hover.client.sendRequest(HoverRequest.type, hover.at)).toMatchObject({
      contents: { value: expect.stringMatching(/^\*\*definition\*\*\n\nWhat the term means/) as unknown },
    });
  });
  it("a related term leads to its entry", async () => {
    const { client, at: place } = await opened(at("[hazard"), editor, {}, showsTerms);
    expect(await client.sendRequest(DefinitionRequest.type, place)).toMatchObject([
      { uri: "caveat-glossary:/hazard%20ratio.md" },
    ]);
  });
  it("an entry leads to its uses", async () => {
    const { client, at: place, texts } = await opened(at("term: invented") + manuscript);
    const params = { ...place, context: { includeDeclaration: false } };
    const found = (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
    expect(wordsAt(texts, found)).toEqual(["manuscript.md: IKC"]);
  });
  it("nothing is renamed or marked as in a manuscript", async () => {
    const {
      client,
      at: place,
      pair,
    } = await opened(at("term: invented"), editor, { glossary: { highlight: "all" } });
    await pair.pull("house.glossary.yaml");
    expect(await client.sendRequest(PrepareRenameRequest.type, place)).toBeNull();
    expect(await client.sendRequest(SemanticTokensRequest.type, place)).toEqual({ data: [] });
  });
});
