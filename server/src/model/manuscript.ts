import { parseBlocks } from "../syntax/blocks";
import type { Problem } from "../syntax/problem";
import { shift } from "../text/span";
import { type Block, blockOf } from "./block";
import type { Citation } from "./citation";
import { type FrontMatter, readFrontMatter } from "./front-matter";
import { headingsIn, type Section, sectionsOf } from "./outline";
import { type PlacedBlock, type ReferenceList, referenceListIn } from "./reference-list";
import type { SectionRole } from "./section";
import { type Suppression, suppressionsOf } from "./suppression";

/** A text and everything known of it by itself. Immutable. Offsets are UTF-16 offsets into `text`. */
export interface Manuscript {
  readonly text: string;
  /** The blocks in order; together they are the text. */
  readonly blocks: readonly PlacedBlock[];
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
  readonly references: ReferenceList | undefined;
  /** All citations in order. Their members' spans, too, are offsets into the whole text. */
  readonly citations: readonly Citation[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/**
 * The manuscript of a text. Facts of blocks that stand unchanged in `previous` are taken from it;
 * the result is the same as without it.
 */
export function manuscriptOf(text: string, previous?: Manuscript): Manuscript {
  const { value: parsed, problems } = parseBlocks(text);
  const known = new Map(previous?.blocks.map(({ block }) => [block.source, block]));
  const blocks: PlacedBlock[] = [];
  let start = 0;
  for (const one of parsed) {
    // What stands in square brackets depends on definitions elsewhere in the text.
    const reusable = one.source.includes("[") ? undefined : known.get(one.source);
    blocks.push({ block: reusable ?? blockOf(one), start });
    start += one.source.length;
  }
  return indexOf(text, blocks, problems);
}

function indexOf(text: string, blocks: readonly PlacedBlock[], problems: readonly Problem[]): Manuscript {
  const frontMatter = frontMatterOf(blocks[0]?.block);
  const headings = blocks.flatMap(({ block, start }) => headingsIn(block.units, block.mask.text, start));
  const sections = sectionsOf(headings, text.length);
  const inReferences = blocks.filter(({ start }) => roleIn(sections, start) === "references");
  const directives = blocks.flatMap(({ block, start }) =>
    block.directives.map((directive) => ({
      ...directive,
      ...shift(directive, start),
      rules: directive.rules.map((rule) => ({ ...rule, ...shift(rule, start) })),
    })),
  );
  return {
    text,
    blocks,
    frontMatter,
    sections,
    references: referenceListIn(inReferences),
    citations: blocks.flatMap(({ block, start }) =>
      block.citations.map((citation) => moved(citation, start)),
    ),
    suppressions: suppressionsOf(directives, text),
    problems: [...problems, ...frontMatter.problems],
  };
}

function frontMatterOf(first: Block | undefined): FrontMatter {
  const span = first?.frontMatter;
  return readFrontMatter(span && first.source.slice(span.start, span.end), span?.start ?? 0);
}

function moved(citation: Citation, delta: number): Citation {
  return {
    ...citation,
    ...shift(citation, delta),
    members: citation.members.map((member) => ({ ...member, ...shift(member, delta) })),
  };
}

/** The role of the section in which `offset` lies. */
export function roleAt({ sections }: Manuscript, offset: number): SectionRole {
  return roleIn(sections, offset);
}

/** The block in which `offset` lies; its last block for an offset at the end of the text. */
export function blockAt({ blocks }: Manuscript, offset: number): PlacedBlock | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}

/** The citations and their members that a span touches. */
export function citationAt({ citations }: Manuscript, offset: number): Citation | undefined {
  const here = citations.filter((citation) => citation.start <= offset && offset <= citation.end);
  // Where one citation ends and the next begins, the cursor belongs to the one that it is in.
  return here.find((citation) => offset < citation.end) ?? here[0];
}

function roleIn(sections: readonly Section[], offset: number): SectionRole {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return sections[low]?.role ?? "other";
}
