import { type Span, shift } from "../../text/span";

/**
 * How a citation is written: `[@a]` and `@a` (Pandoc, Quarto, Manubot), `` {cite}`a` `` (MyST), `\cite{a}`, `[1]`, `(1)`,
 * `<sup>1</sup>` and its like, "(Liu et al., 2020)", a footnote that holds a reference.
 */
export type CitationStyle =
  | "key"
  | "myst"
  | "latex"
  | "numeric"
  | "parentheses"
  | "superscript"
  | "author-year"
  | "footnote";

/** One work that a citation names by its citation key; the span covers what stands for the work: `@liu2020`. */
export interface KeyMember extends Span {
  readonly kind: "key";
  readonly key: string;
  /** The key alone, counted from the member's start, so that it holds wherever the member is moved. */
  readonly keySpan: Span;
}

/** One number, or a range of numbers, of the document's own reference list. A broken range has its `last` before its `first`. */
export interface NumberMember extends Span {
  readonly kind: "number";
  readonly first: number;
  readonly last: number;
}

/** One work that a citation names by its authors and year: "Liu et al., 2020a". */
export interface AuthorYearMember extends Span {
  readonly kind: "author-year";
  /** Family names, or the name of a group, as written and in order. */
  readonly names: readonly string[];
  /** Whether "et al." says that there are more authors. */
  readonly more: boolean;
  /** Undefined for what is in press or has no date. */
  readonly year: number | undefined;
  /** The letter that tells works of one year apart. */
  readonly suffix: string | undefined;
  /** The names, counted from the member's start; undefined where an earlier member has them: "Liu 2020, 2021". */
  readonly namesSpan: Span | undefined;
  /** The year with its letter, or what stands in its place, counted from the member's start. */
  readonly yearSpan: Span;
}

/** A mark of a footnote that holds a reference. */
export interface FootnoteMember extends Span {
  readonly kind: "footnote";
  /** As written in `[^label]`; undefined for a note that stands in the text itself: `^[…]`. */
  readonly label: string | undefined;
}

export type CitationMember = KeyMember | NumberMember | AuthorYearMember | FootnoteMember;

/** A place where the text cites one or more works. */
export interface Citation extends Span {
  readonly style: CitationStyle;
  readonly members: readonly CitationMember[];
  /** False where it is part of the sentence: `@key` in running text, which may as well be a handle; "Liu et al. (2020)". */
  readonly bracketed: boolean;
  /** False for a candidate: only the document as a whole can tell whether it is a citation. */
  readonly certain: boolean;
}

/** A part of a member, `keySpan` and the like, at its place in the text in which the member's own span counts. */
export function within(member: Span, part: Span): Span {
  return { start: member.start + part.start, end: member.start + part.end };
}

/** A citation moved by `delta` offsets, its members with it: from its block into the whole text. */
export function shiftCitation(citation: Citation, delta: number): Citation {
  const members = citation.members.map((member) => ({ ...member, ...shift(member, delta) }));
  return { ...citation, ...shift(citation, delta), members };
}
