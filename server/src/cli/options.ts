import type { Disk } from "../host/host";

/** What an entry knows and the command line does not. */
export interface CliOptions {
  readonly disk: Disk;
  readonly version: string;
  /** The folder with the rules' pages as a URI. */
  readonly rulePages: string;
}
