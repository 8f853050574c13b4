import { plainMarkdown } from "../list-entry";
import type { ListedTerm } from "./terms-in-manuscript";
import type { UsedAbbreviation } from "./used-abbreviations";

/** How a manuscript's glossary is written. */
export interface GlossaryExport {
  /** The manuscript's title, or its file's name. */
  readonly title: string;
  /** Whether the details for experts are told. */
  readonly level: "student" | "expert";
}

/**
 * The terms of a manuscript as a Markdown glossary for its reader, in the order of the alphabet, and after it the
 * abbreviations that it uses.
 */
export function exportedGlossary(
  terms: readonly ListedTerm[],
  abbreviations: readonly UsedAbbreviation[],
  { title, level }: GlossaryExport,
): string {
  const sorted = [...terms].sort((a, b) => compare(a.term, b.term));
  const used = new Set(abbreviations.map(({ abbreviation }) => abbreviation));
  const entries = sorted.flatMap((one) =>
    one.definition === undefined ? [] : [entryLines(one, used, level)],
  );
  // "CAR-NK: CAR-NK cell" would tell nobody anything.
  const telling = abbreviations.filter(({ term, abbreviation }) => !term.startsWith(abbreviation));
  const parts = [
    `# Glossary of “${plainMarkdown(title)}”`,
    entries.length > 0 ? entries.join("\n") : "No glossary explains a term of this manuscript.",
    ...(telling.length > 0 ? ["## Abbreviations", abbreviationLines(telling).join("\n")] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function entryLines(
  { term, abbreviation, definition, details }: ListedTerm,
  used: ReadonlySet<string>,
  level: string,
): string {
  // One that the text does not use is one more word to learn.
  const short =
    abbreviation === undefined || !used.has(abbreviation) ? "" : ` (${plainMarkdown(abbreviation)})`;
  const lines = [`- **${plainMarkdown(term)}**${short}: ${plainMarkdown(definition ?? "")}`];
  if (level === "expert" && details !== undefined) lines.push(`  ${plainMarkdown(details)}`);
  return lines.join("\n");
}

/** "NK cell: natural killer cell", a line for each abbreviation, in the order of the alphabet. */
export function abbreviationLines(abbreviations: readonly UsedAbbreviation[]): string[] {
  return [...abbreviations]
    .sort((a, b) => compare(a.abbreviation, b.abbreviation))
    .map(({ term, abbreviation }) => `- ${plainMarkdown(abbreviation)}: ${plainMarkdown(term)}`);
}

/** Not by the rules of a language that the host may have set: the same terms give the same glossary everywhere. */
function compare(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}
