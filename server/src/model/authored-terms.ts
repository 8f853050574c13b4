import { type Span, shift } from "../text/span";
import { type Abbreviations, abbreviationsOf } from "./abbreviations/abbreviations";
import { overlapsAny } from "./analysis/places";
import { quotationsIn } from "./analysis/stance";
import type { Block, ProseUnit } from "./block";
import type { Glossary, TermMatch } from "./glossary";
import { type Manuscript, roleAt } from "./manuscript";
import type { SectionRole } from "./section";
import { type Sense, senseOf } from "./sense";
import { termsInUnits } from "./term-uses";

/** A place where the author of a manuscript uses a term. Offsets (UTF-16) are those of its text. */
export interface AuthoredTerm extends TermMatch {
  /** As written, with single spaces; maths and mark-up as a reader sees them. */
  readonly written: string;
  readonly role: SectionRole;
  readonly unit: ProseUnit["kind"];
  /** Which of its meanings it has here; worked out when asked for. */
  readonly sense: () => Sense;
}

/** The terms in what the author wrote, in order: not in quotations, the reference list, keywords and acknowledgements. */
export function authoredTerms(manuscript: Manuscript, glossary: Glossary): readonly AuthoredTerm[] {
  let byGlossary = known.get(manuscript);
  if (!byGlossary) {
    byGlossary = new WeakMap();
    known.set(manuscript, byGlossary);
  }
  const before = byGlossary.get(glossary);
  if (before) return before;
  const abbreviations = abbreviationsOf(manuscript);
  const uses = manuscript.blocks.flatMap(({ block, start }) =>
    authoredInUnits(block, glossary).flatMap(({ unit, matches }) => {
      const role = roleAt(manuscript, start + unit.start);
      if (apart.has(role)) return [];
      return matches.map((match) => useOf(match, { block, start, unit, role, glossary, abbreviations }));
    }),
  );
  byGlossary.set(glossary, uses);
  return uses;
}

const known = new WeakMap<Manuscript, WeakMap<Glossary, readonly AuthoredTerm[]>>();

const apart = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

interface Surroundings {
  readonly block: Block;
  readonly start: number;
  readonly unit: ProseUnit;
  readonly role: SectionRole;
  readonly glossary: Glossary;
  readonly abbreviations: Abbreviations;
}

function useOf(
  match: WrittenTerm,
  { block, start, unit, role, glossary, abbreviations }: Surroundings,
): AuthoredTerm {
  const text = block.mask.text;
  const place = { text, unit, blockStart: start, abbreviations, glossary };
  return {
    ...match,
    ...shift(match, start),
    role,
    unit: unit.kind,
    sense: () => senseOf(match, place),
  };
}

interface AuthoredUnit {
  readonly unit: ProseUnit;
  readonly matches: readonly WrittenTerm[];
}

type WrittenTerm = TermMatch & Pick<AuthoredTerm, "written">;

const knownBlocks = new WeakMap<Glossary, WeakMap<Block, readonly AuthoredUnit[]>>();

/** The terms of each unit of a block that is no quotation; offsets count from the block's start. Remembered by block. */
function authoredInUnits(block: Block, glossary: Glossary): readonly AuthoredUnit[] {
  let byBlock = knownBlocks.get(glossary);
  if (!byBlock) {
    byBlock = new WeakMap();
    knownBlocks.set(glossary, byBlock);
  }
  const before = byBlock.get(block);
  if (before) return before;
  const text = block.mask.text;
  const terms = termsInUnits(block, glossary).flatMap(({ unit, matches }): AuthoredUnit[] => {
    if (unit.quoted) return [];
    const quotations = quotedIn(text, unit);
    const own = matches.filter((match) => !overlapsAny(match, quotations));
    const written = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, " ");
    return [{ unit, matches: own.map((match) => ({ ...match, written: written(match) })) }];
  });
  byBlock.set(block, terms);
  return terms;
}

/** What stands in quotation marks in a run of prose, in order. */
export function quotedIn(text: string, unit: Span): readonly Span[] {
  return quotationsIn(text.slice(unit.start, unit.end))
    .map((span) => shift(span, unit.start))
    .sort((a, b) => a.end - b.end);
}
