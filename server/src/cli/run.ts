import { parseArgs } from "node:util";
import { type Severity, severities } from "../model/finding";
import { check } from "./check";
import { formats, isFormat } from "./formats";
import type { CliOptions } from "./options";
import { explain, listRules } from "./rules";
import { type Exit, exit, type Terminal, Trouble } from "./terminal";

const help = `caveat: reads scientific Markdown as a careful senior editor would

Usage
  caveat check [options] [file, folder or glob …]   check manuscripts; without a name, the working folder
  caveat rules                                      list the rules
  caveat explain RULE                               say what a rule finds, and why
  caveat --help | --version

Options of check
  -                       read one manuscript from standard input
  --format pretty|json    how to print (pretty)
  --fail-on LEVEL         error, warning, information or none (warning):
                          findings of this severity or worse make the exit status 1
  --retractions FILE      the CSV file of the Retraction Watch database, where caveat.yaml names none

Exit status
  0  nothing found at or above --fail-on
  1  something found
  2  wrong usage, a broken caveat.yaml or glossary, or a file that can’t be read

A caveat.yaml beside the manuscripts, or in a folder above them, sets bibliographies, house terms and rules.
`;

/** Runs one command. Never throws for anything a user can do. */
export async function run(args: readonly string[], terminal: Terminal, options: CliOptions): Promise<Exit> {
  try {
    return await dispatch(args, terminal, options);
  } catch (fault) {
    if (!(fault instanceof Trouble)) throw fault;
    terminal.err(`caveat: ${fault.message}\n`);
    return exit.trouble;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal, options: CliOptions): Promise<Exit> {
  const { values, positionals } = parsed(args);
  if (values.version === true) return say(terminal, `${options.version}\n`);
  if (values.help === true) return say(terminal, help);
  const [command, ...rest] = positionals;
  switch (command) {
    case undefined:
      terminal.err(help);
      return exit.trouble;
    case "check":
      return check(
        rest,
        {
          format: formatOf(values.format),
          failOn: levelOf(values["fail-on"]),
          retractions: values.retractions,
        },
        terminal,
        options,
      );
    case "rules":
      return say(terminal, listRules(terminal));
    case "explain":
      return say(terminal, explain(rest));
    default:
      throw new Trouble(`there is no command “${command}”. “caveat --help” lists them.`);
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "pretty" },
        "fail-on": { type: "string", default: "warning" },
        retractions: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (fault) {
    throw new Trouble(fault instanceof Error ? fault.message : String(fault));
  }
}

function formatOf(name: string) {
  if (isFormat(name)) return name;
  throw new Trouble(`there is no format “${name}”; choose one of ${Object.keys(formats).join(", ")}.`);
}

function levelOf(name: string): Severity | "none" {
  const level = [...severities, "none" as const].find((known) => known === name);
  if (level !== undefined) return level;
  throw new Trouble(`--fail-on takes ${severities.join(", ")} or none, not “${name}”.`);
}

function say(terminal: Terminal, text: string): Exit {
  terminal.out(text);
  return exit.clean;
}
