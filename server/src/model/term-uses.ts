import { kept } from "../text/kept";
import { type Span, shift } from "../text/span";
import { complete, gathered, type Steps } from "../text/steps";
import {
  type Abbreviations,
  abbreviationSteps,
  abbreviationsOf,
  introductionFor,
} from "./abbreviations/abbreviations";
import type { Block, ProseUnit } from "./block";
import type { Glossary, GlossaryEntry, Meaning, TermMatch } from "./glossary";
import { type Manuscript, roleAt } from "./manuscript";
import type { PlacedBlock } from "./reference-list";
import { type Sense, senseOf, shortFormIn } from "./sense";

/** A place of a manuscript where a term stands, in whichever form; UTF-16 offsets into the whole text. */
export interface TermUse extends Span {
  /** What it means here; several where nobody can tell, none where the manuscript means something that no entry explains. */
  readonly meanings: readonly Meaning[];
  readonly sense: Sense;
}

/**
 * The terms of a manuscript in the order of the text. The reference list is left out: the words of cited titles are
 * other people's.
 */
export function termUses(manuscript: Manuscript, glossary: Glossary): readonly TermUse[] {
  return complete(termSteps(manuscript, glossary));
}

/** The same in steps that each take a few milliseconds. */
export function* termSteps(manuscript: Manuscript, glossary: Glossary): Steps<readonly TermUse[]> {
  const before = known.get(manuscript);
  if (before?.glossary === glossary) return before.uses;
  const abbreviations = yield* abbreviationSteps(manuscript);
  const uses = yield* gathered(manuscript.blocks, blocksInStep, (placed) =>
    usesIn(placed, abbreviations, glossary).flatMap(({ start, end, meanings, sense }) =>
      roleAt(manuscript, placed.start + start) === "references"
        ? []
        : [{ start: placed.start + start, end: placed.start + end, meanings, sense }],
    ),
  );
  known.set(manuscript, { glossary, uses });
  return uses;
}

// When they are read for the first time, so many blocks take a few milliseconds.
const blocksInStep = 20;

/** The entries that a manuscript uses with their uses, by first use. A form that may mean several counts for each. */
export function byEntry(
  manuscript: Manuscript,
  glossary: Glossary,
): ReadonlyMap<GlossaryEntry, readonly TermUse[]> {
  const uses = termUses(manuscript, glossary);
  const before = grouped.get(uses);
  if (before) return before;
  const groups = new Map<GlossaryEntry, TermUse[]>();
  for (const use of uses) {
    for (const { entry } of use.meanings) {
      const group = groups.get(entry);
      if (group) group.push(use);
      else groups.set(entry, [use]);
    }
  }
  grouped.set(uses, groups);
  return groups;
}

/** The terms of one block; offsets count from its start. */
export function termsOfBlock(block: Block, glossary: Glossary): readonly TermMatch[] {
  return termsInUnits(block, glossary).flatMap((unit) => unit.matches);
}

/** A run of prose of a block that holds terms; offsets count from the block's start. */
export interface UnitTerms {
  readonly unit: ProseUnit;
  readonly matches: readonly TermMatch[];
}

/** The runs of prose of one block that hold terms. Kept with the block, so that an edit costs its own block alone. */
export function termsInUnits(block: Block, glossary: Glossary): readonly UnitTerms[] {
  return matchedIn(glossary)(block);
}

const matchedIn = kept((glossary: Glossary) =>
  kept((block: Block): readonly UnitTerms[] =>
    block.units
      .map((unit) => ({ unit, matches: glossary.matches(block.mask.text, unit.start, unit.end) }))
      .filter((unit) => unit.matches.length > 0),
  ),
);

interface BlockUses {
  readonly glossary: Glossary;
  /** With offsets that count from the block's start. */
  readonly uses: readonly TermUse[];
  /** What the manuscript said of the short forms among them. */
  readonly stated: readonly Stated[];
}

interface Stated {
  readonly key: string;
  /** Where the short form stands; counted from the block's start. */
  readonly at: number;
  readonly expansion: string | undefined;
}

const blockUses = new WeakMap<Block, BlockUses>();

/**
 * The terms of a block with what they mean; offsets count from its start. What they mean depends on the block and on what
 * the manuscript states of their short forms, so that they are kept as long as both stay the same.
 */
function usesIn(placed: PlacedBlock, abbreviations: Abbreviations, glossary: Glossary): readonly TermUse[] {
  const { block, start } = placed;
  const before = blockUses.get(block);
  if (
    before?.glossary === glossary &&
    before.stated.every(
      ({ key, at, expansion }) => introductionFor(abbreviations, key, start + at)?.expansion === expansion,
    )
  ) {
    return before.uses;
  }
  const uses: TermUse[] = [];
  const stated: Stated[] = [];
  for (const match of termsOfBlock(block, glossary)) {
    const sense = senseAt(match, placed, abbreviations, glossary);
    uses.push({ start: match.start, end: match.end, meanings: sense.meanings, sense });
    const key = isOpen(match) ? shortFormIn(match, block.mask.text) : undefined;
    if (key !== undefined) stated.push({ key, at: match.start, expansion: sense.expansion });
  }
  blockUses.set(block, { glossary, uses, stated });
  return uses;
}

/** A term of a block at its place in the manuscript, with what it means there. */
export function useOf(
  match: TermMatch,
  placed: PlacedBlock,
  manuscript: Manuscript,
  glossary: Glossary,
): TermUse {
  const sense = senseAt(match, placed, abbreviationsOf(manuscript), glossary);
  return { ...shift(match, placed.start), meanings: sense.meanings, sense };
}

function senseAt(
  match: TermMatch,
  { block, start }: PlacedBlock,
  abbreviations: Abbreviations,
  glossary: Glossary,
): Sense {
  if (!isOpen(match)) {
    return { meanings: match.meanings, others: [], expansion: undefined, decidedBy: "nothing" };
  }
  const unit = block.units.find((one) => one.start <= match.start && match.end <= one.end) ?? match;
  return senseOf(match, { text: block.mask.text, unit, blockStart: start, abbreviations, glossary });
}

/** Whether the place has to be looked at: for long forms with one meaning that would be wasted. */
function isOpen({ meanings }: TermMatch): boolean {
  return (
    meanings.length > 1 ||
    meanings.some(
      ({ entry: { term }, kind, form }) =>
        kind === "abbreviation" || term.ambiguous !== undefined || /\p{Lu}\S*[\p{Lu}\p{N}]/u.test(form),
    )
  );
}

const known = new WeakMap<Manuscript, { readonly glossary: Glossary; readonly uses: readonly TermUse[] }>();
const grouped = new WeakMap<readonly TermUse[], ReadonlyMap<GlossaryEntry, readonly TermUse[]>>();
