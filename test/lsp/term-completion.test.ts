import { describe, expect, it } from "vitest";
import {
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { root } from "../service/memory";
import { house } from "./house";
import { editor, opened } from "./opened";

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
  it("asks for nothing with a letter or two, unless they begin an abbreviation", async () => {
    const typed = async (word: string): Promise<string[]> =>
      labels((await offered(`An ${word}<|>\n${house}`, {}, word.at(-1))).list);
    expect(await typed("i")).toEqual([]);
    expect(await typed("ik")).toEqual([]);
    expect(await typed("ikc")).toEqual(["IKC"]);
    expect(await typed("I")).toEqual([]);
    expect(await typed("Ik")).toEqual([]);
    expect(await typed("IK")).toEqual(["IKC"]);
  });
  it("while somebody types, writes the expansion with the abbreviation once, and the abbreviation from then on", async () => {
    const { client, at, pair } = await opened(`An \n${house}`, editor, {
      glossary: { completion: "whileTyping" },
    });
    await pair.pull("manuscript.md");
    let version = 1;
    /** What the text becomes when the first term is taken that is offered by itself while a word is typed. */
    const typing = async (before: string, word: string): Promise<string> => {
      for (let end = 1; end <= word.length; end++) {
        const text = before + word.slice(0, end);
        await pair.change("manuscript.md", ++version, text);
        const { items } = (await client.sendRequest(CompletionRequest.type, {
          textDocument: at.textDocument,
          position: TextDocument.create("", "", 0, text).positionAt(text.length),
          context: { triggerKind: 2, triggerCharacter: text.slice(-1) },
        })) as CompletionList;
        const [item] = items;
        if (!item) continue;
        expect(end, "letters before something is offered").toBe(3);
        const uri = at.textDocument.uri;
        return textAfter(new Map([[uri, text]]), { changes: { [uri]: [item.textEdit as TextEdit] } });
      }
      return before + word;
    };
    const once = await typing("An ", "ikc");
    expect(once).toBe("An invented killer cell (IKC)");
    const twice = await typing(`${once} was seen. An `, "ikc");
    expect(twice).toBe("An invented killer cell (IKC) was seen. An IKC");
    expect(await typing(`${twice} and another `, "zigzag")).toBe(`${twice} and another zigzag`);
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
