import { isGlossaryName } from "../model/glossary-file";
import { projectFileName } from "../model/project-file";
import { extensionOf, nameOf } from "./uris";

/** What Caveat does with a file. */
export type DocumentKind = "manuscript" | "bibliography" | "glossary" | "project" | "other";

/** File name extensions of manuscripts, lower-cased. */
export const manuscriptExtensions = [".md", ".markdown", ".mdown", ".qmd", ".rmd"];

// JSON and YAML may hold references too, but only where somebody says so.
const bibliographyFiles = [".bib", ".ris", ".nbib"];

const manuscriptLanguages = new Set(["markdown", "quarto", "rmd"]);

/** What a file is, by its name; an editor's language id decides for files without a telling name (unsaved ones). */
export function documentKind(uri: string, languageId?: string): DocumentKind {
  if (nameOf(uri) === projectFileName) return "project";
  if (isGlossaryName(uri)) return "glossary";
  const extension = extensionOf(uri);
  if (manuscriptExtensions.includes(extension)) return "manuscript";
  if (bibliographyFiles.includes(extension) || languageId === "bibtex") return "bibliography";
  return languageId !== undefined && manuscriptLanguages.has(languageId) ? "manuscript" : "other";
}
