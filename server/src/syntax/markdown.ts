import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Answers, type Labels, labelOracle } from "./labels";

const oracle = labelOracle();

// A single tilde is Pandoc's subscript (CD3~ζ~), not GitHub's strikethrough.
const withoutFrontMatter = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMath);
const withFrontMatter = withoutFrontMatter().use(remarkFrontmatter, ["yaml"]).use(oracle.plugin).freeze();
const parser = withoutFrontMatter().use(oracle.plugin).freeze();

/** A tree, and on which labels of the rest of the text it depends. */
export interface ParsedMarkdown {
  readonly root: Root;
  readonly answers: Answers;
}

/**
 * The Markdown tree of a text, or of a part of one: CommonMark, GFM, maths and, where `front` says so, YAML front matter.
 * To be said only of a text that has some: after a first line `---` that opens none, micromark takes quotes and lists for text.
 * Offsets are UTF-16 offsets into `text`. `known` are the labels that the rest of the text defines.
 * Undefined when the parser gives up (nesting deeper than the stack).
 */
export function parseMarkdown(
  text: string,
  front: "front matter" | "no front matter",
  known: Labels,
): ParsedMarkdown | undefined {
  const processor = front === "front matter" ? withFrontMatter : parser;
  try {
    const { result, answers } = oracle.during(known, () => processor.parse(text));
    return { root: result, answers };
  } catch {
    return undefined;
  }
}
