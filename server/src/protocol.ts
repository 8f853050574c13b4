// Everything that Caveat's client and server say to each other beyond the Language Server Protocol.
// Both sides import this file; an editor without Caveat's client needs none of it.

/** The configuration section under which clients keep Caveat's settings. */
export const settingsSection = "caveat";

/** The user's settings. What belongs to a project stands in its `caveat.yaml` instead. */
export interface Settings {
  /** Bibliography files of the user's own, absolute paths or `file:` URIs: the only files outside the workspace that are read. */
  readonly bibliography: readonly string[];
  /** Glossary files of the user's own, likewise. */
  readonly glossary: readonly string[];
  /** The CSV file of the Retraction Watch database, likewise; empty for none. The project file wins. */
  readonly retractions: string;
  /** Severity by rule id, or `off`. The project file wins. */
  readonly rules: Readonly<Record<string, "error" | "warning" | "information" | "hint" | "off">>;
  /** Whether first author and year are shown after citations by number: after none, after all, or only after ranges. */
  readonly inlayHints: "off" | "on" | "ranges";
}

/** What holds where the client says nothing. */
export const defaultSettings: Settings = {
  bibliography: [],
  glossary: [],
  retractions: "",
  rules: {},
  inlayHints: "off",
};

/** What a client may send in `initialize`. */
export interface InitializationOptions {
  /** Set by clients that answer {@link FindFilesRequest} and {@link ReadFileRequest}; a server in a browser has no other way to files. */
  readonly clientServesFiles?: boolean;
  /** The URI of the folder with the rules' pages; diagnostics link there. Servers on a disk know it themselves. */
  readonly rulePages?: string;
  /** Set by clients that show the headings of a manuscript themselves: its outline then has only the references. */
  readonly showsHeadings?: boolean;
  /**
   * Set by clients that ask other extensions to rename what was refused here; they might take a citation for a link.
   * A refusal then comes as a message, with an edit that changes nothing.
   */
  readonly refusalsAsMessages?: boolean;
}

/** Server → client: the URIs of all workspace files that match one of the globs, without ignored folders. */
export const FindFilesRequest = "caveat/findFiles";
export interface FindFilesParams {
  readonly globs: readonly string[];
}
export type FindFilesResult = readonly string[];

/** Server → client: the bytes of a file as Base64, or `null` when it can't be read. The server decodes, so that every host judges encodings alike. */
export const ReadFileRequest = "caveat/readFile";
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = { readonly base64: string } | null;

/** Client → server: what was found for a document, and why something may be silent. Markdown, for a person to read. */
export const DoctorRequest = "caveat/doctor";
export interface DoctorParams {
  readonly uri: string | undefined;
}
export interface DoctorResult {
  readonly markdown: string;
}

/** Client → server: check every manuscript of the workspace, open or not. Cancellable. */
export const CheckWorkspaceRequest = "caveat/checkWorkspace";
export interface CheckWorkspaceResult {
  /** Every checked file, also those without a diagnostic; `diagnostics` are those of the Language Server Protocol. */
  readonly files: readonly { readonly uri: string; readonly diagnostics: readonly unknown[] }[];
}

/** Server → client, after the files of the project were read again. */
export const StatusNotification = "caveat/status";
export interface StatusParams {
  readonly bibliographies: number;
  readonly references: number;
  readonly terms: number;
  /** Files of the project that could not be read in whole or in part. */
  readonly troubled: number;
}

/** The command of a quick fix that opens a rule's page; its only argument is the rule's id. Clients without it still have the diagnostic's link. */
export const openRuleCommand = "caveat.openRulePage";

/** The command of a lens that shows where an entry is cited; its only argument says which. Clients without it still see how often. */
export const showCitationsCommand = "caveat.showCitations";
/** Where an entry's key or number stands; line and character count from 0, characters in UTF-16. */
export interface EntryPosition {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}
