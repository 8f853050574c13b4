import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caveat, folderWith } from "./workspace";

const good = {
  "caveat.yaml": "glossary: good.yaml\n",
  "good.yaml":
    "terms:\n  - term: thawed cell\n    definition: A cell that was warmed.\n    deprecated: [{ form: melted cell }]\n",
  "a.md": "A melted cell.\n",
};

interface Report {
  readonly files: readonly { readonly findings: readonly { readonly rule: string }[] }[];
  readonly problems: readonly {
    readonly path: string;
    readonly message: string;
    readonly start?: { readonly line: number; readonly column: number };
  }[];
}

/** Checks what is told of the files of a folder, each as `path:line:column message`, and that the good glossary works. */
async function checkFolder(folder: string, ...expected: readonly (string | RegExp)[]): Promise<void> {
  const { out, status } = await caveat(folder, ["check", "--format", "json", "a.md"]);
  const { files, problems } = JSON.parse(out) as Report;
  expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(["term/deprecated"]);
  const told = problems.map(({ path, message, start }) =>
    start ? `${path}:${start.line}:${start.column} ${message}` : `${path} ${message}`,
  );
  expect(told).toEqual(
    expected.map((one) => (typeof one === "string" ? one : (expect.stringMatching(one) as unknown))),
  );
  expect(status).toBe(expected.length > 0 ? 2 : 1);
}

function checkFile(name: string, content: string | Uint8Array, ...expected: readonly (string | RegExp)[]) {
  return checkFolder(folderWith({ ...good, [name]: content }), ...expected.map((one) => one));
}

function utf16(text: string, ...mark: readonly number[]): Uint8Array {
  return Uint8Array.from([...mark, ...Array.from(text, (one) => [one.charCodeAt(0), 0]).flat()]);
}

