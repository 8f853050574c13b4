import { describe, expect, it } from "vitest";
import {
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
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { GlossaryEntryRequest, type GlossaryEntryResult } from "../../server/src/protocol";
import { root } from "../service/memory";
import { house, showsTerms } from "./house";
import { afterEdit, editor, opened, wordsAt } from "./opened";
import { pullClient } from "./pair";

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
  it("tells what else a form can mean where its neighbours say nothing", async () => {
    expect(await hoverIn("Then two P<|>Rs.\n")).toMatch(/“PRs” can also mean [a-z ]+ or [a-z ]+\.$/);
    expect(await hoverIn("Then two P<|>Rs and a complete remission.\n")).not.toContain("can also mean");
  });
  it("names its sources in a few words, and what they are called over their links", async () => {
    const shown = await hoverIn("On NK<|>G2A.\n");
    expect(shown).toContain(
      '[HGNC:6374](https://identifiers.org/HGNC:6374 "HUGO Gene Nomenclature Committee")',
    );
    expect(shown).toMatch(/\[André et al. 2018\]\(https:\/\/doi\.org\/\S+ "Anti-NKG2A [^"]+"\)/);
  });
  it("tells experts more", async () => {
    const gene = "On NK<|>G2A.\n";
    expect(await hoverIn(gene, { glossary: { level: "expert" } })).toContain("Gene: *KLRC1*");
    expect(await hoverIn(gene)).not.toContain("Gene: *");
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
        /^# invented killer cell \(IKC\)\n\nA cell of these tests\./,
      ) as unknown,
      place: { uri: `${root}/house.glossary.yaml`, line: 1, character: 4 },
    });
    expect((await ask("hazard ratio"))?.markdown).toMatch(/^# hazard ratio \(HR\)\n[^]*## Sources\n\n- \[/);
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
  it("changes its form in the manuscript and, where that is confirmed, in the house glossary; not in other manuscripts", async () => {
    const { client, at, texts } = await opened(`An I<|>KC; IKCs.\n=== b.md\nAn IKC.\n${house}`);
    expect(await client.sendRequest(PrepareRenameRequest.type, at)).toMatchObject({ placeholder: "IKC" });
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "iKC" });
    const after = afterEdit(texts, edit);
    expect(after.get("manuscript.md")).toBe("An iKC; iKCs.\n");
    expect(after.get("b.md")).toBe("An IKC.\n");
    expect(after.get("house.glossary.yaml")).toContain("abbreviation: iKC\n");
    const edits = (edit?.documentChanges ?? []).flatMap((change) => ("edits" in change ? change.edits : []));
    expect(edits.map((one) => "annotationId" in one)).toEqual([false, false, true]);
    expect(edit?.changeAnnotations?.["caveat"]).toMatchObject({
      label: "Rename in the house glossary",
      needsConfirmation: true,
    });
  });
  it("leaves the house glossary alone where the editor can't ask", async () => {
    const { client, at } = await opened(`An I<|>KC.\n${house}`, pullClient);
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "iKC" });
    expect(JSON.stringify(edit)).toContain(`${root}/manuscript.md`);
    expect(JSON.stringify(edit)).not.toContain("house.glossary.yaml");
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

describe("a term of the document's own front matter", () => {
  const front =
    "---\nglossary:\n  - term: banked cell\n    abbreviation: BC\n    definition: A cell that is kept.\n---\n\n";

  it("is explained", async () => {
    expect(await hoverIn(`${front}A banked c<|>ell.\n`)).toContain("A cell that is kept.");
  });
  it("has its definition there", async () => {
    const { client, at } = await opened(`${front}A banked c<|>ell.\n`);
    expect(await client.sendRequest(DefinitionRequest.type, at)).toMatchObject([
      { uri: `${root}/manuscript.md`, range: { start: { line: 2, character: 4 } } },
    ]);
  });
  it("is completed, with its definition", async () => {
    const { client, at } = await opened(`${front}Some :bank<|>\n`);
    const list = (await client.sendRequest(CompletionRequest.type, at)) as CompletionList;
    expect(list.items.map(({ label }) => label)).toEqual(["banked cell"]);
    const [item] = list.items;
    const resolved = item && (await client.sendRequest(CompletionResolveRequest.type, item));
    expect(JSON.stringify(resolved?.documentation)).toContain("A cell that is kept.");
  });
  it("is renamed there as well", async () => {
    const { client, at, texts } = await opened(`${front}Banked c<|>ells thaw. A banked cell.\n`);
    const edit = await client.sendRequest(RenameRequest.type, { ...at, newName: "Frozen cells" });
    expect(afterEdit(texts, edit).get("manuscript.md")).toBe(
      `${front.replace("banked", "frozen")}Frozen cells thaw. A frozen cell.\n`,
    );
  });
  it("and its entry as a page", async () => {
    const { client } = await opened(`${front}Text.\n`);
    const entry: GlossaryEntryResult = await client.sendRequest(GlossaryEntryRequest, {
      term: "banked cell",
      uri: `${root}/manuscript.md`,
    });
    expect(entry?.place).toEqual({ uri: `${root}/manuscript.md`, line: 2, character: 4 });
  });
  it("is told of where it lacks what it needs", async () => {
    const { pair } = await opened("---\nglossary:\n  - term: banked cell\n---\n\nText.\n");
    expect(await pair.pull("manuscript.md")).toMatchObject([
      {
        message: "This item of “terms” lacks “definition”.",
        code: "caveat/markdown",
        range: { start: { line: 2 } },
      },
    ]);
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
