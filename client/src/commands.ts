import {
  addTermCommand,
  openRuleCommand,
  showCitationsCommand,
  showPlaceCommand,
  showTermCommand,
} from "../../server/src/protocol";

/** The commands that the manifest contributes, each with exactly one handler. */
export const commandIds = {
  addTerm: addTermCommand,
  checkWorkspace: "caveat.checkWorkspace",
  doctor: "caveat.doctor",
  exportGlossary: "caveat.exportGlossary",
  groupTerms: "caveat.groupTerms",
  listTerms: "caveat.listTerms",
  openRulePage: openRuleCommand,
  quiz: "caveat.quiz",
  refreshTerms: "caveat.refreshTerms",
  restart: "caveat.restart",
  showCitations: showCitationsCommand,
  showLog: "caveat.showLog",
  showPlace: showPlaceCommand,
  showTerm: showTermCommand,
  sortTermsByCount: "caveat.sortTermsByCount",
  sortTermsByFirstUse: "caveat.sortTermsByFirstUse",
  sortTermsByName: "caveat.sortTermsByName",
} as const;

type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** What to run for every command; the argument is whatever its caller passed. */
export type CommandHandlers = Readonly<Record<CommandId, (argument: unknown) => Promise<void>>>;
