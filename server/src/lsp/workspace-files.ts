import type { Connection } from "vscode-languageserver";
import type { Disk } from "../host/host";
import {
  type FindFilesParams,
  FindFilesRequest,
  type FindFilesResult,
  type ReadFileParams,
  ReadFileRequest,
  type ReadFileResult,
} from "../protocol";
import { decodeLooselyInSteps, decodeUtf8, type Files, type FileText } from "../service/files";
import { type Pace, paced } from "../service/pace";
import { isBelow } from "../service/uris";

/** Where a server's files come from. */
export interface FileSources {
  readonly connection: Connection;
  readonly disk: Disk | undefined;
  /** Known only once the client has introduced itself. */
  clientServesFiles(): boolean;
  /** The text of an open document, which comes before the file's. */
  openText(uri: string): string | undefined;
  /** URIs of folders and files that may be read. */
  allowed(): readonly string[];
  /** How decoding a big file makes way for other work. */
  readonly pace: Pace;
}

/** Files as the service wants them, each read once until somebody says that it changed. */
export interface WorkspaceFiles extends Files {
  /** Forgets what was read of these files; without an argument of all. */
  forget(uris?: readonly string[]): void;
}

/** Reads from the editor's buffers, else from the disk, else through the client. */
export function workspaceFiles(sources: FileSources): WorkspaceFiles {
  const { connection, disk } = sources;
  const known = new Map<string, Promise<FileText>>();
  const forgotten = { all: 0, each: new Map<string, number>() };
  const onDisk = (uri: string): boolean => disk !== undefined && uri.startsWith("file:");

  const bytesOf = async (uri: string): Promise<Uint8Array | undefined> => {
    if (disk && onDisk(uri)) return disk.read(uri);
    if (!sources.clientServesFiles()) return undefined;
    const params: ReadFileParams = { uri };
    const result = await connection.sendRequest<ReadFileResult>(ReadFileRequest, params);
    return result ? fromBase64(result.base64) : undefined;
  };

  const readClosed = async (uri: string): Promise<FileText> => {
    try {
      const bytes = await bytesOf(uri);
      return bytes ? decodeUtf8(bytes, new TextDecoder("utf-8", { fatal: true })) : { kind: "missing" };
    } catch (fault) {
      return { kind: "unreadable", why: fault instanceof Error ? fault.message : String(fault) };
    }
  };

  return {
    find: async (folder, globs) => {
      if (disk && onDisk(folder)) return disk.find(folder, globs);
      if (!sources.clientServesFiles()) return [];
      const params: FindFilesParams = { globs };
      const uris = await connection.sendRequest<FindFilesResult>(FindFilesRequest, params);
      return uris.filter((uri) => isBelow(uri, folder)).sort();
    },
    read: async (uri) => {
      const open = sources.openText(uri);
      if (open !== undefined) return { kind: "text", text: open.replace(/^\uFEFF/, "") };
      let text = known.get(uri);
      if (!text) {
        text = readClosed(uri);
        known.set(uri, text);
      }
      return text;
    },
    readLoosely: async (uri) => {
      try {
        const bytes = await bytesOf(uri);
        if (!bytes) return { kind: "missing" };
        return {
          kind: "text",
          text: await paced(decodeLooselyInSteps(bytes, new TextDecoder()), sources.pace),
        };
      } catch (fault) {
        return { kind: "unreadable", why: fault instanceof Error ? fault.message : String(fault) };
      }
    },
    revision: (uri) => forgotten.all + (forgotten.each.get(uri) ?? 0),
    allows: (uri) => sources.allowed().some((place) => isBelow(uri, place)),
    forget: (uris) => {
      if (!uris) {
        known.clear();
        forgotten.all++;
      } else {
        for (const uri of uris) {
          known.delete(uri);
          forgotten.each.set(uri, (forgotten.each.get(uri) ?? 0) + 1);
        }
      }
    },
  };
}

function fromBase64(base64: string): Uint8Array {
  const characters = atob(base64);
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
