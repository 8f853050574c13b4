import { type ExtensionContext, LanguageStatusSeverity, languages } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { StatusNotification, type StatusParams } from "../../server/src/protocol";
import { commandIds } from "./commands";
import { manuscripts } from "./documents";

/**
 * Shows in the language status of manuscripts what the server knows.
 * Returns a function that makes it follow a client, replacing the one before. `onRead` is called whenever the files of a
 * project were read again.
 */
export function createStatus(
  context: ExtensionContext,
  onRead: () => void,
): (client: BaseLanguageClient) => void {
  const item = languages.createLanguageStatusItem("caveat.status", manuscripts);
  item.name = "Caveat";
  context.subscriptions.push(item);

  const showCounts = (status: StatusParams): void => {
    item.busy = false;
    item.text = `Caveat: ${counted(status.references, "reference")}, ${counted(status.terms, "term")}`;
    item.detail =
      status.troubled > 0
        ? `${counted(status.troubled, "file")} could not be read in whole`
        : `from ${counted(status.bibliographies, "bibliography file")}`;
    item.severity = status.troubled > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.command = { command: commandIds.doctor, title: "Show What Was Found" };
  };

  const showState = (state: State): void => {
    item.busy = state === State.Starting;
    item.detail = "";
    item.severity = LanguageStatusSeverity.Information;
    item.command = { command: commandIds.showLog, title: "Show Log" };
    if (state === State.Starting) {
      item.text = "Caveat: starting";
    } else if (state === State.Running) {
      item.text = "Caveat";
      item.command = { command: commandIds.doctor, title: "Show What Was Found" };
    } else {
      item.text = "Caveat: not running";
      item.severity = LanguageStatusSeverity.Error;
    }
  };

  return (client) => {
    showState(State.Starting);
    client.onDidChangeState((change) => {
      showState(change.newState);
    });
    client.onNotification(StatusNotification, (status: StatusParams) => {
      showCounts(status);
      onRead();
    });
  };
}

/** `1 reference`, `12 references`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
