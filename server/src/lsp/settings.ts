import { DidChangeConfigurationNotification } from "vscode-languageserver";
import { ruleSettings } from "../model/project-file";
import { defaultSettings, type Settings, settingsSection } from "../protocol";
import { noUserSettings, type UserSettings } from "../service/project";
import type { ServerContext } from "./context";
import { describe } from "./guard";

/** The user's settings: those that findings depend on, and those that only an editor has. */
export interface EditorSettings extends UserSettings {
  readonly inlayHints: Settings["inlayHints"];
}

/** What holds where the user said nothing. */
export const noEditorSettings: EditorSettings = {
  ...noUserSettings,
  inlayHints: defaultSettings.inlayHints,
};

/** Reads the user's settings out of whatever a client sends; what is of the wrong kind counts as not set. */
export function readSettings(value: unknown): EditorSettings {
  if (typeof value !== "object" || value === null) return noEditorSettings;
  const { bibliography, glossary, retractions, rules, inlayHints } = value as Record<string, unknown>;
  return {
    bibliography: strings(bibliography),
    glossary: strings(glossary),
    retractions: typeof retractions === "string" && retractions !== "" ? retractions : undefined,
    rules: ruleSettings(rules),
    inlayHints: inlayHints === "on" || inlayHints === "ranges" ? inlayHints : "off",
  };
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
