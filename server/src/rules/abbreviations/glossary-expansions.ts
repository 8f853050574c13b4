import { type AbbreviationUse, abbreviationsOf } from "../../model/abbreviations/abbreviations";
import { type AuthoredUnit, authoredUnits, type PlacedUnit } from "../../model/authored-terms";
import type { Glossary, GlossaryEntry, Meaning, TermMatch } from "../../model/glossary";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { senseOf } from "../../model/sense";
import { kept } from "../../text/kept";
import { plainSpelling } from "../../text/plain-spelling";
import { complete } from "../../text/steps";
import type { ManuscriptContext } from "../citations/manuscript-rule";

/** What a short form stands for, as far as the glossary tells; nothing for genes and other names that are not expanded. */
export function expansionsOf(use: AbbreviationUse, { manuscript, glossary }: ManuscriptContext): string[] {
  const [match] = glossary?.matches(use.short) ?? [];
  if (!glossary || match?.start !== 0 || match.end !== use.short.length) return [];
  const meanings = match.meanings.filter(({ kind }) => kind === "abbreviation");
  if (meanings.some(({ entry }) => entry.term.gene !== undefined)) return [];
  const used = usualForms(complete(authoredUnits(manuscript, glossary)));
  const names = meanings
    .map(({ entry }) => used.get(entry) ?? entry.term.term)
    .filter((term) => /\p{Ll}{3}/u.test(term));
  return names.length === 0 ? [] : [...new Set([...names, ...othersAt(use, match, manuscript, glossary)])];
}

/** The spelling of each entry's long form that a text uses most: "tumor microenvironment" where it writes that. */
const usualForms = kept((units: readonly PlacedUnit[]): ReadonlyMap<GlossaryEntry, string> => {
  const counts = new Map<GlossaryEntry, Map<string, number>>();
  for (const { own } of units) {
    for (const { entry, form } of longForms(own)) {
      const forms = counts.get(entry) ?? new Map<string, number>();
      forms.set(form, (forms.get(form) ?? 0) + 1);
      counts.set(entry, forms);
    }
  }
  return new Map(
    [...counts].map(([entry, forms]) => {
      const [[usual] = [entry.term.term]] = [...forms].sort(([, a], [, b]) => b - a);
      return [entry, usual];
    }),
  );
});

const longForms = kept(({ terms }: AuthoredUnit): readonly Meaning[] =>
  terms.flatMap(({ meanings: [meaning, other] }) =>
    meaning && !other && isLongForm(meaning) ? [meaning] : [],
  ),
);

function isLongForm({ kind, form, entry: { term } }: Meaning): boolean {
  return kind === "preferred"
    ? form === term.term
    : kind === "variant" && plainSpelling(form) === plainSpelling(term.term);
}

function othersAt(
  use: AbbreviationUse,
  match: TermMatch,
  manuscript: Manuscript,
  glossary: Glossary,
): readonly string[] {
  const placed = blockAt(manuscript, use.start);
  const at = use.start - (placed?.start ?? 0);
  const unit = placed?.block.units.find(({ start, end }) => start <= at && at <= end);
  if (!placed || !unit) return [];
  const abbreviations = abbreviationsOf(manuscript);
  const sense = senseOf(
    { ...match, start: at, end: at + use.end - use.start },
    { text: placed.block.mask.text, unit, blockStart: placed.start, abbreviations, glossary },
  );
  // "the word "all" in capitals" is nothing that anybody would write out.
  return sense.others.filter((other) => !other.includes('"'));
}
