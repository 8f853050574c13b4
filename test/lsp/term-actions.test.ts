import { describe, expect, it } from "vitest";
import { type CodeAction, CodeActionRequest, type WorkspaceEdit } from "vscode-languageserver/node";
import { AddTermRequest, type AddTermResult } from "../../server/src/protocol";
import { root } from "../service/memory";
import { house, showsTerms } from "./house";
import { afterEdit, editor, opened } from "./opened";

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
  it("goes into the glossary that the project names first, whatever its form", async () => {
    const files =
      "=== caveat.yaml\nglossary: [words.csv]\n=== words.csv\nterm;definition\na;b\n=== house.glossary.yaml\nterms: []\n";
    const { after } = await added(`Text.\n${files}`, { term: "gadget", abbreviation: "GT" });
    expect(after?.get("words.csv")).toBe("term;definition\na;b\ngadget (GT);A thing.\n");
    expect(after?.get("house.glossary.yaml")).toBe("terms: []\n");
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
