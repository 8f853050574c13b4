import type { NamedFile } from "../../model/front-matter";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { RawFinding, RuleDeclaration } from "../rule";

/** What a rule over a whole manuscript may look at. */
export interface ManuscriptContext {
  readonly manuscript: Manuscript;
  /** What its citation keys may name. */
  readonly library: Library;
  /** Bibliographies that it names and that could not be read, and why. */
  readonly unread: readonly (NamedFile & { readonly why: string })[];
}

/** A rule over a whole manuscript. A pure function: offsets (UTF-16) are those of the manuscript's text. */
export interface ManuscriptRule {
  readonly declaration: RuleDeclaration;
  check(context: ManuscriptContext): readonly RawFinding[];
}
