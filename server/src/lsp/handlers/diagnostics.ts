import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DiagnosticServerCancellationData,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Pace } from "../../service/pace";
import type { Project } from "../../service/project";
import type { RetractionList } from "../../service/retraction-list";
import { isBelow } from "../../service/uris";
import { closedBibliographyDiagnostics } from "../bibliography-diagnostics";
import type { ServerContext } from "../context";
import { diagnosticsOf, fileDiagnostics, troubledFiles } from "../diagnostics";
import { guarded, inBackground, paceOf } from "../guard";
import { searchable } from "../search-index";
import { documentOf, problemDiagnostic } from "../to-lsp";

/** How long after the last keystroke diagnostics are pushed to clients that can't pull them. */
const pushDelay = 150;

/** Whoever keeps an editor's diagnostics true: on request, or unasked where the client can't ask. */
export interface DiagnosticsHandler {
  opened(uri: string): void;
  /** A document's text changed. */
  changed(uri: string): void;
  /** A project was read again: what was said before may not hold. */
  refresh(project: Project): void;
  closed(uri: string): void;
}

/** Answers pulls; pushes for clients that can't pull, and for files of a project that no editor shows. */
export function handleDiagnostics(context: ServerContext): DiagnosticsHandler {
  const { connection, documents, host, log } = context;
  const pulls = (): boolean => context.client().textDocument?.diagnostic !== undefined;
  const waiting = new Map<string, { readonly cancel: () => void }>();
  const troubled = new Map<string, readonly string[]>();

  connection.languages.diagnostics.on(({ textDocument: { uri } }, token) =>
    guarded<DocumentDiagnosticReport, DiagnosticServerCancellationData>(
      async () => ({
        kind: DocumentDiagnosticReportKind.Full,
        items: await diagnosticsOf(context, uri, paceOf(host, token)),
      }),
      { name: "diagnostics", safe: { kind: DocumentDiagnosticReportKind.Full, items: [] }, token, log },
    ),
  );

  const push = (uri: string, delay: number): void => {
    waiting.get(uri)?.cancel();
    const state = { isCancellationRequested: false };
    const stop = host.later(delay, () => {
      inBackground("pushed diagnostics", log, async () => {
        const document = documents.get(uri);
        if (!document) return;
        const { version } = document;
        const diagnostics = await diagnosticsOf(context, uri, paceOf(host, state));
        if (documents.get(uri)?.version === version)
          await connection.sendDiagnostics({ uri, version, diagnostics });
      });
    });
    waiting.set(uri, {
      cancel: () => {
        stop();
        state.isCancellationRequested = true;
      },
    });
  };

  const clear = (uri: string): void => {
    inBackground("cleared diagnostics", log, () => connection.sendDiagnostics({ uri, diagnostics: [] }));
  };

  /** Files that are not open are never pulled: what can't be read in them is pushed, and taken back when it is mended. */
  const publishClosed = async (project: Project): Promise<void> => {
    const pace = context.background;
    const closed = [...project.bibliographies.values()].filter(({ uri }) => !documents.get(uri));
    // Somebody may be waiting to complete a citation; nobody waits for these.
    await searchable(closed, pace);
    const before = troubled.get(project.root) ?? [];
    const now: string[] = [];
    const candidates = [...before, ...troubledFiles(project), ...project.bibliographies.keys()];
    for (const uri of new Set(candidates)) {
      if (documents.get(uri) || !(await isOwner(project, uri))) continue;
      const diagnostics = await closedDiagnostics(context, uri, project, pace);
      // Somebody may have opened it meanwhile: then the editor asks for itself.
      if (documents.get(uri)) continue;
      if (diagnostics.length > 0) now.push(uri);
      if (diagnostics.length > 0 || before.includes(uri))
        await connection.sendDiagnostics({ uri, diagnostics });
    }
    troubled.set(project.root, now);
  };
  const publishing = new Map<string, Promise<void>>();
  /** One after the other: an older answer must not arrive after a newer one. */
  const publishInOrder = (project: Project): Promise<void> => {
    const after = (publishing.get(project.root) ?? Promise.resolve()).then(
      () => publishClosed(project),
      () => publishClosed(project),
    );
    publishing.set(project.root, after);
    return after;
  };
  /** A file below two projects is the deeper one’s. */
  const isOwner = async ({ root }: Project, uri: string): Promise<boolean> =>
    !isBelow(uri, root) || (await context.session.project(uri)).root === root;

  return {
    opened: (uri) => {
      // From now on the editor asks for them itself; both together would show everything twice.
      const pushed = [...troubled.values()].some((uris) => uris.includes(uri));
      if (pulls() && pushed) clear(uri);
    },
    changed: (uri) => {
      if (!pulls()) push(uri, pushDelay);
    },
    refresh: (project) => {
      inBackground("diagnostics of files", log, () => publishInOrder(project));
      if (!pulls()) for (const uri of documents.keys()) push(uri, 0);
      else if (context.client().workspace?.diagnostics?.refreshSupport === true) {
        inBackground("diagnostic refresh", log, () => connection.sendRequest(DiagnosticRefreshRequest.type));
      }
    },
    closed: (uri) => {
      waiting.get(uri)?.cancel();
      waiting.delete(uri);
      if (!pulls()) clear(uri);
    },
  };
}

async function closedDiagnostics(
  context: ServerContext,
  uri: string,
  project: Project,
  pace: Pace,
): Promise<Diagnostic[]> {
  const bibliography = project.bibliographies.get(uri);
  if (bibliography) return closedBibliographyDiagnostics(context, bibliography, project, pace);
  if (uri === project.retractions?.uri) return retractionProblems(project.retractions);
  const text = await context.files.read(uri);
  switch (text.kind) {
    case "text":
      return fileDiagnostics(TextDocument.create(uri, "", 0, text.text), project, pace);
    case "missing":
      return [];
    case "unreadable": {
      const start = { line: 0, character: 0 };
      const message = `Caveat can’t read this file: ${text.why}.`;
      return [
        { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: "caveat", message },
      ];
    }
  }
}

/** The file itself is not kept: its problems stand at its start. */
function retractionProblems({ uri, retractions: { problems } }: RetractionList): Diagnostic[] {
  const document = documentOf(uri, "");
  return problems.map((problem) => problemDiagnostic(document, problem, "caveat/retractions"));
}
