import { overlaps } from "../text/span";
import { abbreviationsOf, isAuthored, type PlacedIntroduction } from "./abbreviations/abbreviations";
import type { Glossary, GlossaryEntry, Meaning } from "./glossary";
import type { Manuscript } from "./manuscript";
import { type TermUse, termUses } from "./term-uses";

/** The first introduction of each entry of a glossary whose abbreviation a manuscript introduces: "natural killer (NK)". */
export function termIntroductions(
  manuscript: Manuscript,
  glossary: Glossary,
): ReadonlyMap<GlossaryEntry, PlacedIntroduction> {
  const uses = termUses(manuscript, glossary);
  let found = known.get(uses);
  if (!found) {
    found = introductionsIn(uses, abbreviationsOf(manuscript).introductions);
    known.set(uses, found);
  }
  return found;
}

const known = new WeakMap<readonly TermUse[], ReadonlyMap<GlossaryEntry, PlacedIntroduction>>();

/** Both lists are in the order of the text. */
function introductionsIn(
  uses: readonly TermUse[],
  introductions: readonly PlacedIntroduction[],
): ReadonlyMap<GlossaryEntry, PlacedIntroduction> {
  const found = new Map<GlossaryEntry, PlacedIntroduction>();
  let next = 0;
  for (const introduction of introductions) {
    const { shortSpan, scope } = introduction;
    if (!isAuthored(scope)) continue;
    while (next < uses.length && (uses[next]?.end ?? 0) <= shortSpan.start) next += 1;
    const use = uses[next];
    if (!use || !overlaps(use, shortSpan)) continue;
    for (const { entry } of use.meanings) if (!found.has(entry)) found.set(entry, introduction);
  }
  return found;
}

/** Whether a form is short for its term: its abbreviation, or a variant that is hardly longer than that. */
export function isShortForm({ entry: { term }, kind, form }: Meaning): boolean {
  if (kind === "abbreviation") return true;
  if (kind === "preferred" || term.abbreviation === undefined) return false;
  return form.length <= term.abbreviation.length + 2;
}
