import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { FormKind } from "../../model/term";
import { fold } from "../../text/fold";

/** A form of an entry that fits what is typed. */
export interface FoundTerm {
  readonly entry: GlossaryEntry;
  readonly kind: FormKind;
  readonly form: string;
}

interface Listed extends FoundTerm {
  readonly folded: string;
  /** Where its words begin. */
  readonly words: readonly number[];
}

/**
 * The forms of a glossary of which a word begins with what is typed, best first: whole, from the beginning, within; preferred forms and abbreviations before others; then
 * those that the manuscript uses, house terms, short ones. Variants and deprecated forms come only where nothing else
 * of their entry fits. Without a letter, the entries that the manuscript uses.
 */
export function findTerms(
  query: string,
  glossary: Glossary,
  uses: (entry: GlossaryEntry) => number,
): readonly FoundTerm[] {
  const wanted = fold(query).trim();
  const ranked = listed(glossary).flatMap((one) => {
    const fit = wanted === "" ? (uses(one.entry) > 0 ? 2 : undefined) : fitOf(one, wanted, query);
    if (fit === undefined) return [];
    const house = one.entry.origin ? 0 : 1;
    const used = uses(one.entry) > 0 ? 0 : 1;
    return [{ one, rank: [fit, isMain(one) ? 0 : 1, used, house, one.form.length] }];
  });
  const main = new Set(ranked.filter(({ one }) => isMain(one)).map(({ one }) => one.entry));
  return ranked
    .filter(({ one }) => isMain(one) || (wanted !== "" && !main.has(one.entry)))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ one }) => one);
}

function isMain({ kind }: FoundTerm): boolean {
  return kind === "preferred" || kind === "abbreviation";
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const difference = one - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function fitOf({ folded, words, form }: Listed, wanted: string, query: string): number | undefined {
  if (folded === wanted) return form === query ? 0 : 1;
  if (folded.startsWith(wanted)) return 2;
  return words.some((start) => folded.startsWith(wanted, start)) ? 3 : undefined;
}

const known = new WeakMap<Glossary, readonly Listed[]>();

function listed(glossary: Glossary): readonly Listed[] {
  let forms = known.get(glossary);
  if (!forms) {
    forms = glossary.entries.flatMap(formsOf);
    known.set(glossary, forms);
  }
  return forms;
}

function formsOf(entry: GlossaryEntry): Listed[] {
  const { term, abbreviation, variants = [], deprecated = [] } = entry.term;
  const of = (kind: FormKind, form: string): Listed => {
    const folded = fold(form);
    return {
      entry,
      kind,
      form,
      folded,
      words: [...folded.matchAll(/(?<=[\s\-/])\S/g)].map(({ index }) => index),
    };
  };
  return [
    of("preferred", term),
    ...(abbreviation === undefined ? [] : [of("abbreviation", abbreviation)]),
    ...variants.map((form) => of("variant", form)),
    ...deprecated.map(({ form }) => of("deprecated", form)),
  ];
}
