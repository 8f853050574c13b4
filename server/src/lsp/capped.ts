import type { Diagnostic } from "vscode-languageserver";
import { type Finding, severities } from "../model/finding";

/** More diagnostics than this in one file cost more than they help; the last one says how many were left out. */
const mostDiagnostics = 1000;

/** As many diagnostics as an editor bears. */
export function capped(diagnostics: Diagnostic[]): Diagnostic[] {
  const left = diagnostics.length - mostDiagnostics;
  return left <= 0 ? diagnostics : [...diagnostics.slice(0, mostDiagnostics), leftOut(left)];
}

/** The findings of a file that an editor bears, the gravest where there are more, as diagnostics. */
export function cappedFindings(
  findings: readonly Finding[],
  toDiagnostic: (finding: Finding) => Diagnostic,
): Diagnostic[] {
  const left = findings.length - mostDiagnostics;
  if (left <= 0) return findings.map(toDiagnostic);
  const byGravity = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const kept = new Set(byGravity.slice(0, mostDiagnostics));
  return [...findings.filter((finding) => kept.has(finding)).map(toDiagnostic), leftOut(left)];
}

function leftOut(count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: 3,
    source: "caveat",
    message: `${count} more findings of Caveat are not shown.`,
  };
}
