// A client and the server over two streams in memory: the real protocol, no process.
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type Disk, type Host } from "../../server/src/host/host";
import { nodeHost } from "../../server/src/host/node";
import { startServer } from "../../server/src/lsp/server";
import type { InitializationOptions } from "../../server/src/protocol";
import { type MemoryFiles, memoryFiles, root } from "../service/memory";

/** What a modern editor says that it can do. */
export const pullClient: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

/** What an older one says, Neovim 0.7 for one. */
export const pushClient: ClientCapabilities = { textDocument: {} };

/** A server and a client that talk to each other. */
export interface Pair {
  readonly client: ProtocolConnection;
  readonly server: InitializeResult;
  /** Registrations that the server asked for, by method. */
  readonly registered: ReadonlySet<string>;
  /** Everything the server wrote to the client's log. */
  readonly logged: readonly string[];
  /** Every message that the user was shown. */
  readonly shown: readonly string[];
  /** Files as the server's disk has them; change them and tell the server. */
  readonly files: Record<string, string>;
  open(path: string, text?: string): Promise<void>;
  change(path: string, version: number, text: string): Promise<void>;
  pull(path: string): Promise<readonly Diagnostic[]>;
  /** The next pushed diagnostics of a file that fulfil a condition. */
  pushed(
    path: string,
    until?: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<PublishDiagnosticsParams>;
  /** How often the client was asked to pull again. */
  refreshes(): number;
  close(): void;
}

/** Starts a pair over a workspace in memory and goes through the protocol's greeting. */
export async function startPair(
  files: MemoryFiles,
  capabilities = pullClient,
  settings: unknown = {},
  initializationOptions: InitializationOptions = {},
): Promise<Pair> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const held: Record<string, string> = Object.fromEntries(
    Object.entries(files).filter(([, text]) => typeof text === "string"),
  ) as Record<string, string>;
  const host: Host = { ...nodeHost, disk: diskOf(files, held) };
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, { host, rulePages: "https://rules.example/", version: "0.0.0" });
  server.listen();

  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const registered = new Set<string>();
  const logged: string[] = [];
  const shown: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  let refreshes = 0;
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method } of registrations) registered.add(method);
  });
  client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => settings));
  client.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    return null;
  });
  client.onNotification("window/logMessage", ({ message }: { message: string }) => {
    logged.push(message);
  });
  client.onNotification("window/showMessage", ({ message }: { message: string }) => {
    shown.push(message);
  });
  client.onNotification("caveat/status", () => undefined);
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const look of waiting) look();
  });
  client.listen();

  const uriOf = (path: string): string => `${root}/${path}`;
  const result = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    capabilities,
    initializationOptions,
    workspaceFolders: [{ uri: root, name: "workspace" }],
  } as InitializeParams);
  await client.sendNotification(InitializedNotification.type, {});

  return {
    client,
    server: result,
    registered,
    logged,
    shown,
    files: held,
    open: (path, text = held[path] ?? "") =>
      client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uriOf(path), languageId: languageOf(path), version: 1, text },
      }),
    change: (path, version, text) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uriOf(path), version },
        contentChanges: [{ text }],
      }),
    pull: async (path) => {
      const report: DocumentDiagnosticReport = await client.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: uriOf(path) },
      });
      return report.kind === "full" ? report.items : [];
    },
    pushed: (path, until = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = published.find(({ uri, diagnostics }) => uri === uriOf(path) && until(diagnostics));
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    refreshes: () => refreshes,
    close: () => {
      client.dispose();
      server.dispose();
    },
  };
}

function languageOf(path: string): string {
  if (path.endsWith(".bib")) return "bibtex";
  return path.endsWith(".yaml") ? "yaml" : "markdown";
}

/** A disk in memory; `held` may change under it. */
function diskOf(files: MemoryFiles, held: Readonly<Record<string, string>>): Disk {
  const port = () => memoryFiles({ ...files, ...held });
  return {
    find: (folder, globs) => port().find(folder, globs),
    read: async (uri) => {
      const result = await port().read(uri);
      if (result.kind === "unreadable") return Uint8Array.of(0xff, 0xfe, 0xff);
      return result.kind === "text" ? new TextEncoder().encode(result.text) : undefined;
    },
    kindOf: () => Promise.resolve("nothing"),
  };
}
