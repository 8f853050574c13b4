import { abbreviationsOf, isAuthored, usesOf } from "../../model/abbreviations/abbreviations";
import type { Glossary } from "../../model/glossary";
import { onlyExpands } from "../../model/glossary-rows";
import type { Manuscript } from "../../model/manuscript";
import { byEntry, type TermUse, termUses } from "../../model/term-uses";
import { firstAt } from "../../text/change";
import type { Span } from "../../text/span";

/** A term that a manuscript uses. */
export interface ListedTerm {
  readonly term: string;
  readonly abbreviation: string | undefined;
  /** Undefined for an abbreviation of which only the expansion is known, from the manuscript itself or a list. */
  readonly definition: string | undefined;
  readonly details: string | undefined;
  readonly category: string | undefined;
  readonly count: number;
  /** UTF-16 offsets into the manuscript. */
  readonly firstUse: Span;
}

/**
 * The terms of a manuscript by first use: those that a glossary explains, and the abbreviations that it introduces itself.
 * What may mean several things in every place is left out: nobody knows which of them the reader has to learn.
 */
export function termsInManuscript(manuscript: Manuscript, glossary: Glossary): readonly ListedTerm[] {
  const explained = [...byEntry(manuscript, glossary)].flatMap(([{ term: entry }, all]): ListedTerm[] => {
    const uses = all.filter(({ meanings }) => meanings.length === 1);
    const [first] = uses;
    if (!first || uses.every(isOpen)) return [];
    const { term, abbreviation, details, category } = entry;
    const definition = onlyExpands(entry) ? undefined : entry.definition;
    const firstUse = { start: first.start, end: first.end };
    return [{ term, abbreviation, definition, details, category, count: uses.length, firstUse }];
  });
  return [...explained, ...ownTerms(manuscript, glossary, explained)].sort(
    (a, b) => a.firstUse.start - b.firstUse.start,
  );
}

/** Whether a term may mean here what no entry explains as well. */
function isOpen({ sense }: TermUse): boolean {
  return sense.others.length > 0 && sense.decidedBy === "nothing";
}

function ownTerms(
  manuscript: Manuscript,
  glossary: Glossary,
  explained: readonly ListedTerm[],
): ListedTerm[] {
  const all = termUses(manuscript, glossary);
  const abbreviations = abbreviationsOf(manuscript);
  const known = new Set(
    explained.flatMap(({ term, abbreviation }) => [term, abbreviation ?? term]).map(plain),
  );
  return [...abbreviations.introductionsByKey].flatMap(([key, [first]]): ListedTerm[] => {
    if (!first || !isAuthored(first.scope)) return [];
    const { short, expansion, start, end } = first;
    if (known.has(plain(short)) || known.has(plain(expansion)) || isExplained(first.shortSpan, all))
      return [];
    const uses = usesOf(abbreviations, key).filter(({ scope }) => isAuthored(scope));
    if (uses.length === 0) return [];
    const firstUse = { start, end };
    return [
      {
        term: expansion,
        abbreviation: short,
        definition: undefined,
        details: undefined,
        category: undefined,
        count: uses.length,
        firstUse,
      },
    ];
  });
}

/** Whether a short form is one of a glossary's terms, as NK is of the entry "NK cell". */
function isExplained({ start, end }: Span, uses: readonly TermUse[]): boolean {
  const last = uses[firstAt(uses, end) - 1];
  return last !== undefined && last.end > start && last.meanings.length > 0;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/s$/, "");
}
