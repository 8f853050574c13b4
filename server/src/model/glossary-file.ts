import { termFiles } from "caveat:language-data";
import { glossary as glossaryValidator } from "caveat:validators";
import type { Problem } from "../syntax/problem";
import { separatedRecords, separatorOf } from "../syntax/separated";
import { parseYaml } from "../syntax/yaml";
import type { GlossaryEntry } from "./glossary";
import { readMarkdownTerms } from "./glossary-markdown";
import { type LocatedTerm, type ReadTerms, standsFor, termsInRows } from "./glossary-rows";
import { schemaProblems } from "./schema-problems";
import type { Term } from "./term";

/** A glossary file that was read. */
export interface GlossaryFile {
  readonly uri: string;
  readonly entries: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
}

/** The names of glossaries that are found without being named: `house.glossary.yaml`, `terms.glossary.csv`. */
export const glossaryEndings = ["yaml", "yml", "json", "csv", "tsv", "md"] as const;

/** Whether a file is a glossary by its name. */
export function isGlossaryName(uri: string): boolean {
  return /\.glossary\.(?:ya?ml|json|csv|tsv|md)$/i.test(uri);
}

/**
 * Reads a glossary in YAML or JSON, as a table (CSV, TSV) or in Markdown, by the ending of its name. Entries that lack what
 * they need are left out; each fault is a problem at its place.
 */
export function readGlossaryFile(uri: string, text: string): GlossaryFile {
  const { terms, problems } = readTerms(uri, text);
  const kept = withoutRepeated(terms);
  const entries = kept.terms.map(({ term, start, end }) => ({ term, origin: { uri, start, end } }));
  return { uri, entries, problems: [...problems, ...kept.problems].sort((a, b) => a.start - b.start) };
}

function readTerms(uri: string, text: string): ReadTerms {
  if (text.length > longestText) {
    const message = `This glossary is longer than ${longestText / 1e6} million characters and was not read. Divide it.`;
    return { terms: [], problems: [{ start: 0, end: 1, severity: "error", message }] };
  }
  switch (/\.([a-z]+)$/.exec(uri.toLowerCase())?.[1] ?? "yaml") {
    case "csv":
      return termsInRows(separatedRecords(text, separatorOf(text)));
    case "tsv":
      return termsInRows(separatedRecords(text, "\t"));
    case "md":
    case "markdown":
      return readMarkdownTerms(text);
    default:
      return readYamlTerms(text);
  }
}

// The parser of YAML takes a second or more for a megabyte, and nobody waits for ten.
const longestText = 2_000_000;

/** JSON is YAML. */
function readYamlTerms(text: string): ReadTerms {
  const { value: yaml, problems } = parseYaml(text);
  const faults = problems.length > 0 ? [] : schemaProblems(yaml, glossaryValidator);
  const terms = termsIn(yaml.data).map(({ term, index }) => ({ term, ...yaml.locate(["terms", index]) }));
  return { terms, problems: [...problems, ...faults] };
}

/** The terms without those that the file has already, which are problems, as is a term that is related to itself. */
function withoutRepeated(terms: readonly LocatedTerm[]): ReadTerms {
  const known = new Map<string, LocatedTerm>();
  const problems: Problem[] = [];
  for (const located of terms) {
    const { term, abbreviation, definition, related } = located.term;
    const { start, end } = located;
    const name = term.toLowerCase();
    const before = known.get(name);
    if (!before) known.set(name, located);
    else if (abbreviation === undefined || definition !== standsFor(abbreviation, term)) {
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

/** The entries that ship with Caveat. */
export const shippedEntries: readonly GlossaryEntry[] = termFiles.flatMap(({ content }) =>
  termsIn(content).map(({ term }) => ({ term, origin: undefined })),
);

function termsIn(content: unknown): { term: Term; index: number }[] {
  const { terms, category } = (content ?? {}) as { terms?: unknown; category?: unknown };
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((term: unknown, index) => {
    if (!isTerm(term)) return [];
    const shared = typeof category === "string" && term.category === undefined ? { category } : {};
    return [{ term: { ...shared, ...term }, index }];
  });
}

/** Whether a value has what no entry can do without, and the optional parts in the shape in which they are read. */
function isTerm(value: unknown): value is Term {
  if (typeof value !== "object" || value === null) return false;
  const { term, definition, ...rest } = value as Record<string, unknown>;
  return (
    typeof term === "string" &&
    term.trim() !== "" &&
    typeof definition === "string" &&
    isOptional(rest["abbreviation"], (it) => typeof it === "string") &&
    isOptional(rest["details"], (it) => typeof it === "string") &&
    isOptional(rest["category"], (it) => typeof it === "string") &&
    isOptional(rest["variants"], (it) => isListOf(it, isString)) &&
    isOptional(rest["related"], (it) => isListOf(it, isString)) &&
    isOptional(rest["sources"], (it) => isListOf(it, isString)) &&
    isOptional(rest["plural"], (it) => isString(it) || isListOf(it, isString)) &&
    isOptional(rest["deprecated"], (it) => isListOf(it, (one) => hasStrings(one, ["form"]))) &&
    isOptional(rest["notToBeConfusedWith"], (it) =>
      isListOf(it, (one) => hasStrings(one, ["term", "why"])),
    ) &&
    isOptional(rest["gene"], (it) => hasStrings(it, ["symbol"]))
  );
}

function isOptional(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isListOf(value: unknown, check: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

function hasStrings(value: unknown, keys: readonly string[]): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => isString((value as Record<string, unknown>)[key]))
  );
}
