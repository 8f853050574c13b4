import type { Finding, Severity } from "../model/finding";
import type { Steps } from "../text/steps";

/** A published source that a rule rests on. */
export interface Source {
  /** As one would cite it, short: authors, journal, year. */
  readonly text: string;
  readonly url?: string;
}

/** A text that shows a rule. It is executed by the tests and printed on the rule's page. */
export interface Example {
  readonly text: string;
  /** What the example shows, when that is not plain. */
  readonly note?: string;
}

/**
 * Everything there is to know about a rule. Settings, the JSON Schema of caveat.yaml, the pages in docs/rules,
 * the links of diagnostics and the example tests are all derived from it.
 */
export interface RuleDeclaration {
  /** `group/fault`, naming the fault, not the cure. */
  readonly id: string;
  /** What the rule finds, one sentence without a full stop. */
  readonly summary: string;
  /** Why it matters, one or more whole sentences. */
  readonly why: string;
  readonly sources: readonly Source[];
  readonly severity: Severity;
  /** A house style, on which journals differ, or a rule that is often mistaken: off until a project names its id and a severity. */
  readonly byDefault?: "off";
  /** Whether its fixes are safe, mere suggestions, or there is none. */
  readonly fix: "safe" | "suggestion" | "none";
  /** Which findings of a rule with fixes have none, and why; one or more whole sentences. */
  readonly unfixed?: string;
  readonly examples: {
    /** Each gives exactly one finding of this rule. */
    readonly bad: readonly Example[];
    /** Each gives none. */
    readonly good: readonly Example[];
  };
}

/** A finding before the project's settings and suppressions have been applied. */
export type RawFinding = Omit<Finding, "rule" | "severity"> & {
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
};

/** The findings of a rule that yields every few milliseconds, because a bibliography may have 50,000 entries and a text a megabyte. */
export type FindingsInSteps = Steps<readonly RawFinding[]>;
