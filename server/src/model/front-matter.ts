import type { Problem } from "../syntax/problem";
import { parseYaml } from "../syntax/yaml";
import type { Span } from "../text/span";
import { frontMatterGlossary } from "./front-matter-glossary";
import type { LocatedTerm, ReadTerms } from "./glossary-rows";

/** A path that the front matter names, and where it does. */
export interface NamedFile extends Span {
  readonly path: string;
}

/** What a manuscript says about itself in its YAML front matter. */
export interface FrontMatter {
  readonly title: (Span & { readonly text: string }) | undefined;
  readonly abstract: Span | undefined;
  /** Pandoc's `bibliography`: one path or a list. */
  readonly bibliography: readonly NamedFile[];
  /** Where Pandoc's `references` stand, key and all, when there are any. */
  readonly references: Span | undefined;
  /** The terms that it defines itself, in order. */
  readonly glossary: readonly LocatedTerm[];
  readonly problems: readonly Problem[];
}

const none: FrontMatter = {
  title: undefined,
  abstract: undefined,
  bibliography: [],
  references: undefined,
  glossary: [],
  problems: [],
};

const noTerms: ReadTerms = { terms: [], problems: [] };

/** Reads front matter; `offset` is where its text begins in the manuscript. Broken YAML gives what could be read, and a problem. */
export function readFrontMatter(text: string | undefined, offset: number): FrontMatter {
  if (text === undefined) return none;
  const { value: yaml, problems } = parseYaml(text, offset);
  const data = yaml.data;
  if (typeof data !== "object" || data === null) return { ...none, problems };
  const { title, abstract, bibliography, references } = data as Readonly<Record<string, unknown>>;
  const paths = Array.isArray(bibliography) ? (bibliography as unknown[]) : [bibliography];
  // What is no YAML is a problem already.
  const glossary = problems.length > 0 ? noTerms : frontMatterGlossary(yaml);
  return {
    title: typeof title === "string" ? { text: title, ...yaml.locate(["title"]) } : undefined,
    abstract: typeof abstract === "string" ? yaml.locate(["abstract"]) : undefined,
    bibliography: paths.flatMap((path, index) => {
      if (typeof path !== "string" || path.trim() === "") return [];
      return [
        { path, ...yaml.locate(Array.isArray(bibliography) ? ["bibliography", index] : ["bibliography"]) },
      ];
    }),
    references: Array.isArray(references)
      ? { start: yaml.locate(["references"], "key").start, end: yaml.locate(["references"]).end }
      : undefined,
    glossary: glossary.terms,
    problems: [...problems, ...glossary.problems],
  };
}
