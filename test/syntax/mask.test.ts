import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf } from "../../server/src/model/block";
import { parseBlocks } from "../../server/src/syntax/blocks";

/** The prose of a text as analysis sees it, blanks drawn as dots. */
function checkMask(text: string, expected: string): void {
  expect(maskOf(text).replaceAll(" ", "·")).toBe(expected.replaceAll(" ", "·"));
}

function maskOf(text: string): string {
  return parseBlocks(text)
    .value.map((block) => blockOf(block).mask.text)
    .join("");
}

describe("the mask shows", () => {
  it.each([
    ["emphasis without its marks", "NK *cells* are **not** a cure", "NK  cells  are   not   a cure"],
    ["headings and lists without theirs", "# Title\n\n- one\n- two", "  Title\n\n  one\n  two"],
    ["quoted lines without theirs", "> one\n> two", "  one\n  two"],
    ["table cells without pipes", "| a | b |\n|---|---|\n| c | d |", "  a   b  \n         \n  c   d  "],
    ["decoded references in place", "IFN-&gamma; &amp; TNF", "IFN-γ       &     TNF"],
    ["escaped characters without the backslash", "5 \\* 3", "5 *  3"],
    [
      "the text of a link, not its address",
      "see [the trial](https://example.org/a)",
      "see  the trial                        ",
    ],
    [
      "a Greek letter that is written as maths",
      "TGF-$\\beta$ and TGF- $ \\beta$",
      "TGF-β       and TGF- β       ",
    ],
    ["a price, which is no maths", "from $5 to $10", "from $5 to $10"],
    ["the caption of a figure", "![Cells *in vitro*](a.png)", "  Cells  in vitro         "],
    [
      "the text between addresses that the parser finds late",
      "in _X_ cells (a = 0.1) [@https://example.org/a.b] and x",
      "in  X  cells (a = 0.1)                            and x",
    ],
    ["emphasis around a late address", "a **b (http://c.org d** e", "a   b (             d   e"],
  ])("%s", (_, text, expected) => {
    checkMask(text, expected);
  });
});

describe("the mask hides", () => {
  it.each([
    ["code", "a `proven safe` b", "a               b"],
    ["fenced code", "```\nproven safe\n```", "   \n           \n   "],
    ["maths", "a $x + y$ b", "a         b"],
    ["addresses", "see https://example.org/cure now", "see                          now"],
    ["HTML tags, not the text between them", "a <b>c</b> d", "a    c     d"],
    ["comments", "a <!-- cure --> b", "a               b"],
    ["front matter", "---\ntitle: cure\n---\n\ntext", "   \n           \n   \n\ntext"],
    ["citations by key", "a [@doe2020, p. 3] b @roe2021 c", "a                  b          c"],
    ["citations by number", "a [1,3–5] b<sup>7,8</sup>.", "a         b              ."],
    ["footnote marks", "a[^1] b\n\n[^1]: note", "a     b\n\n      note"],
    ["link definitions", "[a]: https://example.org", "                        "],
  ])("%s", (_, text, expected) => {
    checkMask(text, expected);
  });
});

const markdown = fc.string({
  unit: fc.constantFrom(
    "a",
    "B",
    " ",
    "\n",
    "\r\n",
    "\r",
    "*",
    "_",
    "`",
    "$",
    "[",
    "]",
    "(",
    ")",
    "!",
    "#",
    "-",
    "1.",
    ">",
    "|",
    "<!--",
    "-->",
    "<sup>",
    "</sup>",
    "@a1",
    "&amp;",
    "\\",
    "\t",
    "---",
    "^",
    "~",
    "{.a}",
    "{",
    "}",
    ":::",
    ": ",
    "\\a{",
    "<div>",
    "</div>",
    "<code>",
    "**Methods**",
    "⁶",
    "Figure 1.",
    "```{note}",
    "![",
    "](x)",
    "www.a.b",
    "🙂",
    "\u0301",
    "\u0000",
    "\uD800",
  ),
  maxLength: 60,
});

describe("for any text", () => {
  it("the blocks, joined, are the text", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(
          parseBlocks(text)
            .value.map(({ source }) => source)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("the mask has the block's length and its line ends", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const mask = maskOf(text);
        expect(mask).toHaveLength(text.length);
        expect(mask.replace(/[^\r\n]/g, " ")).toBe(text.replace(/[^\r\n]/g, " "));
      }),
    );
  });

  it("every span of a block lies in the block", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const parsed of parseBlocks(text).value) {
          const { source, units, citations, comments, listItems, superscripts, mask } = blockOf(parsed);
          const spans = [
            units,
            units.flatMap(({ sentences }) => sentences),
            citations,
            comments,
            listItems,
            superscripts,
            mask.hidden,
          ].flat();
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        }
      }),
    );
  });

  it("a byte order mark moves nothing but by one", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        fc.pre(!text.startsWith("\uFEFF"));
        expect(maskOf(`\uFEFF${text}`).slice(1)).toBe(maskOf(text));
      }),
    );
  });
});
