// The tree of the model, put together from its blocks, and that of remark-parse over the whole text.
import type { RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type ParsedBlock, parseBlocks } from "../../server/src/syntax/blocks";
import { frontMatterOf } from "../../server/src/syntax/raw";

const withoutFrontMatter = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .freeze();

const withFrontMatter = withoutFrontMatter().use(remarkFrontmatter, ["yaml"]).freeze();

/**
 * What remark-parse makes of a whole text. A first line `---` that opens no front matter leaves micromark in a state in which
 * it takes quotes and lists for text (`conformance.test.ts` shows it): such a text is read without front matter.
 */
export function wholeTree(text: string): RootContent[] {
  const processor = typeof frontMatterOf(text) === "object" ? withFrontMatter : withoutFrontMatter;
  return processor.parse(text).children;
}

/** The same with front matter in any case. */
export function wholeTreeWithFrontMatter(text: string): RootContent[] {
  return withFrontMatter.parse(text).children;
}

/** The same from the model's blocks: nodes moved to their places, the parts of long lists and tables joined. */
export function treeOfBlocks(text: string): RootContent[] {
  const nodes: RootContent[] = [];
  let offset = text.startsWith("\uFEFF") ? -1 : 0;
  let line = 0;
  let before: ParsedBlock | undefined;
  for (const block of parseBlocks(text).value) {
    // A base above zero is the head that rows of a table were parsed below; it has two lines.
    const lines = line - (block.base > 0 ? 2 : 0);
    const delta = offset === -1 ? 0 : offset - block.base;
    const [first, ...others] = block.nodes.map((node) => moved(node, delta, lines));
    const last = nodes.at(-1);
    if (first && last && continues(block, before)) nodes.splice(-1, 1, joined(last, first, before));
    else if (first) nodes.push(first);
    nodes.push(...others);
    line += block.source.match(/\r\n|\r|\n/g)?.length ?? 0;
    offset += block.source.length;
    before = block;
  }
  return nodes;
}

/** The first top-level node in which two trees differ, positions and all. */
export function firstDifference(
  whole: readonly RootContent[],
  parts: readonly RootContent[],
): number | undefined {
  const length = Math.max(whole.length, parts.length);
  for (let index = 0; index < length; index++) {
    if (written(whole[index]) !== written(parts[index])) return index;
  }
  return undefined;
}

function continues(block: ParsedBlock, before: ParsedBlock | undefined): boolean {
  if (block.base > 0) return true;
  return block.listAtStart !== undefined && block.listAtStart.kind === before?.listAtEnd;
}

function joined(last: RootContent, first: RootContent, before: ParsedBlock | undefined): RootContent {
  const position = last.position && first.position && { start: last.position.start, end: first.position.end };
  if (last.type === "list" && first.type === "list") {
    const apart = /[\n\r][ \t]*[\n\r]$/.test(before?.source.replaceAll("\r\n", "\n") ?? "");
    const spread = last.spread === true || first.spread === true || apart;
    return {
      ...last,
      spread,
      children: [...last.children, ...first.children],
      ...(position && { position }),
    };
  }
  if (last.type === "table" && first.type === "table") {
    return { ...last, children: [...last.children, ...first.children], ...(position && { position }) };
  }
  throw new Error(`a ${first.type} goes on with a ${last.type}`);
}

function moved<T extends RootContent>(node: T, delta: number, lines: number): T {
  const point = (at: NonNullable<RootContent["position"]>["start"]) => ({
    line: at.line + lines,
    column: at.column,
    offset: (at.offset ?? 0) + delta,
  });
  return {
    ...node,
    ...(node.position && { position: { start: point(node.position.start), end: point(node.position.end) } }),
    ...("children" in node && { children: node.children.map((child) => moved(child, delta, lines)) }),
  };
}

// The model does not ask the parser what a long fence holds: its kind and its place are all there is to know.
const longLiteral = 4000;

function written(node: RootContent | undefined): string {
  if (!node) return "";
  const { type, position } = node;
  const length = (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
  const isLiteral = type === "code" || type === "math" || type === "html" || type === "yaml";
  return JSON.stringify(isLiteral && length > longLiteral ? { type, position } : node, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
