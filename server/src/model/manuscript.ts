import { type Pieces, piecesOf } from "../syntax/pieces";
import type { Problem } from "../syntax/problem";
import { firstAt } from "../text/change";
import type { Span } from "../text/span";
import { complete, type Steps } from "../text/steps";
import { type Block, blockOf } from "./block";
import type { Citation } from "./citation";
import type { CitationSetting } from "./citation-style";
import { type FrontMatter, readFrontMatter } from "./front-matter";
import { type Section, sectionsOf } from "./outline";
import { type PlacedFacts, placedFacts } from "./placed-facts";
import { recognised } from "./recognise";
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
  /** How its project says that it cites; undefined where that is for the text itself to show. */
  readonly setting: CitationSetting | undefined;
}

/**
 * The manuscript of a text. Facts of blocks that an edit did not touch are taken from `previous`;
 * the result is the same as without it. `setting` is how its project says that it cites.
 */
export function manuscriptOf(text: string, previous?: Manuscript, setting?: CitationSetting): Manuscript {
  return complete(manuscriptSteps(text, previous, setting));
}

/** The same in steps that each take a few milliseconds. */
export function* manuscriptSteps(
  text: string,
  previous?: Manuscript,
  setting?: CitationSetting,
): Steps<Manuscript> {
  if (previous?.text === text && previous.setting === setting) return previous;
  const before = previous && origins.get(previous);
  const { pieces, renewal } = yield* piecesOf(text, blockOf, before?.pieces);
  const facts = yield* renewal ? placedFacts(pieces, before?.facts, renewal) : placedFacts(pieces);
  yield;
  const manuscript = yield* manuscriptFrom(text, facts, setting);
  origins.set(manuscript, { pieces, facts });
  return manuscript;
}

/** What the next manuscript of the same text can be made from. */
const origins = new WeakMap<Manuscript, { readonly pieces: Pieces<Block>; readonly facts: PlacedFacts }>();

function* manuscriptFrom(
  text: string,
  { blocks, headings, citations, directives, problems }: PlacedFacts,
  setting: CitationSetting | undefined,
): Steps<Manuscript> {
  const frontMatter = frontMatterOf(blocks[0]?.block);
  const sections = sectionsOf(headings, text.length, frontMatter);
  yield;
  const references = referenceListIn(blocksIn("references", blocks, sections));
  yield;
  return {
    text,
    blocks,
    frontMatter,
    sections,
    references,
    citations: recognised(citations, { blocks, sections, references }, setting),
    suppressions: suppressionsOf(directives, text),
    problems: [...problems, ...frontMatter.problems],
    setting,
  };
}

/** The blocks of sections of one role. A block that reaches beyond its section is narrowed to what stands in it. */
function blocksIn(
  role: SectionRole,
  blocks: readonly PlacedBlock[],
  sections: readonly Section[],
): PlacedBlock[] {
  return sections
    .filter((section) => section.role === role)
    .flatMap((section) => {
      const first = firstAt(blocks, section.start);
      const entered =
        first < blocks.length && blocks[first]?.start === section.start ? first : Math.max(0, first - 1);
      return blocks
        .slice(entered, firstAt(blocks, section.end))
        .map((placed) => narrowed(placed, section))
        .filter(({ block }) => block.units.length > 0 || block.listItems.length > 0);
    });
}

function narrowed(placed: PlacedBlock, section: Section): PlacedBlock {
  const { block, start } = placed;
  if (start >= section.start && start + block.source.length <= section.end) return placed;
  const inside = (part: Span): boolean =>
    start + part.start >= section.start && start + part.start < section.end;
  const { units, listItems } = block;
  return { start, block: { ...block, units: units.filter(inside), listItems: listItems.filter(inside) } };
}

const frontMatters = new WeakMap<Block, FrontMatter>();

function frontMatterOf(first: Block | undefined): FrontMatter {
  if (!first?.frontMatter) return readFrontMatter(undefined, 0);
  const known = frontMatters.get(first);
  if (known) return known;
  const { start, end } = first.frontMatter;
  const read = readFrontMatter(first.source.slice(start, end), start);
  frontMatters.set(first, read);
  return read;
}

/** The role of the section in which `offset` lies. */
export function roleAt(manuscript: Manuscript, offset: number): SectionRole {
  return sectionAt(manuscript, offset).role;
}

/** What is known of the section in which `offset` lies. */
export function sectionAt({ sections }: Manuscript, offset: number): Pick<Section, "role" | "heading"> {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return sections[low] ?? { role: "other", heading: undefined };
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
