import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Bibliography } from "../model/bibliography";
import type { Finding } from "../model/finding";
import { bibliographyFindings } from "../service/bibliography-findings";
import { useOf } from "../service/neighbours";
import type { Pace } from "../service/pace";
import type { Project } from "../service/project";
import { cappedFindings } from "./capped";
import type { ServerContext } from "./context";
import { logFailures } from "./guard";
import { bibliographyDocument, type OpenBibliography } from "./open-bibliography";
import { toDiagnostic } from "./to-lsp";

/** The diagnostics of a bibliography that an editor shows. */
export async function openBibliographyDiagnostics(
  context: ServerContext,
  { document, bibliography }: OpenBibliography,
  pace: Pace,
): Promise<Diagnostic[]> {
  // Before the manuscripts have been read, nobody knows which entries matter.
  await context.neighbourhood.ready();
  const findings = await findingsInBibliography(context, bibliography, pace);
  const project = await context.session.project(document.uri);
  return diagnosticsIn(context, document, findings, project);
}

/**
 * The diagnostics of a bibliography that no editor shows: everything, where manuscripts of the workspace use it, else
 * only what can’t be read in it.
 */
export async function closedBibliographyDiagnostics(
  context: ServerContext,
  bibliography: Bibliography,
  project: Project,
  pace: Pace,
): Promise<Diagnostic[]> {
  const isUsed = useOf(bibliography, context.neighbourhood.current()).citedKeys !== undefined;
  if (!isUsed && bibliography.problems.length === 0) return [];
  const findings = await findingsInBibliography(context, bibliography, pace);
  const shown = isUsed ? findings : findings.filter(({ rule }) => rule === "reference/unreadable");
  return diagnosticsIn(context, bibliographyDocument(bibliography), shown, project);
}

/** What the rules find in a bibliography, in the light of the workspace’s manuscripts. */
export async function findingsInBibliography(
  { session, neighbourhood, log }: ServerContext,
  bibliography: Bibliography,
  pace: Pace,
): Promise<readonly Finding[]> {
  const { uri } = bibliography;
  const use = useOf(bibliography, neighbourhood.current());
  const project = await session.project(uri);
  const { findings, failures } = await bibliographyFindings(bibliography, project, use, pace);
  logFailures(uri, failures, log);
  return findings;
}

function diagnosticsIn(
  { pageOf }: ServerContext,
  document: TextDocument,
  findings: readonly Finding[],
  { bibliographies }: Project,
): Diagnostic[] {
  const documentAt = (uri: string): TextDocument | undefined => {
    const bibliography = bibliographies.get(uri);
    return bibliography && bibliographyDocument(bibliography);
  };
  return cappedFindings(findings, (finding) => toDiagnostic(document, finding, pageOf, documentAt));
}
