import { type Finding, type Fix, type Severity, severities, weaker } from "../model/finding";
import { severityIn } from "../model/profile";
import { severitySet } from "../model/project-file";
import type { RawFinding, RuleDeclaration } from "../rules/rule";
import { kept } from "../text/kept";
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
  project: Project,
  declaration: RuleDeclaration,
  raw: RawFinding,
  delta: number,
): Finding | undefined {
  const severity = severitiesIn(project)(declaration).get(raw.severity);
  if (severity === undefined) return undefined;
  return {
    ...raw,
    start: raw.start + delta,
    end: raw.end + delta,
    rule: declaration.id,
    severity,
    fixes: delta === 0 ? raw.fixes : raw.fixes.map((fix) => movedFix(fix, delta)),
  };
}

function movedFix(fix: Fix, delta: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, delta) })) };
}

const severitiesIn = kept((project: Project) =>
  kept((declaration: RuleDeclaration) => severitiesOf(declaration, project)),
);

/** What becomes of each severity that a finding itself may have; nothing for a rule that is off. */
function severitiesOf(
  { id, severity, byDefault }: RuleDeclaration,
  { file, user }: Project,
): ReadonlyMap<Severity | undefined, Severity> {
  const declared = byDefault ?? severity;
  const byHand = severitySet(id, declared, file.rules, user.rules);
  const wanted = byHand ?? declared;
  if (wanted === "off") return new Map();
  return new Map(
    [undefined, ...severities].map((raw) => {
      const own = weaker(wanted, raw ?? wanted);
      return [raw, byHand === undefined ? severityIn(file.profile, id, own) : own];
    }),
  );
}
