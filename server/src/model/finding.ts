import type { Edit, Span } from "../text/span";

/** How much a finding matters, strongest first. */
export const severities = ["error", "warning", "information", "hint"] as const;

export type Severity = (typeof severities)[number];

/** The one of two severities that matters less. */
export function weaker(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}

/** One way to mend a finding. A fix is offered, never applied unasked. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** `safe` may be applied to a whole file at once; a `suggestion` changes what the sentence says and needs an author. */
  readonly kind: "safe" | "suggestion";
}

/** A place that explains a finding, in this or another file. */
export interface RelatedPlace extends Span {
  readonly uri: string | undefined;
  readonly message: string;
}

/** What a rule has to say about one place of a text (UTF-16 offsets). */
export interface Finding extends Span {
  /** `group/fault`, for instance `claim/proven-safe`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why, and what to write instead: whole sentences. */
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /** `unnecessary` dims the text, `deprecated` strikes it through. */
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
}

/** Sorts by place, then rule, then message, and drops exact repetitions: the order in which findings always leave the core. */
export function inOrder<F extends Finding>(findings: readonly F[]): F[] {
  const sorted = [...findings].sort(
    (a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule) || compare(a.message, b.message),
  );
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return (
      before?.start !== finding.start ||
      before.end !== finding.end ||
      before.rule !== finding.rule ||
      before.message !== finding.message
    );
  });
}

/** Compares by code unit: the same order on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
