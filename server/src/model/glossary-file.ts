import { termFiles } from "caveat:language-data";
import { glossary as glossaryValidator } from "caveat:validators";
import type { Problem } from "../syntax/problem";
import { parseYaml } from "../syntax/yaml";
import type { GlossaryEntry } from "./glossary";
import { schemaProblems } from "./schema-problems";
import type { Term } from "./term";

/** A glossary file that was read. */
export interface GlossaryFile {
  readonly uri: string;
  readonly entries: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
}

/** Reads a glossary in YAML. Entries that lack what they need are left out; each fault is a problem at its place. */
export function readGlossaryFile(uri: string, text: string): GlossaryFile {
  const { value: yaml, problems } = parseYaml(text);
  const faults = problems.length > 0 ? [] : schemaProblems(yaml, glossaryValidator);
  const entries = termsIn(yaml.data).map(({ term, index }) => ({
    term,
    origin: { uri, ...yaml.locate(["terms", index]) },
  }));
  return { uri, entries, problems: [...problems, ...faults] };
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
