import { DidChangeConfigurationNotification } from "vscode-languageserver";
import { ruleSettings } from "../model/project-file";
import { defaultSettings, type Settings, settingsSection, type TermSettings } from "../protocol";
import { noUserSettings, type UserSettings } from "../service/project";
import type { ServerContext } from "./context";
import { describe } from "./guard";

/** The user's settings: those that findings depend on, and those that only an editor has. */
export interface EditorSettings extends UserSettings {
  readonly inlayHints: Settings["inlayHints"];
  readonly terms: TermSettings;
}

/** What holds where the user said nothing. */
export const noEditorSettings: EditorSettings = {
  ...noUserSettings,
  inlayHints: defaultSettings.inlayHints,
  terms: termSettings(undefined),
};

/** Reads the user's settings out of whatever a client sends; what is of the wrong kind counts as not set. */
export function readSettings(value: unknown): EditorSettings {
  const { bibliography, glossary, retractions, rules, inlayHints } = partsOf(value);
  return {
    bibliography: strings(bibliography),
    glossary: strings(partsOf(glossary)["files"]),
    retractions: typeof retractions === "string" && retractions !== "" ? retractions : undefined,
    rules: ruleSettings(rules),
    inlayHints: inlayHints === "on" || inlayHints === "ranges" ? inlayHints : "off",
    terms: termSettings(glossary),
  };
}

function termSettings(value: unknown): TermSettings {
  const { level, completion, highlight } = partsOf(value);
  return {
    level: level === "expert" ? level : "student",
    completion: completion === "off" || completion === "whileTyping" ? completion : "onRequest",
    highlight: highlight === "firstUse" || highlight === "all" ? highlight : "off",
  };
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Asks the client for the settings; a client that can't be asked has sent them, or keeps the defaults. */
export async function fetchSettings({
  connection,
  client,
  log,
}: ServerContext): Promise<EditorSettings | undefined> {
  if (client().workspace?.configuration !== true) return undefined;
  try {
    return readSettings(await connection.workspace.getConfiguration(settingsSection));
  } catch (fault) {
    log.error(`The settings could not be read: ${describe(fault)}`);
    return undefined;
  }
}

/** Asks to be told when settings change. */
export async function watchSettings({ connection, client }: ServerContext): Promise<void> {
  if (client().workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
  await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
