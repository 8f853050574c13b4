import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedBlock, parseBlocks } from "../../server/src/syntax/blocks";
import { spanIn } from "../../server/src/syntax/piece";
import { edited, joinedExamples, runs, smallEdits } from "./corpus";

/** The sources of a text's blocks, one line for each. */
function checkBlocks(text: string, expected: readonly string[]): void {
  const { value, problems } = parseBlocks(text);
  expect(value.map(({ source }) => source)).toEqual(expected);
  expect(problems).toEqual([]);
}

describe("a text is cut", () => {
  it.each([
    ["at blank lines", ["one\ntwo\n\n", "three\n"]],
    ["before a heading", ["one\n", "# Two\nthree\n\n", "four"]],
    ["before and behind a fence", ["one\n", "```\n\ntwo\n\n```\n", "three"]],
    ["behind front matter", ["---\ntitle: T\n\n---\n\n", "one"]],
    ["behind a comment", ["<!-- a\n\nb -->\n", "one"]],
    ["behind maths", ["$$\na\n\nb\n$$\n\n", "one"]],
    ["behind a table", ["| a |\n|---|\n| b |\n\n", "one"]],
    ["before a list and behind it", ["one\n\n", "- a\n\n  b\n\n- c\n\n", "two"]],
    ["between lists of two kinds", ["- a\n\n", "* b\n\n", "1. c\n\n", "1) d"]],
    ["between a footnote and what is not indented", ["[^1]: a\n\n    b\n\n", "c"]],
    ["with the blank lines at its start", ["\n \n\none\n\n", "two"]],
    ["with any line ends", ["one\r\n\r\n", "two\r\r", "three\n \t\n", "four"]],
    ["where a raw block is not closed", ["one\n\n", "```\n\ntwo\n\nthree\n"]],
    ["into nothing", [""]],
  ])("%s", (_, blocks) => {
    checkBlocks(blocks.join(""), blocks);
  });

  it.each([
    ["in a list, where an item goes on", "- a\n\n  b\n\n   c\n"],
    ["in a fence", "```\na\n\n# b\n\n- c\n"],
    ["in HTML before its blank line", "<div>\n# a\n```\n- b\n</div>\n"],
    ["in front matter", "---\na: b\n\nc: d\n---\n"],
    ["in indented code", "    a\n\n    b\n"],
    ["in a quote", "> a\n>\n> b\nlazy\n"],
    ["between a term and a heading's underline", "a\nb\n===\n"],
    ["in a crowd of small blocks", "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n"],
  ])("not %s", (_, text) => {
    checkBlocks(text, [text]);
  });
});

const sum = (blocks: readonly ParsedBlock[], count: (block: ParsedBlock) => number): number =>
  blocks.reduce((total, block) => total + count(block), 0);

describe("what is long is cut where a part ends:", () => {
  it("a list, whose parts know that they go on", () => {
    const item = (index: number) => `${index}. Doe J. Paper ${index} of many. Journal. 2020;${index}:1-2.\n`;
    const { value } = parseBlocks(
      `Text.\n\n${Array.from({ length: 300 }, (_, index) => item(index + 1)).join("")}`,
    );
    const [text, ...parts] = value;
    expect(text?.listAtEnd).toBeUndefined();
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.every(({ source }) => source.length < 4500 && /^\d+\. Doe/.test(source))).toBe(true);
    expect(parts.every(({ listAtStart, listAtEnd }) => listAtStart?.kind === "." && listAtEnd === ".")).toBe(
      true,
    );
    expect(sum(parts, ({ listAtStart }) => listAtStart?.items ?? 0)).toBe(300);
  });

  it("a table, whose parts have rows", () => {
    const { value } = parseBlocks(`| a | b |\n|---|---|\n${"| some words | and a number |\n".repeat(300)}`);
    expect(value.length).toBeGreaterThan(3);
    const rows = sum(value, ({ nodes }) => (nodes[0]?.type === "table" ? nodes[0].children.length : 0));
    expect(rows).toBe(301);
    for (const block of value) {
      const [table] = block.nodes;
      const { start } = table ? spanIn(block, table) : { start: -1 };
      expect(block.source.slice(start).startsWith("| ")).toBe(true);
    }
  });

  it.each([
    ["definitions", (index: number) => `[k${index}]: https://example.org/${index}\n`, "definition"],
    ["footnotes", (index: number) => `[^${index}]: The text of a note.\n`, "footnoteDefinition"],
  ])("%s", (_, line, type) => {
    const { value } = parseBlocks(Array.from({ length: 300 }, (_, index) => line(index)).join(""));
    expect(value.length).toBeGreaterThan(3);
    expect(sum(value, ({ nodes }) => nodes.filter((node) => node.type === type).length)).toBe(300);
  });

  it("a fence, which is not", () => {
    const code = `\`\`\`r\n${"x <- 1\n\n".repeat(10_000)}\`\`\`\n`;
    const { value, problems } = parseBlocks(`${code}\ntext`);
    expect(value.map(({ nodes }) => nodes.map(({ type }) => type))).toEqual([["code"], ["paragraph"]]);
    expect(problems).toEqual([]);
  });
});

