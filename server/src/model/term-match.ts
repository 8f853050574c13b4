import type { Span } from "../text/span";
import type { FormKind, Term } from "./term";

/** A term of a particular glossary file. */
export interface GlossaryEntry {
  readonly term: Term;
  /** The file it comes from and where it stands there; undefined for terms that ship with Caveat. */
  readonly origin: (Span & { readonly uri: string }) | undefined;
}

/** What a form in a text may mean. */
export interface Meaning {
  readonly entry: GlossaryEntry;
  readonly kind: FormKind;
  /** The form as the glossary writes it. */
  readonly form: string;
}

/** A place where a term occurs; more than one meaning where the glossaries leave it open. */
export interface TermMatch extends Span {
  readonly meanings: readonly Meaning[];
}

/** Whether a form is short for its term: its abbreviation, or a variant that is hardly longer than that. */
export function isShortForm({ entry: { term }, kind, form }: Meaning): boolean {
  if (kind === "abbreviation") return true;
  if (kind === "preferred" || term.abbreviation === undefined) return false;
  return form.length <= term.abbreviation.length + 2;
}
