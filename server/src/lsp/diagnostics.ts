import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readBibliography } from "../model/bibliography";
import { readGlossaryFile } from "../model/glossary-file";
import { readProjectFile } from "../model/project-file";
import { type DocumentKind, documentKind } from "../service/document-kind";
import { findingsOf } from "../service/findings";
import { isIgnored } from "../service/ignored";
import type { Pace } from "../service/pace";
import type { Project } from "../service/project";
import type { Snapshot } from "../service/snapshot";
import type { Problem } from "../syntax/problem";
import type { ServerContext } from "./context";
import { describe } from "./guard";
import { problemDiagnostic, toDiagnostic } from "./to-lsp";

/** Codes of problems that lie in a file itself, not in its wording. */
const codes = {
  bibliography: "reference/unreadable",
  project: "caveat/project",
  glossary: "caveat/glossary",
} as const;

/** More diagnostics than this in one file cost more than they help; the last one says how many were left out. */
const mostDiagnostics = 1000;

/** The diagnostics of an open document's newest text: of a manuscript its findings, of other files what can't be read in them. */
export async function diagnosticsOf(context: ServerContext, uri: string, pace: Pace): Promise<Diagnostic[]> {
  const document = context.documents.get(uri);
  if (!document) return [];
  if (documentKind(uri, document.languageId) !== "manuscript") {
    return fileDiagnostics(document, await context.session.project(uri));
  }
  const snapshot = await context.session.snapshot(uri);
  return snapshot ? manuscriptDiagnostics(context, snapshot, pace) : [];
}

/** The diagnostics of a manuscript. */
export async function manuscriptDiagnostics(
  { pageOf, log }: ServerContext,
  snapshot: Snapshot,
  pace: Pace,
): Promise<Diagnostic[]> {
  const { uri, manuscript, project } = snapshot;
  if (isIgnored(uri, project)) return [];
  const document = TextDocument.create(uri, "markdown", 0, manuscript.text);
  const { findings, failures } = await findingsOf(snapshot, pace);
  for (const { rule, fault } of failures) log.error(`The rule ${rule} failed on ${uri}: ${describe(fault)}`);
  return capped(
    [
      ...manuscript.problems.map((problem) => problemDiagnostic(document, problem, "caveat/markdown")),
      ...findings.map((finding) =>
        toDiagnostic(document, finding, pageOf, (other) => bibliographyText(project, other)),
      ),
    ],
    document,
  );
}

function bibliographyText({ bibliographies }: Project, uri: string): TextDocument | undefined {
  const bibliography = bibliographies.get(uri);
  return bibliography && TextDocument.create(uri, "bibtex", 0, bibliography.text);
}

/** The diagnostics of a file that the manuscripts of a project use. */
export function fileDiagnostics(document: TextDocument, project: Project): Diagnostic[] {
  const { uri } = document;
  const kind = kindIn(project, uri, document.languageId);
  if (kind === "manuscript" || kind === "other") return [];
  const problems = problemsIn(kind, uri, document.getText());
  return capped(
    problems.map((problem) => problemDiagnostic(document, problem, codes[kind])),
    document,
  );
}

/** What a project takes a file for: its own word comes before the file's name. */
function kindIn(project: Project, uri: string, languageId: string): DocumentKind {
  if (project.glossaries.some((glossary) => glossary.uri === uri)) return "glossary";
  return project.bibliographies.has(uri) ? "bibliography" : documentKind(uri, languageId);
}

function problemsIn(
  kind: "bibliography" | "glossary" | "project",
  uri: string,
  text: string,
): readonly Problem[] {
  switch (kind) {
    case "bibliography":
      return readBibliography(uri, text).problems;
    case "glossary":
      return readGlossaryFile(uri, text).problems;
    case "project":
      return readProjectFile(text).problems;
  }
}

/** The files of a project in which something can't be read. */
export function troubledFiles(project: Project): string[] {
  return [
    ...[...project.bibliographies.values()]
      .filter(({ problems }) => problems.length > 0)
      .map(({ uri }) => uri),
    ...project.glossaries.filter(({ problems }) => problems.length > 0).map(({ uri }) => uri),
    ...(project.file.problems.length > 0 ? [project.fileUri] : []),
    ...[...project.troubles].filter(([, { kind }]) => kind !== "missing").map(([uri]) => uri),
  ];
}

function capped(diagnostics: Diagnostic[], document: TextDocument): Diagnostic[] {
  if (diagnostics.length <= mostDiagnostics) return diagnostics;
  const left = diagnostics.length - mostDiagnostics;
  const start = document.positionAt(0);
  const notice: Diagnostic = {
    range: { start, end: start },
    severity: 3,
    source: "caveat",
    message: `${left} more findings of Caveat are not shown.`,
  };
  return [...diagnostics.slice(0, mostDiagnostics), notice];
}
