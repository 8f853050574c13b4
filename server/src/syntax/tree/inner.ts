import type { RootContent } from "mdast";
import { exceedsBudget } from "../budget";
import { parseMarkdown } from "../markdown";

// Texts within a text (directives, captions, HTML) are short. A longer one, or one with more marks than prose has, is shown
// as it is: the parser takes long over some of them, and nobody waits for it here.
const longest = 20_000;
const mostMarks = 600;

/** The nodes of a Markdown text within another, or undefined when it is too much to look into. Offsets count from its start. */
export function innerNodes(text: string): readonly RootContent[] | undefined {
  if (text.length > longest || exceedsBudget(text)) return undefined;
  const marks = text.match(/[*_[\]<>`~|]|^[ \t]*(?:[-+>]|\d{1,9}[.)])/gm)?.length ?? 0;
  if (marks > mostMarks) return undefined;
  // Labels that the rest of the text defines are not known: what a block holds depends on the block alone.
  return parseMarkdown(text, "no front matter", new Set())?.root.children;
}

/**
 * The nodes of a text that stands within a line, or undefined when it is too much to look into.
 * Whatever it begins with opens no list, quote or heading. Offsets count from the character before its start.
 */
export function innerPhrases(text: string): readonly RootContent[] | undefined {
  // A bracket in front opens no block, and next to punctuation emphasis may begin as at a line's start.
  const nodes = innerNodes(`(${text}`);
  return nodes?.flatMap((node) => (node.type === "paragraph" ? node.children : [node]));
}
