import type { Span } from "../text/span";

/** A person, or a group that signs as one (`literal`). A particle stands with the family name: "van der Berg". */
export type Name =
  | { readonly family: string; readonly given: string | undefined; readonly suffix: string | undefined }
  | { readonly literal: string };

/** The kinds of work, in the vocabulary of CSL 1.0.2; `article` is a preprint there, `document` anything else. */
export type ReferenceType =
  | "article-journal"
  | "article"
  | "book"
  | "chapter"
  | "paper-conference"
  | "thesis"
  | "report"
  | "webpage"
  | "dataset"
  | "software"
  | "patent"
  | "document";

/** Where a reference is written. */
export interface Origin {
  readonly uri: string;
  /** The whole entry, in UTF-16 offsets of that file. */
  readonly span: Span;
  /** The citation key, for going there and renaming; empty where the format has none. */
  readonly keySpan: Span;
}

/**
 * What a citation points to, whichever format it was written in. Texts are plain Unicode on one line, without markup;
 * what the source does not say is `undefined`, never a guess.
 */
export interface Reference {
  /** The citation key; for an entry of a numbered list its number, else empty. */
  readonly key: string;
  readonly type: ReferenceType;
  readonly authors: readonly Name[];
  /** The list of authors ends in "and others" or "et al.": there are more than it names. */
  readonly moreAuthors: boolean;
  readonly editors: readonly Name[];
  readonly title: string | undefined;
  /** The journal, the book or the proceedings; for a preprint its server. */
  readonly container: string | undefined;
  readonly publisher: string | undefined;
  readonly year: number | undefined;
  /** What stands in place of a year: "in press". */
  readonly status: string | undefined;
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  /** With an en dash between first and last page; an article number stands here as well. */
  readonly pages: string | undefined;
  /** Lower-case, without a resolver's address: "10.1056/nejmoa1910607". */
  readonly doi: string | undefined;
  /** Digits only. */
  readonly pmid: string | undefined;
  /** With its prefix: "PMC7101242". */
  readonly pmcid: string | undefined;
  /** An http or https address. */
  readonly url: string | undefined;
  readonly isbn: string | undefined;
  readonly abstract: string | undefined;
  readonly keywords: readonly string[];
  readonly note: string | undefined;
  /** As the source names them: "Review", "Randomized Controlled Trial", "Retracted Publication". */
  readonly publicationTypes: readonly string[];
  readonly origin: Origin;
}

/** The name that a reader looks for: the family name, or the group's. */
export function shortName(name: Name): string {
  return "literal" in name ? name.literal : name.family;
}
