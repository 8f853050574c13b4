import type { Span } from "../text/span";

/** Something wrong with a text itself, at its place (UTF-16 offsets). Not a judgement of wording: that is a finding. */
export interface Problem extends Span {
  readonly message: string;
  readonly severity: "error" | "warning" | "information";
}

/** What every parser here returns, for any string: a value, however incomplete, and what was wrong. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
