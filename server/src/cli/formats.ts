import { jsonReport } from "./format-json";
import { prettyReport } from "./format-pretty";
import type { Report } from "./report";
import type { Terminal } from "./terminal";

/** The ways to print a report. */
export const formats = { pretty: prettyReport, json: jsonReport } as const satisfies Record<
  string,
  (report: Report, terminal: Terminal) => string
>;

export type Format = keyof typeof formats;

/** Whether there is a format of that name. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
