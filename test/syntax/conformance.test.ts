import fc from "fast-check";
import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import {
  commonmarkExamples,
  edited,
  joinedExamples,
  manuscripts,
  otherExamples,
  runs,
  samples,
  smallEdits,
} from "./corpus";
import { firstDifference, treeOfBlocks, wholeTree, wholeTreeWithFrontMatter } from "./tree";

/** The first nodes in which the trees of some texts are not those of remark-parse, with the beginnings of the texts. */
function differing(texts: readonly string[]): unknown[] {
  return texts.flatMap((text, index) => {
    const [whole, parts] = [wholeTree(text), treeOfBlocks(text)];
    const node = firstDifference(whole, parts);
    if (node === undefined) return [];
    return [{ index, text: text.slice(0, 60), whole: whole[node], parts: parts[node] }];
  });
}

describe("the tree of the blocks is remark-parse's over the whole text for", () => {
  it("all examples of CommonMark", () => {
    expect(commonmarkExamples.length).toBeGreaterThan(600);
    expect(differing(commonmarkExamples)).toEqual([]);
  });

  it("every two examples after each other", () => {
    const pairs = commonmarkExamples.map((text, index) => `${text}\n${commonmarkExamples[index + 1] ?? ""}`);
    expect(differing(pairs)).toEqual([]);
  });

  it("GFM, maths, front matter, and lists and tables that are cut", () => {
    expect(differing(otherExamples)).toEqual([]);
    expect(differing([otherExamples.join("\n")])).toEqual([]);
  });

  it("other line ends and a byte order mark", () => {
    const texts = [...otherExamples, ...commonmarkExamples];
    expect(differing(texts.map((text) => text.replaceAll("\n", "\r\n")))).toEqual([]);
    expect(differing(texts.map((text) => text.replaceAll("\n", "\r")))).toEqual([]);
    expect(differing(otherExamples.map((text) => `\uFEFF${text}`))).toEqual([]);
  });

  it("the project's samples", () => {
    expect(samples.length).toBeGreaterThan(2);
    expect(differing(samples)).toEqual([]);
  });

  it.skipIf(manuscripts.length === 0)("the manuscripts", () => {
    expect(differing(manuscripts)).toEqual([]);
    expect(differing(manuscripts.map((text) => text.replaceAll("\n", "\r\n")))).toEqual([]);
  });
});

// What commonmark.js 0.31.2 renders is the judge where micromark 4.0.3 carries a state from one block into the next.
const leaks: readonly { readonly first: string; readonly second: string; readonly verdict: string }[] = [
  {
    first: "    code\n\n",
    second: "*\n",
    verdict: "<pre><code>code\n</code></pre>\n<ul>\n<li></li>\n</ul>\n",
  },
  {
    first: "    code\n\n",
    second: "10. x\n",
    verdict: '<pre><code>code\n</code></pre>\n<ol start="10">\n<li>x</li>\n</ol>\n',
  },
  // A line that might have begun front matter.
  { first: "---\n\n", second: "- a\n", verdict: "<hr />\n<ul>\n<li>a</li>\n</ul>\n" },
  { first: "---\n\n", second: "> q\n", verdict: "<hr />\n<blockquote>\n<p>q</p>\n</blockquote>\n" },
];

const elements: Readonly<Record<string, string>> = {
  "<pre>": "code",
  "<hr />": "thematicBreak",
  "<ul>": "list",
  "<ol": "list",
  "<blockquote>": "blockquote",
};

describe("where remark-parse reads a block otherwise after another than by itself", () => {
  it.each(leaks)("the blocks are those of commonmark.js ($first$second)", ({ first, second, verdict }) => {
    const judged = [...verdict.matchAll(/^<(?:pre>|hr \/>|ul>|ol|blockquote>)/gm)].map(
      ([element]) => elements[element],
    );
    const types = (tree: readonly RootContent[]) => tree.map(({ type }) => type);
    const apart = [...types(wholeTree(first)), ...types(wholeTree(second))];
    expect(types(treeOfBlocks(first + second))).toEqual(judged);
    expect(apart).toEqual(judged);
    expect(types(wholeTreeWithFrontMatter(first + second))).not.toEqual(judged);
  });

  it("no two blocks claim the same text", () => {
    // micromark has the heading begin with the first definition, and the first item end within the second.
    for (const text of [`${"[a]: /url\n".repeat(80)}c\n-\n`, "- ```\n\n- b\n"]) {
      expect(overlap(wholeTree(text))).toBe(true);
    }
  });
});

/** Whether a node begins before the one before it has ended, which nothing in Markdown does. */
function overlap(nodes: readonly RootContent[]): boolean {
  return nodes.some((node, index) => {
    const before = nodes[index - 1]?.position?.end.offset ?? 0;
    const begins = node.position?.start.offset ?? before;
    return begins < before || ("children" in node && overlap(node.children));
  });
}

/** Whether a difference is one of these. */
function isLeak(
  text: string,
  whole: readonly RootContent[],
  parts: readonly RootContent[],
  index: number,
): boolean {
  if (overlap(whole)) return true;
  const [before, read, ours] = [whole[index - 1], whole[index], parts[index]];
  const container = ours && /^(?:list|blockquote|footnoteDefinition)$/.test(ours.type);
  const inText = read?.type === "paragraph" || read?.type === "definition" || read?.type === "heading";
  const indented = before?.type === "code" && /[ \t]/.test(text.charAt(before.position?.start.offset ?? 0));
  return container === true && inText && indented;
}

describe("after any edits", () => {
  it("the trees differ by known leaks only", () => {
    let trees = 0;
    let leaked = 0;
    fc.assert(
      fc.property(joinedExamples, fc.array(smallEdits, { minLength: 1, maxLength: 10 }), (start, edits) => {
        let text = start;
        for (const edit of edits) {
          text = edited(text, edit);
          const whole = wholeTree(text);
          const parts = treeOfBlocks(text);
          const index = firstDifference(whole, parts);
          trees++;
          if (index === undefined) continue;
          leaked++;
          if (!isLeak(text, whole, parts, index)) expect(parts[index]).toEqual(whole[index]);
        }
      }),
      { numRuns: runs() },
    );
    // Leaks come in sequences: what leaks mostly leaks again after the next edit.
    if (trees > 10_000) expect(leaked / trees).toBeLessThan(0.001);
  });
});
