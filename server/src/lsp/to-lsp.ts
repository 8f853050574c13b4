import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, Severity } from "../model/finding";
import type { Problem } from "../syntax/problem";
import type { Edit, Span } from "../text/span";

/** Where diagnostics link to. */
export type PageOf = (rule: string) => string | undefined;

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tagNumbers = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Lines and characters of a span of UTF-16 offsets. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** A text edit of the protocol. */
export function toTextEdit(document: TextDocument, { span, text }: Edit): TextEdit {
  return { range: toRange(document, span), newText: text };
}

/** The file in which something stands: references in a manuscript’s front matter have a URI of their own within it. */
export function fileOf(uri: string): string {
  return uri.replace(/#.*$/, "");
}

/** A text that is no open document, for finding lines and characters in it. */
export function documentOf(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, "", 0, text);
}

/** A finding as a diagnostic, with its rule's id as code and its rule's page as link. */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  pageOf: PageOf,
  otherDocument: (uri: string) => TextDocument | undefined = () => undefined,
): Diagnostic {
  const href = pageOf(finding.rule);
  const related = (finding.related ?? []).flatMap(({ uri, start, end, message }) => {
    const there = uri === undefined ? document : otherDocument(uri);
    return there ? [{ location: { uri: there.uri, range: toRange(there, { start, end }) }, message }] : [];
  });
  return {
    range: toRange(document, finding),
    severity: severityNumbers[finding.severity],
    source: "caveat",
    code: finding.rule,
    message: finding.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(finding.tags ? { tags: finding.tags.map((tag) => tagNumbers[tag]) } : {}),
  };
}

/** A problem of a file itself as a diagnostic. */
export function problemDiagnostic(document: TextDocument, problem: Problem, code: string): Diagnostic {
  return {
    range: toRange(document, problem),
    severity: severityNumbers[problem.severity],
    source: "caveat",
    code,
    message: problem.message,
  };
}
