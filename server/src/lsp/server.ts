import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../host/host";
import { projectFileName } from "../model/project-file";
import { type InitializationOptions, settingsSection } from "../protocol";
import { documentKind, manuscriptExtensions } from "../service/document-kind";
import { projectFileNames } from "../service/project";
import { allowedPlaces } from "./allowed-places";
import { backgroundPace } from "./background";
import { completionOptions, createCompletionTriggers, registersCompletion } from "./completion-triggers";
import type { ServerContext } from "./context";
import { inBackground, paceOf } from "./guard";
import { handleAddTerm } from "./handlers/add-term";
import { handleCheckWorkspace } from "./handlers/check-workspace";
import { fixAll, handleCodeActions } from "./handlers/code-actions";
import { handleCodeLens } from "./handlers/code-lens";
import { handleCompletion } from "./handlers/completion";
import { handleDefinition } from "./handlers/definition";
import { handleDiagnostics } from "./handlers/diagnostics";
import { handleDoctor } from "./handlers/doctor";
import { handleDocumentLinks } from "./handlers/document-links";
import { handleFolding } from "./handlers/folding";
import { handleGlossaryEntry } from "./handlers/glossary-entry";
import { handleHighlight } from "./handlers/highlight";
import { handleHover } from "./handlers/hover";
import { handleInlayHints } from "./handlers/inlay-hints";
import { handleReferences } from "./handlers/references";
import { handleRename } from "./handlers/rename";
import { handleSemanticTokens, tokenLegend } from "./handlers/semantic-tokens";
import { handleSymbols } from "./handlers/symbols";
import { handleTerms } from "./handlers/terms";
import { createNeighbourhood } from "./neighbourhood";
import { createSession } from "./session";
import {
  type EditorSettings,
  fetchSettings,
  noEditorSettings,
  readSettings,
  watchSettings,
} from "./settings";
import { sendStatus } from "./status";
import { workspaceFiles } from "./workspace-files";

/** What an entry knows and the server does not. */
export interface ServerOptions {
  readonly host: Host;
  /** The folder with the rules' pages as a URI, where the server knows it. */
  readonly rulePages: string | undefined;
  readonly version: string;
}

/** Milliseconds without a keystroke that count as a pause. */
const typingPause = 200;

