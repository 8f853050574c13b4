import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { withConflicts } from "../model/glossary-conflicts";
import { readGlossaryInSteps } from "../model/glossary-file";
import { readProjectFile } from "../model/project-file";
import { type DocumentKind, documentKind } from "../service/document-kind";
import { findingsOf } from "../service/findings";
import { isIgnored } from "../service/ignored";
import { type Pace, paced } from "../service/pace";
import type { Project } from "../service/project";
import { namedTroubles } from "../service/project-troubles";
import type { Snapshot } from "../service/snapshot";
import type { Problem } from "../syntax/problem";
import { openBibliographyDiagnostics } from "./bibliography-diagnostics";
import { capped } from "./capped";
import type { ServerContext } from "./context";
import { logFailures } from "./guard";
import { bibliographyDocument, openBibliography } from "./open-bibliography";
import { documentOf, problemDiagnostic, toDiagnostic } from "./to-lsp";

/** Codes of problems that lie in a file itself, not in its wording. */
const codes = {
  project: "caveat/project",
  glossary: "caveat/glossary",
} as const;

/** The diagnostics of an open document's newest text: of a manuscript its findings, of other files what can't be read in them. */
export async function diagnosticsOf(context: ServerContext, uri: string, pace: Pace): Promise<Diagnostic[]> {
  const document = context.documents.get(uri);
  if (!document) return [];
  if (documentKind(uri, document.languageId) !== "manuscript") {
    const open = await openBibliography(context, uri, pace);
    if (!open) return fileDiagnostics(document, await context.session.project(uri), pace);
    return openBibliographyDiagnostics(context, open, pace);
  }
  const snapshot = await context.session.snapshot(uri);
  return snapshot ? manuscriptDiagnostics(context, snapshot, pace) : [];
}

/** The diagnostics of a manuscript. */
export async function manuscriptDiagnostics(
  { pageOf, log, neighbourhood }: ServerContext,
  snapshot: Snapshot,
  pace: Pace,
): Promise<Diagnostic[]> {
  const { uri, manuscript, project } = snapshot;
  if (isIgnored(uri, project)) return [];
  const document = TextDocument.create(uri, "markdown", 0, manuscript.text);
  const { findings, failures } = await findingsOf(snapshot, pace, neighbourhood.current());
  logFailures(uri, failures, log);
  const otherDocument = (other: string): TextDocument | undefined => {
    const text = neighbourhood.textOf(other);
    return text === undefined ? bibliographyText(project, other) : documentOf(other, text);
  };
  return capped([
    ...snapshot.problems.map((problem) => problemDiagnostic(document, problem, "caveat/markdown")),
    ...findings.map((finding) => toDiagnostic(document, finding, pageOf, otherDocument)),
  ]);
}

function bibliographyText({ bibliographies }: Project, uri: string): TextDocument | undefined {
  const bibliography = bibliographies.get(uri);
  return bibliography && bibliographyDocument(bibliography);
}

/** The diagnostics of a glossary or project file: what can’t be read in it. */
export async function fileDiagnostics(
  document: TextDocument,
  project: Project,
  pace: Pace,
): Promise<Diagnostic[]> {
  const { uri } = document;
  const kind = kindIn(project, uri, document.languageId);
  if (kind !== "glossary" && kind !== "project") return [];
  const text = document.getText();
  const problems =
    kind === "glossary" ? await glossaryProblems(uri, text, project, pace) : projectProblems(text, project);
  return capped(problems.map((problem) => problemDiagnostic(document, problem, codes[kind])));
}

/** What a project takes a file for: its own word comes before the file's name. */
function kindIn(project: Project, uri: string, languageId: string): DocumentKind {
  if (project.glossaries.some((glossary) => glossary.uri === uri)) return "glossary";
  return project.bibliographies.has(uri) ? "bibliography" : documentKind(uri, languageId);
}

/** What is wrong with a glossary, and how it conflicts with those of the project that come before it. */
async function glossaryProblems(
  uri: string,
  text: string,
  { glossaries }: Project,
  pace: Pace,
): Promise<readonly Problem[]> {
  const known = glossaries.find((one) => one.uri === uri);
  if (known?.text === text) return known.problems;
  const file = await paced(readGlossaryInSteps(uri, text), pace);
  const all = glossaries.map((one) => (one.uri === uri ? file : one));
  return withConflicts(all).find((one) => one.uri === uri)?.problems ?? file.problems;
}

function projectProblems(text: string, project: Project): readonly Problem[] {
  const file = readProjectFile(text);
  return [...file.problems, ...namedTroubles(file, project)];
}

/** The files of a project in which something can't be read. */
export function troubledFiles(project: Project): string[] {
  const { retractions } = project;
  return [
    ...[...project.bibliographies.values()]
      .filter(({ problems }) => problems.length > 0)
      .map(({ uri }) => uri),
    ...project.glossaries.filter(({ problems }) => problems.length > 0).map(({ uri }) => uri),
    ...(project.file.problems.length > 0 || namedTroubles(project.file, project).length > 0
      ? [project.fileUri]
      : []),
    ...(retractions && retractions.retractions.problems.length > 0 ? [retractions.uri] : []),
    ...[...project.troubles].filter(([, { kind }]) => kind !== "missing").map(([uri]) => uri),
  ];
}
