import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { UserSettings } from "../service/project";

/** Folders and files that may be read: the workspace, what the user's own settings name, and without a workspace the open manuscripts' folders. */
export function allowedPlaces(
  folders: readonly string[],
  user: UserSettings,
  documents: TextDocuments<TextDocument>,
): string[] {
  const own = [...user.bibliography, ...user.glossary, ...[user.retractions ?? []].flat()].map((path) =>
    path.includes("://") ? path : URI.file(path).toString(),
  );
  const places = folders.length > 0 ? folders : documents.all().map(({ uri }) => uri.replace(/\/[^/]*$/, ""));
  return [...places, ...own];
}
