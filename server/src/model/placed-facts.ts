import { problemsOf } from "../syntax/blocks";
import type { Pieces, Renewal } from "../syntax/pieces";
import type { Problem } from "../syntax/problem";
import { type Change, spliced } from "../text/change";
import { shift } from "../text/span";
import { gathered, type Steps } from "../text/steps";
import type { Block } from "./block";
import type { Citation } from "./citation";
import { numberedOn } from "./list-numbers";
import { headingsIn, type PlacedHeading } from "./outline";
import type { PlacedBlock } from "./reference-list";
import type { Directive } from "./suppression";

/** The facts of all blocks at their places in the text, in order. */
export interface PlacedFacts {
  readonly blocks: readonly PlacedBlock[];
  readonly headings: readonly PlacedHeading[];
  readonly citations: readonly Citation[];
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
}

const none: PlacedFacts = { blocks: [], headings: [], citations: [], directives: [], problems: [] };

/**
 * Gathers the facts of all blocks. Those of blocks before a change are taken from `before` and those after it moved,
 * which takes a fraction of the time. Yields now and then, for whoever has other work to do.
 */
export function* placedFacts(
  pieces: Pieces<Block>,
  before: PlacedFacts = none,
  renewal: Renewal = everythingOf(pieces),
): Steps<PlacedFacts> {
  const { indices, offsets } = renewal;
  const blocks = yield* placedBlocks(pieces, before.blocks, indices);
  const fresh = blocks.slice(indices.start, indices.newEnd);
  const headings = yield* gathered(fresh, blocksInStep, headingsOf);
  const citations = yield* gathered(fresh, blocksInStep, citationsOf);
  const directives = yield* gathered(fresh, blocksInStep, directivesOf);
  return {
    blocks,
    headings: spliced(before.headings, offsets, headings, movedHeading),
    citations: spliced(before.citations, offsets, citations, movedCitation),
    directives: spliced(before.directives, offsets, directives, movedDirective),
    problems: spliced(
      before.problems,
      offsets,
      problemsOf(pieces, indices.start, indices.newEnd),
      movedProblem,
    ),
  };
}

// So many blocks take a millisecond or two.
const blocksInStep = 250;

function everythingOf({ text, pieces }: Pieces<Block>): Renewal {
  return {
    indices: { start: 0, oldEnd: 0, newEnd: pieces.length },
    offsets: { start: 0, oldEnd: 0, newEnd: text.length },
  };
}

function* placedBlocks(
  { pieces, starts }: Pieces<Block>,
  before: readonly PlacedBlock[],
  { start: from, oldEnd, newEnd }: Change,
): Steps<PlacedBlock[]> {
  const blocks = before.slice(0, from);
  let last = blocks.at(-1)?.block;
  // Behind the change a block is numbered as it was as soon as the one before it is.
  let settled = false;
  for (let index = from; index < pieces.length; index++) {
    const start = starts[index] ?? 0;
    const old = index < newEnd ? undefined : before[index - newEnd + oldEnd];
    const block: Block | undefined = settled ? old?.block : numbered(pieces[index]?.value, last);
    if (!block) continue;
    const stays: boolean = old?.block === block;
    blocks.push(stays && old?.start === start ? old : { block, start });
    settled ||= stays;
    last = block;
    if (index < newEnd && index % blocksInStep === blocksInStep - 1) yield;
  }
  return blocks;
}

function numbered(block: Block | undefined, last: Block | undefined): Block | undefined {
  return block && numberedOn(block, last);
}

function headingsOf({ block, start }: PlacedBlock): PlacedHeading[] {
  return headingsIn(block.units, block.mask.text, start);
}

function citationsOf({ block, start }: PlacedBlock): Citation[] {
  return block.citations.map((citation) => movedCitation(citation, start));
}

function directivesOf({ block, start }: PlacedBlock): Directive[] {
  return block.directives.map((directive) => movedDirective(directive, start));
}

function movedHeading(heading: PlacedHeading, delta: number): PlacedHeading {
  const until = heading.until === undefined ? undefined : heading.until + delta;
  return { ...heading, ...shift(heading, delta), until };
}

function movedProblem(problem: Problem, delta: number): Problem {
  return { ...problem, ...shift(problem, delta) };
}

function movedCitation(citation: Citation, delta: number): Citation {
  return {
    ...citation,
    ...shift(citation, delta),
    members: citation.members.map((member) => ({ ...member, ...shift(member, delta) })),
  };
}

function movedDirective(directive: Directive, delta: number): Directive {
  return {
    ...directive,
    ...shift(directive, delta),
    rules: directive.rules.map((rule) => ({ ...rule, ...shift(rule, delta) })),
  };
}
