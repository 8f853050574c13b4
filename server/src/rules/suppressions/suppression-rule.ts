import type { Manuscript } from "../../model/manuscript";
import { silences } from "../../model/suppression";
import type { Span } from "../../text/span";
import type { RawFinding, RuleDeclaration } from "../rule";

/** A finding that a comment silenced: its rule and its place in the whole text. */
export interface SilencedFinding extends Span {
  readonly rule: string;
}

/** What a rule about comments to Caveat may look at. */
export interface SuppressionContext {
  readonly manuscript: Manuscript;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
  /** What the comments silenced, also of rules that settings turn off. */
  readonly silenced: readonly SilencedFinding[];
}

/**
 * A rule about the comments that silence rules. It runs when all others have. Its findings are already without those
 * that a comment silences by the name of the rule or of its group; a comment for all rules can't silence the finding about itself.
 */
export interface SuppressionRule {
  readonly declaration: RuleDeclaration;
  readonly check: (context: SuppressionContext) => readonly RawFinding[];
}

/** The group of these rules. */
export const group = "suppression";

/** The findings that no comment silences by name. */
export function unsilenced(
  { suppressions }: Manuscript,
  rule: string,
  findings: readonly RawFinding[],
): readonly RawFinding[] {
  const named = suppressions.filter(({ directive }) => directive.rules.some(({ id }) => isOwn(id)));
  return findings.filter((finding) => !named.some((one) => silences(one, rule, finding)));
}

/** Whether an id names the rules about comments, or one of them. */
export function isOwn(id: string): boolean {
  return id === group || id.startsWith(`${group}/`);
}
