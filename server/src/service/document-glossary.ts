import { type Glossary, type GlossaryEntry, glossaryOf } from "../model/glossary";
import { glossaryName } from "../model/glossary-conflicts";
import type { LocatedTerm } from "../model/glossary-rows";
import type { Manuscript } from "../model/manuscript";
import type { Problem } from "../syntax/problem";
import { kept } from "../text/kept";
import type { Project } from "./project";

/** What a snapshot before it knew of its glossary. */
interface Before {
  readonly manuscript: Manuscript;
  readonly project: Project;
  readonly glossary: Glossary;
}

/**
 * The terms of a manuscript: those of its own front matter, then those of its project. The same object as before as long as
 * both are the same, for much is remembered by it.
 */
export function documentGlossary(
  uri: string,
  { frontMatter }: Manuscript,
  { glossary }: Project,
  before: Before | undefined,
): Glossary {
  const own = frontMatter.glossary;
  if (own.length === 0) return glossary;
  if (before?.project.glossary === glossary && isSame(before.manuscript.frontMatter.glossary, own))
    return before.glossary;
  const entries = own.map(({ term, start, end }): GlossaryEntry => ({ term, origin: { uri, start, end } }));
  return glossaryOf([...entries, ...glossary.entries]);
}

function isSame(a: readonly LocatedTerm[], b: readonly LocatedTerm[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Where the front matter of a manuscript defines a term otherwise than a house glossary does. */
export function glossaryDisagreements(
  { frontMatter }: Manuscript,
  { glossary }: Project,
): readonly Problem[] {
  if (frontMatter.glossary.length === 0) return [];
  const house = houseEntries(glossary);
  return frontMatter.glossary.flatMap(({ term, start, end }): Problem[] => {
    const entry = house.get(term.term.toLowerCase());
    if (!entry?.origin || entry.term.definition === term.definition) return [];
    const other = glossaryName(entry.origin.uri);
    const message = `“${term.term}” is defined otherwise in ${other}. In this document the definition here counts.`;
    return [{ start, end, severity: "information", message }];
  });
}

const houseEntries = kept(
  ({ entries }: Glossary) =>
    new Map(
      entries.flatMap((entry) => (entry.origin ? [[entry.term.term.toLowerCase(), entry] as const] : [])),
    ),
);
