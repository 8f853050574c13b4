import type { Problem } from "../syntax/problem";
import { type LocatedTerm, onlyExpands, type ReadTerms } from "./glossary-rows";

/** The terms of one place without those that it has already, which are problems, as is a term that is related to itself. */
export function withoutRepeated(terms: readonly LocatedTerm[]): ReadTerms {
  const known = new Map<string, LocatedTerm>();
  const problems: Problem[] = [];
  for (const located of terms) {
    const { term, abbreviation, related } = located.term;
    const { start, end } = located;
    const name = term.toLowerCase();
    const before = known.get(name);
    if (!before) known.set(name, located);
    else if (abbreviation === undefined || !onlyExpands(located.term)) {
      const message = `“${term}” has an entry already. The first one counts; merge the two.`;
      problems.push({ start, end, severity: "warning", message });
    } else if (before.term.abbreviation === undefined) {
      // A list of abbreviations below the entries.
      known.set(name, { ...before, term: { ...before.term, abbreviation } });
    }
    if (related?.some((other) => other.toLowerCase() === name)) {
      problems.push({ start, end, severity: "warning", message: `“${term}” is related to itself.` });
    }
  }
  return { terms: [...known.values()], problems };
}
