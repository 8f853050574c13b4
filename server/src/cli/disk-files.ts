import type { Disk } from "../host/host";
import { decodeLooselyInSteps, decodeUtf8, type Files, type FileText } from "../service/files";
import { isBelow } from "../service/uris";
import { complete } from "../text/steps";

/** Files of a disk, of which those below some folders may be read. */
export function diskFiles(disk: Disk, folders: readonly string[]): Files {
  const read = async (uri: string, decoded: (bytes: Uint8Array) => FileText): Promise<FileText> => {
    try {
      const bytes = await disk.read(uri);
      return bytes ? decoded(bytes) : { kind: "missing" };
    } catch (fault) {
      return { kind: "unreadable", why: fault instanceof Error ? fault.message : String(fault) };
    }
  };
  return {
    find: (folder, globs) => disk.find(folder, globs),
    read: (uri) => read(uri, decode),
    readLoosely: (uri) =>
      read(uri, (bytes) => ({
        kind: "text",
        text: complete(decodeLooselyInSteps(bytes, new TextDecoder())),
      })),
    // While it checks, nobody is told of changes.
    revision: () => 0,
    allows: (uri) => folders.some((folder) => isBelow(uri, folder)),
  };
}

/** The text of a file's bytes. */
export function decode(bytes: Uint8Array): FileText {
  return decodeUtf8(bytes, new TextDecoder("utf-8", { fatal: true }));
}
