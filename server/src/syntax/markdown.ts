import type { Root } from "mdast";
import { combineExtensions } from "micromark-util-combine-extensions";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { type Answers, type Labels, labelOracle } from "./labels";

const oracle = labelOracle();

// GFM's addresses that stand without brackets, as micromark names what finds them.
const addressConstructs = new Set(["wwwAutolink", "protocolAutolink", "emailAutolink"]);

// A single tilde is Pandoc's subscript (CD3~ζ~), not GitHub's strikethrough.
const grammar = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMath);
const withFrontMatter = grammar().use(remarkFrontmatter, ["yaml"]).use(oracle.plugin).use(combined).freeze();
const withAddresses = grammar().use(oracle.plugin).use(combined).freeze();
const withoutAddresses = grammar().use(oracle.plugin).use(addressless).use(combined).freeze();

// Looking for bare addresses takes a third of the time. Where none of this is written there are none:
// an at sign in one follows a letter, and can be escaped or a character reference (`&#64;`).
const mayHoldAddresses = /[-.\w+\\]@|&|www|http/i;

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
  const processor = processorFor(text, front);
  try {
    const { result, answers } = oracle.during(known, () => processor.parse(text));
    return { root: result, answers };
  } catch {
    return undefined;
  }
}

function processorFor(text: string, front: "front matter" | "no front matter"): typeof withAddresses {
  if (front === "front matter") return withFrontMatter;
  return mayHoldAddresses.test(text) ? withAddresses : withoutAddresses;
}

/** Makes one extension of the syntax of all, which micromark would do again for each text. To be used last. */
function combined(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [combineExtensions(data.micromarkExtensions ?? [])];
}

/** Leaves out GFM's bare addresses. */
function addressless(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => ({
    ...extension,
    text: Object.fromEntries(
      Object.entries(extension.text ?? {}).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().filter(({ name = "" }) => !addressConstructs.has(name)),
      ]),
    ),
  }));
  // What the parser finds is looked through for more of them.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .filter(({ transforms }) => !transforms?.length);
}
