import { kept } from "../text/kept";
import type { Span } from "../text/span";
import { shift } from "../text/span";
import { complete, type Steps } from "../text/steps";
import { abbreviationsOf, introductionFor } from "./abbreviations/abbreviations";
import { blockAbbreviations } from "./abbreviations/block-abbreviations";
import type { Block, ProseUnit } from "./block";
import type { Glossary, GlossaryEntry, Meaning, TermMatch } from "./glossary";
import { type Manuscript, roleAt } from "./manuscript";
import type { PlacedBlock } from "./reference-list";
import { type Sense, senseOf } from "./sense";

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

/** The same in steps of a block each. */
export function* termSteps(manuscript: Manuscript, glossary: Glossary): Steps<readonly TermUse[]> {
  const before = known.get(manuscript);
  if (before?.glossary === glossary) return before.uses;
  for (const { block } of manuscript.blocks) {
    yield;
    blockAbbreviations(block);
    termsOfBlock(block, glossary);
  }
  const stated = statedIn(manuscript);
  const uses: TermUse[] = [];
  for (const placed of manuscript.blocks) {
    yield;
    for (const use of usesIn(placed, manuscript, glossary, stated)) {
      if (roleAt(manuscript, placed.start + use.start) === "references") continue;
      uses.push({ ...use, ...shift(use, placed.start) });
    }
  }
  known.set(manuscript, { glossary, uses });
  return uses;
}

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

/** What a manuscript says that short forms stand for, as text that can be compared. */
interface Stated {
  /** Of short forms that it explains in one way. */
  readonly everywhere: string;
  /** The keys of those that it explains in several: there the last explanation holds. */
  readonly changing: readonly string[];
}

function statedIn(manuscript: Manuscript): Stated {
  const groups = [...abbreviationsOf(manuscript).introductionsByKey];
  const changes = (group: readonly { readonly expansion: string }[]): boolean =>
    group.some(({ expansion }) => expansion !== group[0]?.expansion);
  return {
    everywhere: groups
      .filter(([, group]) => !changes(group))
      .map(([key, [first]]) => `${key}=${first?.expansion ?? ""}`)
      .join("\n"),
    changing: groups.filter(([, group]) => changes(group)).map(([key]) => key),
  };
}

/**
 * The terms of a block with what they mean; offsets count from its start. What they mean depends on the block and on what
 * the manuscript states elsewhere, so that they are kept as long as both stay the same.
 */
function usesIn(
  { block, start }: PlacedBlock,
  manuscript: Manuscript,
  glossary: Glossary,
  { everywhere, changing }: Stated,
): readonly TermUse[] {
  const abbreviations = abbreviationsOf(manuscript);
  const here = changing.map((key) => introductionFor(abbreviations, key, start - 1)?.expansion ?? "");
  const stated = [everywhere, ...here].join("\n");
  const before = blockUses.get(block);
  if (before?.stated === stated && before.glossary === glossary) return before.uses;
  const uses = termsOfBlock(block, glossary).map((match) => {
    const use = useOf(match, { block, start }, manuscript, glossary);
    return { ...use, ...shift(use, -start) };
  });
  blockUses.set(block, { glossary, stated, uses });
  return uses;
}

interface BlockUses {
  readonly glossary: Glossary;
  readonly stated: string;
  readonly uses: readonly TermUse[];
}

const blockUses = new WeakMap<Block, BlockUses>();

/** A term of a block at its place in the manuscript, with what it means there. */
export function useOf(
  match: TermMatch,
  { block, start }: PlacedBlock,
  manuscript: Manuscript,
  glossary: Glossary,
): TermUse {
  const unit = block.units.find((one) => one.start <= match.start && match.end <= one.end) ?? match;
  const sense = isOpen(match)
    ? senseOf(match, {
        text: block.mask.text,
        unit,
        blockStart: start,
        abbreviations: abbreviationsOf(manuscript),
        glossary,
      })
    : { meanings: match.meanings, others: [], expansion: undefined, decidedBy: "nothing" as const };
  return { ...shift(match, start), meanings: sense.meanings, sense };
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