describe("a bad glossary is told at its place, and everything else works:", () => {
  it.each<[string, string, string | Uint8Array, (string | RegExp)[]]>([
    [
      "values of the wrong type",
      "b.glossary.yaml",
      "terms:\n  - term: 3\n    definition: [a]\n  - foo\n  -\n",
      [
        "b.glossary.yaml:2:11 “term” must be text.",
        "b.glossary.yaml:3:17 “definition” must be text.",
        "b.glossary.yaml:4:5 This item of “terms” must be a group of keys with their values.",
        /^b\.glossary\.yaml:\d:\d This item of “terms” must be a group of keys/,
      ],
    ],
    [
      "entries that lack something, or say nothing",
      "b.glossary.yaml",
      "terms:\n  - term: banked cell\n  - term: a\n    definition: ' '\n",
      [
        "b.glossary.yaml:2:5 This item of “terms” lacks “definition”.",
        "b.glossary.yaml:4:17 “definition” is blank.",
      ],
    ],
    [
      "another shape",
      "b.glossary.yaml",
      "- a\n",
      [/:1:1 This file must be a group of keys with their values\.$/],
    ],
    [
      "YAML with a fault",
      "b.glossary.yaml",
      "terms: [\n",
      [/^b\.glossary\.yaml:\d+:\d+ This YAML can't be read/],
    ],
    [
      "a key twice",
      "b.glossary.yaml",
      "terms: []\nterms: []\n",
      [/:2:1 This YAML can't be read: map keys must be unique/],
    ],
    [
      "aliases that grow without end",
      "b.glossary.yaml",
      `a: &a [x, x]\n${"bcdefghijklmnopqrstuvwxyz".replace(/./g, (one) => `${one}: &${one} [*${String.fromCharCode(one.charCodeAt(0) - 1)}, *${String.fromCharCode(one.charCodeAt(0) - 1)}]\n`)}terms: *z\n`,
      ["b.glossary.yaml:1:1 This YAML can't be read: its aliases (“*”) stand for too much, or for nothing."],
    ],
    [
      "JSON with faults",
      "b.glossary.json",
      '{ "terms": [{ "term": "a" "definition": "b" }, { "term": 1, "definition": "c" }\n',
      [
        "b.glossary.json:1:12 This “[” is never closed.",
        "b.glossary.json:1:27 A comma is missing before this.",
      ],
    ],
    [
      "JSON of the wrong types",
      "b.glossary.json",
      '{ "terms": [null, { "term": 1, "definition": "c" }] }',
      [
        "b.glossary.json:1:13 This item of “terms” must be a group of keys with their values.",
        "b.glossary.json:1:29 “term” must be text.",
      ],
    ],
    [
      "a term twice",
      "b.glossary.yaml",
      "terms:\n  - { term: a cell, definition: b }\n  - { term: A cell, definition: c }\n",
      ["b.glossary.yaml:3:5 “A cell” has an entry already. The first one counts; merge the two."],
    ],
    [
      "terms related in a circle, of which only one to itself is a fault",
      "b.glossary.yaml",
      "terms:\n  - { term: a cell, definition: b, related: [c cell] }\n  - { term: c cell, definition: d, related: [a cell] }\n  - { term: e cell, definition: f, related: [e cell] }\n",
      ["b.glossary.yaml:4:5 “e cell” is related to itself."],
    ],
    [
      "rows that are too short or too long, and quotation marks that are never closed",
      "b.glossary.csv",
      'term,definition\nshort cell\nlong cell,b,c\n"""open"" cell,d\n',
      [
        "b.glossary.csv:2:1 “short cell” has no definition.",
        /^b\.glossary\.csv:3:1 This row has 3 fields, the table only 2 columns\./,
        "b.glossary.csv:4:1 The quotation marks of this field do not close it.",
      ],
    ],
    [
      "ten megabytes",
      "b.glossary.csv",
      "a,b\n".repeat(2_500_000),
      [/^b\.glossary\.csv:1:1 .* was not read\. Divide it\.$/],
    ],
    [
      "half a megabyte that can't be divided",
      "b.glossary.yaml",
      `terms: [${"{ term: a, definition: b }, ".repeat(20_000)}]\n`,
      [/^b\.glossary\.yaml:1:1 A glossary of more than 0\.5 million characters/],
    ],
    [
      "UTF-16",
      "b.glossary.csv",
      utf16("term,definition\n", 0xff, 0xfe),
      ["b.glossary.csv This file can’t be used: it is not UTF-8 text but UTF-16."],
    ],
    [
      "UTF-16 without a mark",
      "b.glossary.csv",
      utf16("term,definition\n"),
      [/^b\.glossary\.csv:1:1 This file is no text in UTF-8/],
    ],
    [
      "Latin-1",
      "b.glossary.csv",
      Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x62]),
      ["b.glossary.csv This file can’t be used: it is not UTF-8 text."],
    ],
    [
      "a byte order mark, which is none",
      "b.glossary.yaml",
      "\uFEFFterms:\n  - { term: a cell, definition: b }\n",
      [],
    ],
    ["nothing, in YAML", "b.glossary.yaml", "", []],
    ["nothing, in JSON", "b.glossary.json", "", []],
    ["nothing, in a table", "b.glossary.csv", "", []],
    ["nothing but a head", "b.glossary.csv", "term,definition\n", []],
    ["nothing, in Markdown", "b.glossary.md", "# Words\n", []],
    ["a list of nothing", "b.glossary.yaml", "terms:\n", []],
  ])("%s", (_, name, content, expected) => checkFile(name, content, ...expected));

  it("one that is missing, is a folder, goes round in a circle or lies elsewhere, told in caveat.yaml", async () => {
    const folder = folderWith({
      ...good,
      "caveat.yaml":
        "glossary:\n  - gone.yaml\n  - folder\n  - circle.yaml\n  - ../elsewhere.yaml\n  - good.yaml\n",
    });
    mkdirSync(join(folder, "folder"));
    mkdirSync(join(folder, "folder.glossary.yaml"));
    symlinkSync("circle.yaml", join(folder, "circle.yaml"));
    symlinkSync("circle.glossary.yaml", join(folder, "circle.glossary.yaml"));
    symlinkSync(".", join(folder, "deeper"));
    await checkFolder(
      folder,
      "caveat.yaml:2:5 “gone.yaml” can’t be used: there is no such file.",
      "caveat.yaml:3:5 “folder” can’t be used: it is a folder.",
      "caveat.yaml:4:5 “circle.yaml” can’t be used: it is a link that leads round in a circle.",
      /^caveat\.yaml:5:5 “\.\.\/elsewhere\.yaml” can’t be used: it lies outside the workspace/,
    );
  });

  it("nesting without end", async () => {
    const folder = folderWith({ ...good, "b.glossary.yaml": `terms: ${"[".repeat(50_000)}` });
    const { out } = await caveat(folder, ["check", "--format", "json", "a.md"]);
    const { files, problems } = JSON.parse(out) as Report;
    expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(["term/deprecated"]);
    expect(problems.length).toBeGreaterThan(0);
    // How deep the parser follows, and what it says first, depends on the engine's stack.
    expect(problems.length).toBeLessThan(10);
  });

  it("one whose name does not tell what it is", () =>
    checkFolder(
      folderWith({ ...good, "caveat.yaml": "glossary: [good.yaml, list.txt]\n", "list.txt": "a,b\n" }),
      "list.txt:1:1 A glossary is a file in YAML, JSON, CSV, TSV or Markdown whose name ends accordingly.",
    ));
});

it("what a file says can’t make the terminal do anything", async () => {
  const folder = folderWith({ "b.glossary.csv": "term,definition\n\u001b[2Jcell,\n", "a.md": "Text.\n" });
  const { out } = await caveat(folder, ["check", "a.md"]);
  expect(out).toContain("has no definition");
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
});
