import type { Glossary, Meaning } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import { formsOf } from "../../../model/term";
import { isShortForm } from "../../../model/term-match";
import { rewrittenUses, termRenamePlaceAt } from "../rename-term";
import { termAt } from "../term-at";
import type { TermAction } from "./term-action";

/**
 * Writes the preferred form of the term at an offset in the place of another, here or everywhere: the one that the project
 * prefers, else that of the glossary.
 */
export function preferredForm(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
  preferences: readonly string[],
): TermAction[] {
  const [meaning, other] = termAt(offset, manuscript, glossary)?.meanings ?? [];
  if (!meaning || other) return [];
  const better = preferred(meaning, preferences);
  if (better === meaning.form) return [];
  const place = termRenamePlaceAt(offset, manuscript, glossary);
  if (!place || "refused" in place) return [];
  const here = rewrittenUses(
    { form: place.form, uses: place.uses.filter(({ start }) => start === place.start) },
    better,
    manuscript,
  );
  const everywhere = rewrittenUses(place, better, manuscript);
  const actions: TermAction[] = [];
  if (!("refused" in here)) actions.push({ title: `Write “${better}” here`, edits: here });
  if (!("refused" in everywhere) && everywhere.length > 1) {
    actions.push({
      title: `Write “${better}” for “${place.form}” everywhere (${everywhere.length} places)`,
      edits: everywhere,
    });
  }
  return actions;
}

function preferred(meaning: Meaning, preferences: readonly string[]): string {
  const { entry } = meaning;
  const short = isShortForm(meaning);
  const own = formsOf(entry.term).find(
    ({ form, kind }) => preferences.includes(form) && isShortForm({ entry, form, kind }) === short,
  );
  if (own) return own.form;
  if (meaning.kind !== "variant" && meaning.kind !== "deprecated") return meaning.form;
  return short ? (entry.term.abbreviation ?? entry.term.term) : entry.term.term;
}
