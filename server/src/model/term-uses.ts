import type { Span } from "../text/span";
import { shift } from "../text/span";
import { abbreviationsOf } from "./abbreviations/abbreviations";
import type { Block } from "./block";
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
  const before = known.get(manuscript);
  if (before?.glossary === glossary) return before.uses;
  const uses = manuscript.blocks.flatMap((placed) =>
    termsOfBlock(placed.block, glossary)
      .filter((match) => roleAt(manuscript, placed.start + match.start) !== "references")
      .map((match) => useOf(match, placed, manuscript, glossary)),
  );
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

/** The terms of one block; offsets count from its start. Kept with the block, so that an edit costs its own block alone. */
export function termsOfBlock(block: Block, glossary: Glossary): readonly TermMatch[] {
  let blocks = matches.get(glossary);
  if (!blocks) {
    blocks = new WeakMap();
    matches.set(glossary, blocks);
  }
  let found = blocks.get(block);
  if (!found) {
    found = block.units.flatMap(({ start, end }) => glossary.matches(block.mask.text, start, end));
    blocks.set(block, found);
  }
  return found;
}

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

const matches = new WeakMap<Glossary, WeakMap<Block, readonly TermMatch[]>>();
const known = new WeakMap<Manuscript, { readonly glossary: Glossary; readonly uses: readonly TermUse[] }>();
const grouped = new WeakMap<readonly TermUse[], ReadonlyMap<GlossaryEntry, readonly TermUse[]>>();
