import { termFiles } from "caveat:language-data";
import type { Problem } from "../syntax/problem";
import { readSeparatedInSteps } from "../syntax/separated";
import { complete, type Steps } from "../text/steps";
import type { GlossaryEntry } from "./glossary";
import { readMarkdownTermsInSteps } from "./glossary-markdown";
import { type ReadTerms, termsInRows } from "./glossary-rows";
import { readJsonTermsInSteps, readYamlTermsInSteps } from "./glossary-yaml";
import { withoutRepeated } from "./repeated-terms";
import { termsOf } from "./term-shape";

/** A glossary file that was read. */
export interface GlossaryFile {
  readonly uri: string;
  readonly text: string;
  readonly entries: readonly GlossaryEntry[];
  /** What is wrong with the file itself. */
  readonly faults: readonly Problem[];
  /** The same, and where it disagrees with files that come before it. */
  readonly problems: readonly Problem[];
}

/** The names of glossaries that are found without being named: `house.glossary.yaml`, `terms.glossary.csv`. */
export const glossaryEndings = ["yaml", "yml", "json", "csv", "tsv", "md"] as const;

/** Whether a file is a glossary by its name. */
export function isGlossaryName(uri: string): boolean {
  return /\.glossary\.(?:ya?ml|json|csv|tsv|md)$/i.test(uri);
}

/** How a glossary is written, by the ending of its name. */
export type GlossaryFormat = "yaml" | "json" | "csv" | "tsv" | "markdown";

const formats: Readonly<Record<string, GlossaryFormat>> = {
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  md: "markdown",
  markdown: "markdown",
};

/** How a glossary file is written; undefined where nobody can tell by its name. */
export function glossaryFormat(uri: string): GlossaryFormat | undefined {
  return formats[/\.([a-z]+)$/.exec(uri.toLowerCase())?.[1] ?? ""];
}

/**
 * Reads a glossary in YAML or JSON, as a table (CSV, TSV) or in Markdown, by the ending of its name. Entries that lack what
 * they need are left out; each fault is a problem at its place.
 */
export function* readGlossaryInSteps(uri: string, text: string): Steps<GlossaryFile> {
  const unreadable = whyUnreadable(uri, text);
  const { terms, problems } =
    unreadable === undefined ? yield* readTermsInSteps(uri, text) : noTerms("error", unreadable);
  const kept = withoutRepeated(terms);
  const entries = kept.terms.map(({ term, start, end }) => ({ term, origin: { uri, start, end } }));
  const all = [...problems, ...kept.problems];
  const none = entries.length + all.length === 0 ? noTerms("information", nothingHere).problems : [];
  const faults = [...all, ...none].sort((a, b) => a.start - b.start);
  return { uri, text, entries, faults, problems: faults };
}

/** {@link readGlossaryInSteps} all at once. */
export function readGlossaryFile(uri: string, text: string): GlossaryFile {
  return complete(readGlossaryInSteps(uri, text));
}

function* readTermsInSteps(uri: string, text: string): Steps<ReadTerms> {
  switch (glossaryFormat(uri)) {
    case "json":
      return yield* readJsonTermsInSteps(text);
    case "csv":
      return termsInRows((yield* readSeparatedInSteps(text)).records, asText);
    case "tsv":
      return termsInRows((yield* readSeparatedInSteps(text, "\t")).records, asText);
    case "markdown":
      return yield* readMarkdownTermsInSteps(text);
    case "yaml":
    case undefined:
      return yield* readYamlTermsInSteps(text);
  }
}

const asText = "Put a field in which the separator is text into quotation marks.";

/** Nobody writes a glossary of this length; a file that holds something else shall not cost minutes. */
const longestText = 5_000_000;

const nothingHere = "No term was found in this glossary.";

function whyUnreadable(uri: string, text: string): string | undefined {
  if (glossaryFormat(uri) === undefined)
    return "A glossary is a file in YAML, JSON, CSV, TSV or Markdown whose name ends accordingly.";
  if (text.length > longestText)
    return `This glossary is longer than ${longestText / 1e6} million characters and was not read. Divide it.`;
  if (text.includes("\0"))
    return "This file is no text in UTF-8: it holds characters without a meaning. Save it as UTF-8.";
  return undefined;
}

function noTerms(severity: Problem["severity"], message: string): ReadTerms {
  return { terms: [], problems: [{ start: 0, end: 1, severity, message }] };
}

/** The entries that ship with Caveat. */
export const shippedEntries: readonly GlossaryEntry[] = termFiles.flatMap(({ content }) =>
  termsOf(content).map(({ term }) => ({ term, origin: undefined })),
);
