import { type Finding, weaker } from "../model/finding";
import { severityOf } from "../model/project-file";
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

/** A finding with the severity that settings give it, moved by `delta`; undefined where they turn its rule off. */
export function settled(
  { file, user }: Project,
  { id, severity, byDefault }: RuleDeclaration,
  raw: RawFinding,
  delta: number,
): Finding | undefined {
  const wanted = severityOf(id, byDefault ?? severity, file.rules, user.rules);
  if (wanted === "off") return undefined;
  return {
    ...raw,
    ...shift(raw, delta),
    rule: id,
    // Where a rule itself speaks more softly than usual, settings for the rule do not make it louder.
    severity: weaker(wanted, raw.severity ?? wanted),
    fixes: raw.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, delta) })),
    })),
  };
}