/** Wires the service to a connection. To `listen` is left to the entry. */
export function startServer(connection: Connection, { host, rulePages, version }: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  const state = { client: {}, options: {}, folders: [], user: noEditorSettings } as {
    client: InitializeParams["capabilities"];
    options: InitializationOptions;
    folders: string[];
    user: EditorSettings;
  };

  const background = backgroundPace(host);
  const files = workspaceFiles({
    connection,
    disk: host.disk,
    clientServesFiles: () => state.options.clientServesFiles === true,
    openText: (uri) => documents.get(uri)?.getText(),
    allowed: () => allowedPlaces(state.folders, state.user, documents),
    pace: background,
  });
  const session = createSession({
    files,
    document: (uri) => documents.get(uri),
    folders: () => state.folders,
    user: () => state.user,
    pace: () => paceOf(host, { isCancellationRequested: false }),
    background,
    loaded: (project) => {
      diagnostics.refresh(project);
      neighbourhood.changed();
      codeLens.refresh();
      inlayHints.refresh();
      semanticTokens.refresh();
      inBackground("status", context.log, () => sendStatus(context));
      inBackground("list of retractions", context.log, () => session.readRetractions(project));
    },
  });
  const context: ServerContext = {
    connection,
    documents,
    session,
    files,
    host,
    background,
    get neighbourhood() {
      return neighbourhood;
    },
    log: {
      error: (message) => {
        connection.console.error(message);
      },
    },
    pageOf: (rule) => {
      const base = state.options.rulePages ?? rulePages;
      return base === undefined || rule.startsWith("caveat/")
        ? undefined
        : `${base.replace(/\/?$/, "/")}${rule}.md`;
    },
    folders: () => state.folders,
    client: () => state.client,
    options: () => state.options,
    inlayHints: () => state.user.inlayHints,
    terms: () => state.user.terms,
  };
  const diagnostics = handleDiagnostics(context);
  const neighbourhood = createNeighbourhood(context, () => {
    inBackground("diagnostic refresh", context.log, async () => {
      for (const project of await session.projects()) diagnostics.refresh(project);
    });
  });
  handleHover(context);
  handleCompletion(context);
  handleCodeActions(context);
  handleDefinition(context);
  handleReferences(context);
  handleHighlight(context);
  handleRename(context);
  handleDocumentLinks(context);
  handleSymbols(context);
  handleFolding(context);
  const completion = createCompletionTriggers(context);
  const codeLens = handleCodeLens(context);
  const inlayHints = handleInlayHints(context);
  const semanticTokens = handleSemanticTokens(context);
  handleGlossaryEntry(context);
  handleTerms(context);
  handleAddTerm(context);
  handleDoctor(context);
  handleCheckWorkspace(context);

  const reload = (): void => {
    inBackground("reading the project", context.log, () => session.reload());
  };

  let cancelReload = (): void => undefined;
  /** While somebody types in a bibliography it is read again only when the typing pauses. */
  const reloadSoon = (): void => {
    cancelReload();
    cancelReload = host.later(typingPause, reload);
  };

  connection.onInitialize((params): InitializeResult => {
    state.client = params.capabilities;
    const options = (params.initializationOptions ?? {}) as InitializationOptions & {
      readonly settings?: unknown;
    };
    state.options = options;
    state.user = readSettings(options.settings);
    const rootUri = (params as { rootUri?: string | null }).rootUri;
    state.folders =
      params.workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
    return {
      serverInfo: { name: "caveat", version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        ...(registersCompletion(state.client)
          ? {}
          : { completionProvider: completionOptions(state.user.terms) }),
        codeActionProvider: {
          codeActionKinds: ["quickfix", "refactor.rewrite", fixAll],
          resolveProvider: true,
        },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentLinkProvider: {},
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        codeLensProvider: {},
        inlayHintProvider: true,
        semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
        diagnosticProvider: {
          identifier: "caveat",
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    inBackground("initialized", context.log, initialized);
  });
  const initialized = async (): Promise<void> => {
    if (state.client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        state.folders = [...state.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        reload();
      });
    }
    const fetched = await fetchSettings(context);
    if (fetched) {
      state.user = fetched;
      // An editor may have asked for diagnostics before it told its settings.
      reload();
    }
    await completion.follow();
    await watchSettings(context);
    if (watchesFiles()) {
      const names = [...projectFileNames, projectFileName, ...manuscriptExtensions.map((one) => `*${one}`)];
      const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    for (const folder of state.folders) await session.project(`${folder}/${projectFileName}`);
  };
  const watchesFiles = (): boolean =>
    state.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;

  connection.onDidChangeConfiguration(({ settings }) => {
    const sent = (settings as Record<string, unknown> | null | undefined)?.[settingsSection];
    inBackground("settings", context.log, async () => {
      state.user = (await fetchSettings(context)) ?? readSettings(sent);
      await completion.follow();
      reload();
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    files.forget(changes.map(({ uri }) => uri));
    if (changes.some(({ uri }) => documentKind(uri) !== "manuscript")) reload();
    else neighbourhood.changed();
  });

  documents.onDidOpen(({ document: { uri, languageId } }) => {
    diagnostics.opened(uri);
    if (documentKind(uri, languageId) !== "manuscript") reload();
  });
  documents.onDidChangeContent(({ document: { uri, languageId } }) => {
    diagnostics.changed(uri);
    if (documentKind(uri, languageId) === "manuscript") neighbourhood.changed();
    if (documentKind(uri, languageId) !== "manuscript") reloadSoon();
  });
  documents.onDidSave(() => {
    if (watchesFiles()) return;
    // Nobody tells when other programs write; a save is when an author expects Caveat to look again.
    files.forget();
    reload();
  });
  documents.onDidClose(({ document: { uri, languageId } }) => {
    session.close(uri);
    diagnostics.closed(uri);
    neighbourhood.changed();
    if (documentKind(uri, languageId) !== "manuscript") reload();
  });
  documents.listen(connection);
}
