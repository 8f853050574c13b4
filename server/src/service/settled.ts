import { type Finding, weaker } from "../model/finding";
import { severityIn } from "../model/profile";
import { severitySet } from "../model/project-file";
import type { RawFinding, RuleDeclaration } from "../rules/rule";
import { shift } from "../text/span";
import type { Project } from "./project";

/** A rule that threw. It lost its own findings in one place and nothing else. */
export interface RuleFailure {
  readonly rule: string;
  readonly fault: unknown;
}

/** What the rules say about one file. */
export interface Findings {
  /** Sorted, unique, without those that settings or comments silence. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/**
 * A finding with the severity that settings give it, moved by `delta`; undefined where they turn its rule off.
 * What is set by hand wins over the profile, and makes nothing louder that a rule itself says more softly than usual.
 */
export function settled(
  { file, user }: Project,
  { id, severity, byDefault }: RuleDeclaration,
  raw: RawFinding,
  delta: number,
): Finding | undefined {
  const declared = byDefault ?? severity;
  const byHand = severitySet(id, declared, file.rules, user.rules);
  const wanted = byHand ?? declared;
  if (wanted === "off") return undefined;
  const own = weaker(wanted, raw.severity ?? wanted);
  return {
    ...raw,
    ...shift(raw, delta),
    rule: id,
    severity: byHand === undefined ? severityIn(file.profile, id, own) : own,
    fixes: raw.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, delta) })),
    })),
  };
}
