/** What the command line may use of the machine it runs on. Tests give their own. */
export interface Terminal {
  /** The working folder, an absolute path. */
  readonly folder: string;
  /** Whether standard output shows colours. */
  readonly colours: "on" | "off";
  /** Columns of the terminal; undefined where output goes to a file or a pipe. */
  readonly columns: number | undefined;
  out(text: string): void;
  err(text: string): void;
  /** Replaces the last progress line; does nothing where standard error is no terminal. */
  progress(text: string): void;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Milliseconds from any fixed point. */
  now(): number;
}

/** Wrong use, or something that can't be had: told in one line, and the exit status is 2. */
export class Trouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Trouble";
  }
}

/** How the command line ends. */
export const exit = { clean: 0, findings: 1, trouble: 2 } as const;
export type Exit = (typeof exit)[keyof typeof exit];
