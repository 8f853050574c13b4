import { describe, expect, it } from "vitest";
import {
  type CompletionList,
  CompletionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  SemanticTokensRequest,
} from "vscode-languageserver/node";
import { root } from "../service/memory";
import { house, showsTerms } from "./house";
import { editor, opened, wordsAt } from "./opened";

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
  it("in JSON as well, unless the client itself knows the keys: then only terms", async () => {
    const offered = async (text: string, options = {}): Promise<string[]> => {
      const { client, at: place } = await opened(`=== house.glossary.json\n${text}\n`, editor, {}, options);
      const list = (await client.sendRequest(CompletionRequest.type, place)) as CompletionList;
      return list.items.map(({ label }) => label);
    };
    const [keys, terms] = ['{ "terms": [{ "defi<|>" }] }', '{ "terms": [{ "related": ["hazard r<|>"] }] }'];
    expect(await offered(keys)).toEqual(["definition"]);
    expect(await offered(keys, { knowsJsonSchemas: true })).toEqual([]);
    expect(await offered(terms)).toContain("hazard ratio");
    expect(await offered(terms, { knowsJsonSchemas: true })).toContain("hazard ratio");
    const key = '=== house.glossary.json\n{ "ter<|>ms": [] }\n';
    const one = await opened(key);
    expect(await one.client.sendRequest(HoverRequest.type, one.at)).not.toBeNull();
    const other = await opened(key, editor, {}, { knowsJsonSchemas: true });
    expect(await other.client.sendRequest(HoverRequest.type, other.at)).toBeNull();
  });
  it("the columns of a table are offered and explained", async () => {
    const typing = await opened("=== house.glossary.csv\nterm,def<|>\n");
    const list = (await typing.client.sendRequest(CompletionRequest.type, typing.at)) as CompletionList;
    expect(list.items.map(({ label }) => label)).toEqual(["definition"]);
    const hover = await opened("=== house.glossary.csv\nterm,Mea<|>ning\na,b\n");
    expect(await hover.client.sendRequest(HoverRequest.type, hover.at)).toMatchObject({
      contents: { value: expect.stringMatching(/^\*\*definition\*\*\n\n/) as unknown },
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

describe("a glossary that nobody can read", () => {
  it("is told where caveat.yaml names it, open or not, until it is there", async () => {
    const { pair } = await opened("A text.\n=== caveat.yaml\nglossary:\n  - words.yaml\n");
    const place = { start: { line: 1, character: 4 }, end: { line: 1, character: 14 } };
    const message = "“words.yaml” can’t be used: there is no such file.";
    const told = await pair.pushed("caveat.yaml", ({ length }) => length > 0);
    expect(told.diagnostics).toMatchObject([{ message, range: place }]);
    await pair.open("caveat.yaml");
    expect(await pair.pull("caveat.yaml")).toMatchObject([{ message, range: place }]);
    pair.files["words.yaml"] = "terms:\n  - { term: new thing, definition: It is new. }\n";
    await pair.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${root}/words.yaml`, type: 1 }],
    });
    await expect.poll(() => pair.pull("caveat.yaml")).toEqual([]);
  });
  it("spoils no other", async () => {
    const bad = '=== a.glossary.json\n{ "terms": [\n=== b.glossary.csv\nterm\n,,,\n';
    const { client, at: place, pair } = await opened(`An I<|>KC.\n${house}${bad}`);
    await pair.pull("manuscript.md");
    expect(await client.sendRequest(HoverRequest.type, place)).toMatchObject({
      contents: { value: expect.stringContaining("A cell of these tests.") as unknown },
    });
    const told = await pair.pushed("a.glossary.json", ({ length }) => length > 0);
    expect(told.diagnostics).toMatchObject([{ message: "This “[” is never closed." }]);
  });
});
