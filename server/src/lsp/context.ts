import type { ClientCapabilities, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../host/host";
import type { InitializationOptions, Settings, TermSettings } from "../protocol";
import type { Neighbours } from "../service/neighbours";
import type { Pace } from "../service/pace";
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
  /** What the workspace’s manuscripts know of each other. */
  readonly neighbourhood: Neighbourhood;
  readonly host: Host;
  /** The pace of work that nobody waits for. */
  readonly background: Pace;
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
  /** What the user wants to see of terms. */
  readonly terms: () => TermSettings;
}

/** What the manuscripts of the workspace know of each other. It is found out in the background, and may lag behind. */
export interface Neighbourhood {
  /** What is known by now. */
  current(): Neighbours;
  /** Resolves when all manuscripts have been read once. */
  ready(): Promise<unknown>;
  /** The text of a manuscript as it was read last. */
  textOf(uri: string): string | undefined;
  /** Files have changed: looks at them when nothing more changes for a while. */
  changed(): void;
}
