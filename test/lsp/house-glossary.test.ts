import { describe, expect, it } from "vitest";
import {
  type CompletionList,
  CompletionRequest,
  DefinitionRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  SemanticTokensRequest,
} from "vscode-languageserver/node";
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
