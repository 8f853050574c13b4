import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Finding, type Severity, severities } from "../model/finding";
import type { Span } from "../text/span";

/** A file that was checked. */
export interface CheckedFile {
  /** Relative to the working folder. */
  readonly path: string;
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
}

/** Something that kept Caveat from doing its work: a file that can't be read, a fault in its own configuration. */
export interface ReportedProblem {
  readonly path: string;
  readonly message: string;
  /** Where in the file, if somewhere in particular. */
  readonly place: (Span & { readonly document: TextDocument }) | undefined;
}

/** Everything that one run found. */
export interface Report {
  readonly files: readonly CheckedFile[];
  readonly problems: readonly ReportedProblem[];
  /** The page of a rule. */
  readonly helpFor: (rule: string) => string;
}

/** How many findings of each severity there are. */
export function countOf(files: readonly CheckedFile[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Whether a finding is as bad as the level or worse. */
export function reaches(level: Severity | "none", severity: Severity): boolean {
  return level !== "none" && severities.indexOf(severity) <= severities.indexOf(level);
}
