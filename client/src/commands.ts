import { openRuleCommand, showCitationsCommand } from "../../server/src/protocol";

/** The commands that the manifest contributes, each with exactly one handler. */
export const commandIds = {
  checkWorkspace: "caveat.checkWorkspace",
  doctor: "caveat.doctor",
  openRulePage: openRuleCommand,
  restart: "caveat.restart",
  showCitations: showCitationsCommand,
  showLog: "caveat.showLog",
} as const;

type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** What to run for every command; the argument is whatever its caller passed. */
export type CommandHandlers = Readonly<Record<CommandId, (argument: unknown) => Promise<void>>>;
