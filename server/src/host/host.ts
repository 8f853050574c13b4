/** What differs between Node and a browser worker: a clock, and a way to let others run. */
export interface Host {
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Resolves in a later turn of the event loop. A microtask would never let a cancellation in. */
  turn(): Promise<void>;
  /** Runs something once, after so many milliseconds; returns what prevents it. */
  later(milliseconds: number, run: () => void): () => void;
  /** The files of this machine, where there is a disk. */
  readonly disk: Disk | undefined;
}

/** Files of this machine, by `file:` URI. */
export interface Disk {
  /** URIs of the files below a folder that match one of the globs, sorted; ignored folders left out. */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /** The bytes of a file; undefined when there is none; throws when it can't be read. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** What stands at a URI. */
  kindOf(uri: string): Promise<"file" | "folder" | "nothing">;
}

/** Folders that hold no manuscripts of their own, however the globs read. */
export const ignoredFolders = [
  "**/node_modules/**",
  "**/.git/**",
  "**/.venv/**",
  "**/renv/**",
  "**/_book/**",
  "**/_site/**",
];
