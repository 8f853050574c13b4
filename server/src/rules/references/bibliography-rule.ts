import type { Bibliography } from "../../model/bibliography";
import type { Library } from "../../model/library";
import type { Retractions } from "../../model/retractions";
import type { FindingsInSteps, RuleDeclaration } from "../rule";

/** What a rule over a bibliography file may look at. */
export interface BibliographyContext {
  readonly bibliography: Bibliography;
  /** All references that the project's manuscripts can cite; undefined where only the file is known. */
  readonly library?: Library | undefined;
  /** The keys that manuscripts of the project cite; undefined where no manuscript is known to use the file. */
  readonly citedKeys?: ReadonlySet<string> | undefined;
  /** Whether there are manuscripts that have not been read. */
  readonly mayBeCitedElsewhere?: boolean;
  /** The user's list of retractions. */
  readonly retractions?: Retractions | undefined;
}

/** A rule over a bibliography file. A pure function: offsets (UTF-16) are those of the file's text. */
export interface BibliographyRule {
  readonly declaration: RuleDeclaration;
  check(context: BibliographyContext): FindingsInSteps;
}
