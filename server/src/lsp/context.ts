import type { ClientCapabilities, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../host/host";
import type { InitializationOptions, Settings } from "../protocol";
import type { Log } from "./guard";
import type { Session } from "./session";
import type { PageOf } from "./to-lsp";
import type { WorkspaceFiles } from "./workspace-files";

/** What every handler may use. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly session: Session;
  readonly files: WorkspaceFiles;
  readonly host: Host;
  readonly log: Log;
  readonly pageOf: PageOf;
  /** URIs of the workspace's folders. */
  readonly folders: () => readonly string[];
  /** What the client said that it can do. */
  readonly client: () => ClientCapabilities;
  /** What the client said about itself beyond the protocol. */
  readonly options: () => InitializationOptions;
  /** After which citations by number the user wants to see names. */
  readonly inlayHints: () => Settings["inlayHints"];
}
