import { type Uri, workspace } from "vscode";

const manuscriptLanguages = ["markdown", "quarto", "rmd"] as const;

/** Files that are manuscripts by name. Quarto and R Markdown have a language of their own only where another extension defines it. */
export const manuscriptPattern = "**/*.{md,markdown,mdown,qmd,Rmd,rmd}";

/** Manuscripts by language alone: what the status belongs to. */
export const manuscripts = manuscriptLanguages.map((language) => ({ language }));

/**
 * Everything the server is told about while it is open: manuscripts and the files that belong to a project.
 * No scheme is named, so that virtual workspaces and unsaved texts are served as well.
 */
export const servedDocuments = [
  ...manuscripts,
  { pattern: manuscriptPattern },
  { language: "bibtex" },
  { pattern: "**/*.{bib,ris,nbib}" },
  { pattern: "**/caveat.yaml" },
  { pattern: "**/*.glossary.{yaml,yml,json,csv,tsv,md}" },
];

/**
 * Whether findings belong on a text: only where it can be edited.
 * The old side of a comparison, a rule's page and a report of ours are there to be read.
 */
export function isEditable(uri: Uri, rulePages: Uri): boolean {
  if (uri.scheme === rulePages.scheme && uri.path.startsWith(`${rulePages.path}/`)) {
    return false;
  }
  return (
    uri.scheme === "untitled" ||
    workspace.fs.isWritableFileSystem(uri.scheme) === true ||
    workspace.getWorkspaceFolder(uri) !== undefined
  );
}
