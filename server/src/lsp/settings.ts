import { DidChangeConfigurationNotification } from "vscode-languageserver";
import { ruleSettings } from "../model/project-file";
import { settingsSection } from "../protocol";
import { noUserSettings, type UserSettings } from "../service/project";
import type { ServerContext } from "./context";
import { describe } from "./guard";

/** Reads the user's settings out of whatever a client sends; what is of the wrong kind counts as not set. */
export function readSettings(value: unknown): UserSettings {
  if (typeof value !== "object" || value === null) return noUserSettings;
  const { bibliography, glossary, rules } = value as Record<string, unknown>;
  return { bibliography: strings(bibliography), glossary: strings(glossary), rules: ruleSettings(rules) };
}

/** Asks the client for the settings; a client that can't be asked has sent them, or keeps the defaults. */
export async function fetchSettings({
  connection,
  client,
  log,
}: ServerContext): Promise<UserSettings | undefined> {
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
