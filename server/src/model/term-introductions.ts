import { kept } from "../text/kept";
import { overlaps } from "../text/span";
import { abbreviationsOf, isAuthored, type PlacedIntroduction } from "./abbreviations/abbreviations";
import type { Glossary, GlossaryEntry } from "./glossary";
import type { Manuscript } from "./manuscript";
import { type TermUse, termUses } from "./term-uses";

type ByEntry<T> = ReadonlyMap<GlossaryEntry, T>;

/** The introductions of each entry of a glossary whose abbreviation a manuscript introduces ("natural killer (NK)"), in order. */
export function allIntroductions(
  manuscript: Manuscript,
  glossary: Glossary,
): ByEntry<readonly PlacedIntroduction[]> {
  const uses = termUses(manuscript, glossary);
  let found = known.get(uses);
  if (!found) {
    found = introductionsIn(uses, abbreviationsOf(manuscript).introductions);
    known.set(uses, found);
  }
  return found;
}

/** The first of them for each entry. */
export function termIntroductions(manuscript: Manuscript, glossary: Glossary): ByEntry<PlacedIntroduction> {
  return firstOfEach(allIntroductions(manuscript, glossary));
}

const firstOfEach = kept(
  (all: ByEntry<readonly PlacedIntroduction[]>): ByEntry<PlacedIntroduction> =>
    new Map([...all].flatMap(([entry, [first]]) => (first ? [[entry, first] as const] : []))),
);

const known = new WeakMap<readonly TermUse[], ByEntry<readonly PlacedIntroduction[]>>();

/** Both lists are in the order of the text. */
function introductionsIn(
  uses: readonly TermUse[],
  introductions: readonly PlacedIntroduction[],
): ByEntry<readonly PlacedIntroduction[]> {
  const found = new Map<GlossaryEntry, PlacedIntroduction[]>();
  let next = 0;
  for (const introduction of introductions) {
    const { shortSpan, scope } = introduction;
    if (!isAuthored(scope)) continue;
    while (next < uses.length && (uses[next]?.end ?? 0) <= shortSpan.start) next += 1;
    const use = uses[next];
    if (!use || !overlaps(use, shortSpan)) continue;
    for (const { entry } of use.meanings) {
      const group = found.get(entry);
      if (group) group.push(introduction);
      else found.set(entry, [introduction]);
    }
  }
  return found;
}
