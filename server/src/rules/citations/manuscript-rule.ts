import type { NamedFile } from "../../model/front-matter";
import type { Glossary } from "../../model/glossary";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import type { TermSettings } from "../../model/project-file";
import type { Reference } from "../../model/reference";
import type { Retractions } from "../../model/retractions";
import type { FindingsInSteps, RawFinding, RuleDeclaration } from "../rule";

/** The reference list of another manuscript of the workspace. The same object as long as its text stays as it is. */
export interface OtherList {
  readonly uri: string;
  /** How messages call it: its path in the workspace. */
  readonly name: string;
  /** Its references, with their place in that file as `origin.span`; read when asked for. */
  readonly references: () => readonly Reference[];
}

/** What a rule over a whole manuscript may look at. */
export interface ManuscriptContext {
  readonly manuscript: Manuscript;
  /** What its citation keys may name. */
  readonly library: Library;
  /** Nobody said where its keys are to be looked up: the library is all that the workspace has. */
  readonly libraryIsGuess?: boolean;
  /** Bibliographies that it names and that could not be read, and why. */
  readonly unread: readonly (NamedFile & { readonly why: string })[];
  /** The reference lists of the workspace's other manuscripts, where the host has read them. */
  readonly otherLists?: readonly OtherList[] | undefined;
  /** The terms that it can use, where the host knows them. */
  readonly glossary?: Glossary | undefined;
  /** What the project says about terms and abbreviations. */
  readonly terms?: TermSettings | undefined;
  /** The list of retractions that the user's settings name, where there is one. */
  readonly retractions?: Retractions | undefined;
}

/** A rule over a whole manuscript. A pure function: offsets (UTF-16) are those of the manuscript's text. */
export interface ManuscriptRule {
  readonly declaration: RuleDeclaration;
  /** What it finds; in steps of a few milliseconds where a long text makes it look at much. */
  check(context: ManuscriptContext): readonly RawFinding[] | FindingsInSteps;
}
