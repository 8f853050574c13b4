import { kept } from "../text/kept";
import { type Span, shift } from "../text/span";
import { gathered, type Steps } from "../text/steps";
import { overlapsAny } from "./analysis/places";
import type { Block, ProseUnit } from "./block";
import type { Glossary, TermMatch } from "./glossary";
import { type Manuscript, roleAt } from "./manuscript";
import { isOthers, quotedIn, worksIn } from "./quoted";
import type { SectionRole } from "./section";
import { termsInUnits } from "./term-uses";

/** A place where the author of a manuscript uses a term. */
export interface AuthoredTerm extends TermMatch {
  /** As written, with single spaces; maths and mark-up as a reader sees them. */
  readonly written: string;
}

/** The terms of a run of prose, in order. The same object as long as its block and the glossary are. */
export interface AuthoredUnit {
  /** Their offsets (UTF-16) count in this, the source of the block. */
  readonly source: string;
  readonly terms: readonly AuthoredTerm[];
}

/** A run of prose in a block that starts at an offset (UTF-16) of its manuscript. */
export interface PlacedUnit {
  readonly start: number;
  readonly own: AuthoredUnit;
}

/** The runs of prose with terms that the author wrote, in order: no quotations, titles of works, reference list, keywords and acknowledgements. */
export function* authoredUnits(manuscript: Manuscript, glossary: Glossary): Steps<readonly PlacedUnit[]> {
  const before = known.get(manuscript);
  if (before?.glossary === glossary) return before.units;
  const unitsOf = authoredIn(glossary);
  const units = yield* gathered(manuscript.blocks, blocksInStep, ({ block, start }) =>
    unitsOf(block).flatMap(({ unit, own }) =>
      apart.has(roleAt(manuscript, start + unit.start)) ? [] : [{ start, own }],
    ),
  );
  known.set(manuscript, { glossary, units });
  return units;
}

interface Known {
  readonly glossary: Glossary;
  readonly units: readonly PlacedUnit[];
}

const known = new WeakMap<Manuscript, Known>();

/**
 * Some terms that the author wrote, in order and at their places in the manuscript. Which ones of a run of prose is for
 * `wanted` to say, which should remember it.
 */
export function* authoredTerms(
  manuscript: Manuscript,
  glossary: Glossary,
  wanted: (unit: AuthoredUnit) => readonly AuthoredTerm[],
): Steps<readonly AuthoredTerm[]> {
  const units = yield* authoredUnits(manuscript, glossary);
  return yield* gathered(units, blocksInStep, ({ start, own }) =>
    wanted(own).map((term) => ({ ...term, ...shift(term, start) })),
  );
}

// When they are read for the first time, so many blocks take a few milliseconds.
const blocksInStep = 20;

const apart = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

const authoredIn = kept((glossary: Glossary) => kept((block: Block) => authoredInBlock(block, glossary)));

function authoredInBlock(
  block: Block,
  glossary: Glossary,
): readonly { readonly unit: ProseUnit; readonly own: AuthoredUnit }[] {
  const text = block.mask.text;
  return termsInUnits(block, glossary).flatMap(({ unit, matches }) => {
    if (isOthers(block, unit)) return [];
    const others = [quotedIn(text, unit), worksIn(block, unit)];
    const written = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, " ");
    const terms = matches
      .filter((match) => !others.some((spans) => overlapsAny(match, spans)))
      .map((match) => ({ written: written(match), ...match }));
    return [{ unit, own: { source: block.source, terms } }];
  });
}
