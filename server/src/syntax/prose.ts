import { standIn } from "../text/sentences";
import type { Span } from "../text/span";
import type { ParsedBlock } from "./blocks";
import { dialectMarks } from "./dialects/marks";
import { partsOf } from "./dialects/paragraphs";
import { filled, hideMore, type Mask, type MaskedSpan, type Replacement } from "./mask";
import type { ListItem } from "./tree/reader";
import { readTree } from "./tree/tree";
import { edgesOf, type Run, type Unit } from "./unit";
import { withWords } from "./unit-sentences";

export type { ListItem } from "./tree/reader";
export type { Unit } from "./unit";

/** What a block holds, with offsets (UTF-16) that count from the block's start. */
export interface BlockSyntax {
  readonly source: string;
  readonly mask: Mask;
  /** The runs of prose, in order. */
  readonly units: readonly Unit[];
  readonly listItems: readonly ListItem[];
  /** HTML comments, delimiters included. */
  readonly comments: readonly Span[];
  /** What is raised, in order, without the marks around it: `<sup>7</sup>`, `^7^`, `$^{7}$`, `⁷`. */
  readonly superscripts: readonly Span[];
  /** Contents of YAML front matter, without its fences; only the first block of a text can have one. */
  readonly frontMatter: Span | undefined;
}

/** Reads one block: what is prose, what is masked and why. It depends on nothing but the block. Total. */
export function readBlock(block: ParsedBlock): BlockSyntax {
  const { source } = block;
  const tree = readTree(block);
  const shown = tree.mask.build();
  // Code, addresses and the like can't hold the marks of a dialect, and their line ends stay.
  const open = filled(source, [...shown.hidden, ...tree.hidden, ...tree.rewritten], standIn);
  const hidden: MaskedSpan[] = [...tree.hidden];
  const replacements: Replacement[] = [];
  const superscripts: Span[] = [...tree.superscripts];
  const runs: Run[] = [];
  for (const run of tree.runs) {
    const marks = dialectMarks(open, run);
    const parts = partsOf(run, open, tree.figures);
    append(hidden, marks.hidden);
    append(hidden, parts.hidden);
    append(replacements, marks.shown);
    append(superscripts, marks.superscripts);
    append(runs, parts.runs);
  }
  const mask = hideMore(shown, hidden, replacements);
  const text = withWords(mask);
  return {
    source,
    mask,
    units: runs.sort(byStart).flatMap((run): Unit[] => {
      return isEmpty(run, mask.text, source) ? [] : [{ ...run, ...edgesOf(text.slice(run.start, run.end)) }];
    }),
    listItems: tree.listItems,
    comments: tree.comments,
    superscripts: superscripts.sort(byStart),
    frontMatter: tree.frontMatter,
  };
}

/** Whether a run holds nothing to read: code or a formula alone. An address may be all that there is of a reference. */
function isEmpty({ kind, start, end }: Run, mask: string, source: string): boolean {
  if (kind === "heading" || mask.slice(start, end).trim() !== "") return false;
  return !/:\/\/|www\.|@/.test(source.slice(start, end));
}

/** Adds items one by one: a call takes only so many arguments, and a hostile text has more marks. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}
