import { workspace } from "vscode";
import type { BaseLanguageClient, CancellationToken } from "vscode-languageclient";
import {
  type FindFilesParams,
  FindFilesRequest,
  type FindFilesResult,
  type ReadFileParams,
  ReadFileRequest,
  type ReadFileResult,
} from "../../server/src/protocol";

/** Folders whose files are never the author's own; the user's `files.exclude` applies besides. */
const ignoredFolders = ["node_modules", ".git"];
const ignoredFiles = `**/{${ignoredFolders.join(",")}}/**`;

/** Bytes turned into characters at once: as many arguments as every engine takes in one call. */
const bytesPerCall = 0x80_00;

/** Answers the server's questions for files, so that it works wherever the editor itself can read. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(FindFilesRequest, (params: FindFilesParams, token: CancellationToken) =>
    findFiles(client, params, token),
  );
  client.onRequest(ReadFileRequest, (params: ReadFileParams) => readFile(client, params));
}

async function findFiles(
  client: BaseLanguageClient,
  params: FindFilesParams,
  token: CancellationToken,
): Promise<FindFilesResult> {
  const found = await Promise.all(
    params.globs.map((glob) => workspace.findFiles(glob, ignoredFiles, undefined, token)),
  );
  const uris = found
    .flat()
    // Asked again here, because the search of a virtual file system may leave the exclusion out of account.
    .filter((uri) => !workspace.asRelativePath(uri, false).split("/").some(isIgnored))
    .map((uri) => client.code2ProtocolConverter.asUri(uri));
  return [...new Set(uris)].sort();
}

async function readFile(client: BaseLanguageClient, params: ReadFileParams): Promise<ReadFileResult> {
  try {
    const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(params.uri));
    return { base64: toBase64(bytes) };
  } catch (reason) {
    // That a file is missing is an ordinary answer; why it could not be read is for the log.
    client.debug(`Could not read ${params.uri}`, reason, false);
    return null;
  }
}

function isIgnored(folder: string): boolean {
  return ignoredFolders.includes(folder);
}

/** Base64 without Node's Buffer, which the web host lacks. */
function toBase64(bytes: Uint8Array): string {
  let characters = "";
  for (let start = 0; start < bytes.length; start += bytesPerCall) {
    characters += String.fromCharCode(...bytes.subarray(start, start + bytesPerCall));
  }
  return globalThis.btoa(characters);
}
