import type { Glossary } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import { isShortForm } from "../../../model/term-introductions";
import { rewrittenUses, termRenamePlaceAt } from "../rename-term";
import { termAt } from "../term-at";
import type { TermAction } from "./term-action";

/** Writes the preferred form of the term at an offset in the place of a variant or a deprecated form, here or everywhere. */
export function preferredForm(offset: number, manuscript: Manuscript, glossary: Glossary): TermAction[] {
  const [meaning, other] = termAt(offset, manuscript, glossary)?.meanings ?? [];
  if (!meaning || other || (meaning.kind !== "variant" && meaning.kind !== "deprecated")) return [];
  const place = termRenamePlaceAt(offset, manuscript, glossary);
  if (!place || "refused" in place) return [];
  const { term, abbreviation } = meaning.entry.term;
  const better = isShortForm(meaning) && abbreviation !== undefined ? abbreviation : term;
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
