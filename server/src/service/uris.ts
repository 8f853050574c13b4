import { URI, Utils } from "vscode-uri";

/** The folder that holds a file. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** A path, relative or absolute, or a URI, as seen from a folder. */
export function resolve(folder: string, path: string): string {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return URI.parse(path).toString();
  const base = URI.parse(folder);
  const posix = path.replaceAll("\\", "/");
  if (/^[a-z]:\//i.test(posix)) return URI.file(posix).toString();
  return Utils.resolvePath(base, posix).toString();
}

/** Whether a file lies in a folder or below it. */
export function isBelow(uri: string, folder: string): boolean {
  const trimmed = folder.replace(/\/+$/, "");
  return uri === trimmed || uri.startsWith(`${trimmed}/`);
}

/** The last part of a URI's path, decoded. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The last extension of a file's name, lower-cased, with its dot; empty when it has none. */
export function extensionOf(uri: string): string {
  return Utils.extname(URI.parse(uri)).toLowerCase();
}
