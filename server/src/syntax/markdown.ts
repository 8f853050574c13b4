import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Parsed } from "./problem";

// A single tilde is Pandoc's subscript (CD3~ζ~), not GitHub's strikethrough.
const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .freeze();

/**
 * The Markdown tree of a text: CommonMark, GFM, YAML front matter and maths. Offsets are UTF-16 offsets into `text`.
 * Never throws: a text on which the parser gives up (nesting deeper than the stack) becomes one paragraph and a problem.
 */
export function parseMarkdown(text: string): Parsed<Root> {
  try {
    return { value: processor.parse(text), problems: [] };
  } catch {
    return { value: asOneParagraph(text), problems: [tooDeep(text)] };
  }
}

function asOneParagraph(text: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: text.length + 1, offset: text.length },
  };
  return {
    type: "root",
    position,
    children: [{ type: "paragraph", position, children: [{ type: "text", value: text, position }] }],
  };
}

function tooDeep(text: string) {
  return {
    start: 0,
    end: Math.min(text.length, 80),
    message: "This text is nested too deeply to be read as Markdown. Caveat reads it as plain text.",
    severity: "information",
  } as const;
}
