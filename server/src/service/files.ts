import type { Steps } from "../text/steps";

/** What became of reading a file. */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** A file that was asked for by name and could not be had. */
export type Trouble = Exclude<FileText, { kind: "text" }> | { readonly kind: "forbidden" };

/** How the host reaches files. The service asks; only the host knows what a disk or an editor's buffer is. */
export interface Files {
  /** URIs of the files below a folder (a URI) that match one of the globs, sorted; ignored folders left out. */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /** The text of a file, without a byte order mark. An editor's unsaved text comes before the file's own. */
  read(uri: string): Promise<FileText>;
  /**
   * The text of a file that may hold bytes of other encodings here and there: what is no UTF-8 becomes U+FFFD.
   * The host does not keep it.
   */
  readLoosely(uri: string): Promise<FileText>;
  /** A number that grows when a file may have changed since. */
  revision(uri: string): number;
  /** Whether a file may be read at all: it lies in the workspace, or the user's own settings name it. */
  allows(uri: string): boolean;
}

/** Decodes bytes of which some may be no UTF-8; in parts, so that nobody is held up by a big file. */
export function* decodeLooselyInSteps(
  bytes: Uint8Array,
  decoder: { decode(bytes: Uint8Array, options: { readonly stream: boolean }): string },
): Steps<string> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += DECODED_STEP) {
    const stream = at + DECODED_STEP < bytes.length;
    parts.push(decoder.decode(bytes.subarray(at, at + DECODED_STEP), { stream }));
    yield;
  }
  return parts.join("").replace(/^\uFEFF/, "");
}

/** Bytes that are decoded between two chances to do something else: about two milliseconds' worth. */
const DECODED_STEP = 1 << 20;

/** Decodes a file's bytes. What is no UTF-8 is not guessed at: wrong letters in a name or a dose would mislead. */
export function decodeUtf8(bytes: Uint8Array, decoder: { decode(bytes: Uint8Array): string }): FileText {
  try {
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return { kind: "unreadable", why: `it is not UTF-8 text${isUtf16(bytes) ? " but UTF-16" : ""}` };
  }
}

/** By its byte order mark. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
