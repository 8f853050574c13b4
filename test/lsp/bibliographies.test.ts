import { afterEach, describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  type TextDocumentEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { root } from "../service/memory";
import { type Pair, startPair } from "./pair";

let pair: Pair | undefined;

afterEach(() => {
  pair?.close();
  pair = undefined;
});

const entry = (key: string, more = ""): string =>
  `@article{${key}, author = {Doe, Jane}, title = {Fiction of ${key}}, journal = {J Fiction}, year = 2020${more}}\n`;

function rulesOf(diagnostics: readonly Diagnostic[] | undefined): unknown[] {
  return (diagnostics ?? []).map(({ code, range }) => `${range.start.line}: ${String(code)}`);
}

async function opened(files: Readonly<Record<string, string>>, path: string, settings = {}): Promise<Pair> {
  pair = await startPair(files, undefined, settings);
  await pair.open(path);
  return pair;
}

describe("a bibliography in the editor", () => {
  it("has the findings of the rules, at the entries", async () => {
    const files = { "a.md": "As [@one2020].\n", "a.bib": entry("one2020", ", doi = {1000/1}").repeat(2) };
    const started = await opened(files, "a.bib");
    expect(rulesOf(await started.pull("a.bib"))).toEqual([
      "0: reference/malformed-identifier",
      "1: reference/duplicate-key",
      "1: reference/malformed-identifier",
    ]);
  });

  it("follows what manuscripts cite, while they are being written", async () => {
    const files = { "a.md": "As [@one2020].\n", "a.bib": entry("one2020") + entry("two2020") };
    const started = await opened(files, "a.bib");
    await expect.poll(async () => rulesOf(await started.pull("a.bib"))).toEqual(["1: reference/unused"]);
    await started.open("a.md");
    await started.change("a.md", 2, "As [@one2020; @two2020].\n");
    await expect.poll(async () => rulesOf(await started.pull("a.bib"))).toEqual([]);
  });

  it("follows what other programs do to manuscripts", async () => {
    const files = { "a.md": "As [@one2020].\n", "a.bib": entry("one2020") + entry("two2020") };
    const started = await opened(files, "a.bib");
    const { client, files: disk } = started;
    await expect.poll(async () => rulesOf(await started.pull("a.bib"))).toEqual(["1: reference/unused"]);
    disk["a.md"] = "As [@one2020; @two2020].\n";
    await client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${root}/a.md`, type: FileChangeType.Changed }],
    });
    await expect.poll(async () => rulesOf(await started.pull("a.bib"))).toEqual([]);
  });

  it("follows the project file and comments", async () => {
    const files = {
      "a.md": "As [@one2020].\n",
      "a.bib": `${entry("one2020")}% caveat-disable-next-line reference/unused\n${entry("two2020")}${entry("one2020", ",")}`,
      "caveat.yaml": "rules:\n  reference/duplicate-key: error\n",
    };
    const started = await opened(files, "a.bib");
    const found = await started.pull("a.bib");
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["reference/duplicate-key", 1]]);
  });

  const actionsAt = async ({ client }: Pair, line: number, character: number): Promise<CodeAction[]> => {
    const place = { line, character };
    const params = {
      textDocument: { uri: `${root}/a.bib` },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    };
    return ((await client.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  };
  const mended = (text: string, action: CodeAction | undefined): string => {
    const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const document = TextDocument.create("", "", 1, text);
    return TextDocument.applyEdits(
      document,
      (change?.edits ?? []) as Parameters<typeof TextDocument.applyEdits>[1],
    );
  };

  it("has quick fixes and suppressions that make its findings go", async () => {
    const text = entry("one2020").repeat(2);
    const started = await opened({ "a.md": "As [@one2020].\n", "a.bib": text }, "a.bib");
    expect(rulesOf(await started.pull("a.bib"))).toEqual(["1: reference/duplicate-key"]);
    const actions = await actionsAt(started, 1, 12);
    const titles = actions.map(({ title }) => title);
    expect(titles.slice(0, 3)).toEqual([
      "Remove the repeated entry one2020",
      "Suppress reference/duplicate-key for this entry",
      "Why? Open the page of reference/duplicate-key",
    ]);
    for (const [index, action] of actions.slice(0, 2).entries()) {
      await started.change("a.bib", index + 2, mended(text, action));
      expect(rulesOf(await started.pull("a.bib"))).toEqual([]);
    }
    expect(mended(text, actions[0])).toBe(entry("one2020"));
  });

  it("has suppressions also for entries that share a line", async () => {
    const text = `${entry("one2020").trim()} ${entry("one2020")}`;
    const started = await opened({ "a.md": "As [@one2020].\n", "a.bib": text }, "a.bib");
    expect(rulesOf(await started.pull("a.bib"))).toEqual(["0: reference/duplicate-key"]);
    const [, suppress] = await actionsAt(started, 0, text.lastIndexOf("one2020,") + 1);
    await started.change("a.bib", 2, mended(text, suppress));
    expect(rulesOf(await started.pull("a.bib"))).toEqual([]);
  });
});

describe("a bibliography that no editor shows", () => {
  it("has its findings pushed where manuscripts use it, and taken back when they are mended", async () => {
    const files = {
      "a.md": "---\nbibliography: a.bib\n---\n\nAs [@one2020].\n",
      "a.bib": entry("one2020", ", doi = {1000/1}"),
      "b.bib": entry("one2020", ", doi = {1000/1}"),
    };
    const started = await opened(files, "a.md");
    const { client, files: disk } = started;
    const { diagnostics } = await started.pushed("a.bib", (found) => found.length > 0);
    expect(rulesOf(diagnostics)).toEqual(["0: reference/malformed-identifier"]);
    disk["a.bib"] = entry("one2020");
    // Nothing was said of the other file, or it would be the first to be spoken of again.
    disk["b.bib"] = `@article{one\n${entry("two2020")}`;
    await client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: ["a.bib", "b.bib"].map(
        (name): FileEvent => ({ uri: `${root}/${name}`, type: FileChangeType.Changed }),
      ),
    });
    await started.pushed("a.bib", (found) => found.length === 0);
    const other = await started.pushed("b.bib");
    expect(rulesOf(other.diagnostics)).toEqual(["0: reference/unreadable"]);
  });
});

describe("lists of two manuscripts", () => {
  const list = (title: string): string =>
    `Shown [1].\n\n## References\n\n1. Doe J, Roe R, Poe P. ${title}. *J Fiction*. 2020;3:1–9. doi:10.1000/1\n`;

  it("that contradict each other are told, with the place in the other", async () => {
    const files = {
      "a.md": list("Cells of an invented kind"),
      "b.md": `\n${list("A trial without any patients")}`,
    };
    const started = await opened(files, "a.md");
    await expect.poll(async () => rulesOf(await started.pull("a.md"))).toEqual(["4: reference/conflicting"]);
    const [found] = await started.pull("a.md");
    expect(found?.relatedInformation).toMatchObject([
      { location: { uri: `${root}/b.md`, range: { start: { line: 5 } } } },
    ]);
    expect(found?.message).toMatch(/^b\.md /);
  });
});

describe("a list of retractions", () => {
  const csv =
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n10.1000/1,0,Retraction,4/15/2021 0:00,+Error in Data;\n";
  const title = "{A randomised controlled trial of nothing}";
  const bib = `@article{one2020, author = {Doe, Jane}, title = ${title}, journal = {J Fiction}, year = 2020, doi = {10.1000/1}}\n`;
  const files = { "a.md": "As [@one2020].\n", "a.bib": bib, "list.csv": csv };

  it.each([
    ["the user’s settings", { retractions: `${root}/list.csv` }, {}],
    ["caveat.yaml", {}, { "caveat.yaml": "retractions: list.csv\n" }],
  ])("that %s name marks citations and speaks in hovers, with its age", async (_, settings, more) => {
    const started = await opened({ ...files, ...more }, "a.md", settings);
    const { client } = started;
    await expect.poll(async () => rulesOf(await started.pull("a.md"))).toEqual(["0: reference/retracted"]);
    const hover: Hover | null = await client.sendRequest(HoverRequest.type, {
      textDocument: { uri: `${root}/a.md` },
      position: { line: 0, character: 6 },
    });
    const { value } = hover?.contents as { value: string };
    expect(value).toMatch(/was retracted on 15 April 2021.*newest notice is of 15 April 2021/);
    expect(value).toContain("Evidence: randomised trial, as the title says");
  });
  it("that is something else is told at the file", async () => {
    const started = await opened({ ...files, "caveat.yaml": "retractions: a.md\n" }, "a.bib");
    const { diagnostics } = await started.pushed("a.md", (found) => found.length > 0);
    expect(diagnostics[0]?.message).toMatch(/no list of retractions/);
  });
});