describe("labels of other blocks are known:", () => {
  const typesIn = (text: string): string[] =>
    parseBlocks(text).value.flatMap(({ nodes }) =>
      nodes.flatMap((node) => ("children" in node ? node.children.map(({ type }) => type) : [])),
    );

  it.each([
    ["of a link", "[a]\n\ntext\n\n[a]: /u\n", "linkReference"],
    [
      "in another case and with other spaces",
      "[x][Two  Words]\n\ntext\n\n[two words]: /u\n",
      "linkReference",
    ],
    ["defined in a quote", "[a]\n\n> [a]: /u\n", "linkReference"],
    ["defined twice", "[a]\n\n[a]: /u\n\ntext\n\n[a]: /v\n", "linkReference"],
    ["of an image", "![a]\n\ntext\n\n[a]: /u\n", "imageReference"],
    ["of a footnote", "x[^a]\n\ntext\n\n[^a]: note\n", "footnoteReference"],
    ["of a footnote before", "[^a]: note\n\ntext\n\nx[^A]\n", "footnoteReference"],
  ])("%s", (_, text, type) => {
    expect(typesIn(text)).toContain(type);
  });

  it.each([
    ["in code", "[a]\n\n```\n[a]: /u\n```\n", "linkReference"],
    ["of the other kind", "[^a]\n\ntext\n\n[a]: /u\n", "footnoteReference"],
    ["that is escaped", "[a]\n\n\\[a]: /u\n", "linkReference"],
  ])("but not one %s", (_, text, type) => {
    expect(typesIn(text)).not.toContain(type);
  });
});

describe("what the parser would take too long for", () => {
  const tooMuch = `${"*a_".repeat(4000)}\nand a second line.\n\n`;

  it("is plain prose and says so where it begins; what stands around it is read", () => {
    const { value, problems } = parseBlocks(`# Title\n\n${tooMuch}A *word*.\n`);
    expect(value.map(({ nodes }) => nodes.map(({ type }) => type))).toEqual([
      ["heading"],
      ["paragraph"],
      ["paragraph"],
    ]);
    expect(value[1]?.nodes[0]).toMatchObject({ children: [{ type: "text", value: tooMuch.trimEnd() }] });
    expect(value[2]?.nodes[0]).toMatchObject({ children: [{}, { type: "emphasis" }, {}] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ start: 9, end: 89, severity: "information" });
  });

  it("is cut at words, and says so once", () => {
    const { value, problems } = parseBlocks(`\n  ${"lorem ipsum ".repeat(10_000)}\n\nend\n`);
    expect(value.length).toBeGreaterThan(7);
    for (const { source } of value.slice(0, -1))
      expect(source).toMatch(/^(?:\n {2}lorem|lorem|ipsum)[^]*\s$/);
    expect(problems).toMatchObject([{ start: 3, end: 83 }]);
  });

  it("is no long paragraph, list, quote or table as people write them", () => {
    const prose =
      "Cells were *counted* in two donors [@doe2020], see [the protocol](https://example.org/p). ";
    const texts = [
      prose.repeat(300),
      "*TP53*, *BRCA1*, ".repeat(400),
      `- ${prose.repeat(5)}\n`.repeat(60),
      `> ${prose}\n`.repeat(250),
      `| ${prose} | 3* | 4** |\n`.replace("\n", `\n|---|---|---|\n`) +
        `| ${prose} | 3* | 4** |\n`.repeat(400),
      `- a\n${"  - b [1]\n    - c `d`\n".repeat(300)}`,
    ];
    for (const text of texts) expect(parseBlocks(text).problems).toEqual([]);
  });
});

describe("for any text", () => {
  it("the blocks tile it, and nodes lie in their blocks", () => {
    fc.assert(
      fc.property(joinedExamples, fc.array(smallEdits, { maxLength: 5 }), (start, edits) => {
        const text = edits.reduce(edited, start);
        const { value } = parseBlocks(text);
        expect(value.map(({ source }) => source).join("")).toBe(text);
        for (const block of value) {
          let position = 0;
          for (const node of block.nodes) {
            const { start: from, end } = spanIn(block, node);
            expect(from).toBeGreaterThanOrEqual(node.type === "heading" ? 0 : position);
            expect(end).toBeGreaterThanOrEqual(from);
            expect(end).toBeLessThanOrEqual(block.source.length);
            position = end;
          }
        }
      }),
      { numRuns: runs() },
    );
  });
});
