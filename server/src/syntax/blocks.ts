import type { Root, RootContent } from "mdast";
import type { Span } from "../text/span";
import { parseMarkdown } from "./markdown";
import type { Parsed, Problem } from "./problem";

/** One or more top-level nodes that stand together, and the text from their first line to the next block's. */
export interface ParsedBlock {
  /** The block's own text. The blocks of a text, joined, are that text. */
  readonly source: string;
  readonly nodes: readonly RootContent[];
  /** What to subtract from a node's offset to get an offset into `source`. */
  readonly base: number;
}

const byteOrderMark = "\uFEFF";

/** Cuts a text into its top-level blocks. Total: any string has at least one block, and every character belongs to exactly one. */
export function parseBlocks(text: string): Parsed<readonly ParsedBlock[]> {
  // A byte order mark hides front matter from the parser and shifts its offsets by one.
  const skipped = text.startsWith(byteOrderMark) ? 1 : 0;
  const { value: root, problems } = parseMarkdown(text.slice(skipped));
  const groups = groupNodes(root, text.slice(skipped));
  const blocks = groups.map((group, index) => {
    const start = index === 0 ? 0 : group.start + skipped;
    const next = groups[index + 1];
    const end = next ? next.start + skipped : text.length;
    return { source: text.slice(start, end), nodes: group.nodes, base: start - skipped };
  });
  return {
    value: blocks.length > 0 ? blocks : [{ source: text, nodes: [], base: 0 }],
    problems: problems.map(
      (problem): Problem => ({
        ...problem,
        start: problem.start + skipped,
        end: problem.end + skipped,
      }),
    ),
  };
}

/** A node's span in its block's source. */
export function spanIn(block: ParsedBlock, node: RootContent | { position?: RootContent["position"] }): Span {
  const start = node.position?.start.offset ?? block.base;
  const end = node.position?.end.offset ?? start;
  return { start: start - block.base, end: end - block.base };
}

interface Group {
  readonly start: number;
  readonly nodes: RootContent[];
}

/** Nodes with no blank line between them stay together: one of them, edited, may change what the other is. */
function groupNodes(root: Root, text: string): Group[] {
  const groups: Group[] = [];
  let previousEnd = 0;
  for (const node of root.children) {
    const start = node.position?.start.offset ?? previousEnd;
    const current = groups.at(-1);
    if (current && !hasBlankLine(text, previousEnd, start)) {
      current.nodes.push(node);
    } else {
      groups.push({ start: lineStart(text, start), nodes: [node] });
    }
    previousEnd = node.position?.end.offset ?? start;
  }
  return groups;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  return /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r|\n)/.test(text.slice(from, to));
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}
