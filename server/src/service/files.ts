/** What became of reading a file. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** How the host reaches files. The service asks; only the host knows what a disk or an editor's buffer is. */
export interface Files {
  /** URIs of the files below a folder (a URI) that match one of the globs, sorted; ignored folders left out. */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /** The text of a file, without a byte order mark. An editor's unsaved text comes before the file's own. */
  read(uri: string): Promise<FileText>;
  /** Whether a file may be read at all: it lies in the workspace, or the user's own settings name it. */
  allows(uri: string): boolean;
}

/** Decodes a file's bytes. What is no UTF-8 is not guessed at: wrong letters in a name or a dose would mislead. */
export function decodeUtf8(bytes: Uint8Array, decoder: { decode(bytes: Uint8Array): string }): FileText {
  try {
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return { kind: "unreadable", why: "it is not UTF-8 text" };
  }
}
