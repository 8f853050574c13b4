// Everything that Caveat's client and server say to each other beyond the Language Server Protocol.
// Both sides import this file; an editor without Caveat's client needs none of it.

/** The configuration section under which clients keep Caveat's settings. */
export const settingsSection = "caveat";

/** The user's settings. What belongs to a project stands in its `caveat.yaml` instead. */
export interface Settings {
  /** Bibliography files of the user's own, absolute paths or `file:` URIs: the only files outside the workspace that are read. */
  readonly bibliography: readonly string[];
  readonly glossary: TermSettings & {
    /** Glossary files of the user's own, as with bibliographies. */
    readonly files: readonly string[];
  };
  /** The CSV file of the Retraction Watch database, likewise; empty for none. The project file wins. */
  readonly retractions: string;
  /** Severity by rule id, or `off`. The project file wins. */
  readonly rules: Readonly<Record<string, "error" | "warning" | "information" | "hint" | "off">>;
  /** Whether first author and year are shown after citations by number: after none, after all, or only after ranges. */
  readonly inlayHints: "off" | "on" | "ranges";
}

/** What the user wants to see of terms. */
export interface TermSettings {
  /** Whom explanations are for: experts are also told the details. */
  readonly level: "student" | "expert";
  /** When terms are offered: never, after `:` and when asked for, or with every word that is typed. */
  readonly completion: "off" | "onRequest" | "whileTyping";
  /** Which uses of terms are marked. */
  readonly highlight: "off" | "firstUse" | "all";
}

/** What holds where the client says nothing. */
export const defaultSettings: Settings = {
  bibliography: [],
  glossary: { files: [], level: "student", completion: "onRequest", highlight: "off" },
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
  /**
   * Set by clients that know {@link showTermCommand} and {@link showPlaceCommand} in hovers and nothing else there, show
   * documents of {@link glossaryScheme}, and ask for a definition ({@link addTermCommand}).
   */
  readonly showsTerms?: boolean;
  /** Set by clients whose own support for JSON has the schema of glossaries: their keys are offered and explained there. */
  readonly knowsJsonSchemas?: boolean;
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
/** Where something stands; line and character count from 0, characters in UTF-16. */
export interface PlaceInFile {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** The scheme of the read-only documents that show an entry of the shipped glossary: `caveat-glossary:/hazard%20ratio.md`. */
export const glossaryScheme = "caveat-glossary";

/** The command of a link that shows an entry; its only argument is a {@link TermOfFile}. */
export const showTermCommand = "caveat.showTerm";

/** The command of a link that goes to a place; its only argument is a {@link PlaceInFile}. */
export const showPlaceCommand = "caveat.showPlace";

/** A term by its preferred form, as the project of a file understands it; without a file, as the shipped glossary does. */
export interface TermOfFile {
  readonly term: string;
  readonly uri?: string;
}

/** Client → server: the entry of a term, `null` when there is none. */
export const GlossaryEntryRequest = "caveat/glossaryEntry";
export type GlossaryEntryParams = TermOfFile;
export type GlossaryEntryResult = {
  /** The entry for a person to read. */
  readonly markdown: string;
  /** Where it stands, for entries of house glossaries. */
  readonly place?: PlaceInFile;
} | null;

/** Client → server: the terms that an open manuscript uses, by first use. */
export const TermsRequest = "caveat/terms";
export interface TermsParams {
  readonly uri: string;
}
export interface TermsResult {
  readonly terms: readonly TermInManuscript[];
}

/** A term that a manuscript uses. */
export interface TermInManuscript {
  readonly term: string;
  readonly abbreviation?: string;
  /** Absent for an abbreviation of which only the expansion is known, from the manuscript itself or a list. */
  readonly definition?: string;
  readonly category?: string;
  readonly count: number;
  readonly firstUse: PlaceInFile;
}

/** Client → server: the terms of an open manuscript as a Markdown glossary for its reader. */
export const ExportGlossaryRequest = "caveat/exportGlossary";
export interface ExportGlossaryResult {
  readonly markdown: string;
}

/** The command of a code action that adds a term to the house glossary; its only argument is a {@link TermToAdd}. The client asks for what is missing. */
export const addTermCommand = "caveat.addTerm";
export interface TermToAdd {
  /** A file of the project whose glossary gets the term. */
  readonly uri: string;
  readonly term: string;
  readonly abbreviation?: string;
}

/** Client → server: the edit that adds a term to the house glossary of a file's project, which it makes where there is none. */
export const AddTermRequest = "caveat/addTerm";
export interface AddTermParams extends TermToAdd {
  readonly definition: string;
}
export type AddTermResult =
  /** `edit` is a workspace edit of the Language Server Protocol, `uri` the glossary. */
  { readonly edit: unknown; readonly uri: string } | { readonly refused: string };
