import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type CaveatApi, clientId, clientName, start } from "./extension";

export { stop as deactivate } from "./extension";

/** Desktop and remote hosts: the server is a Node process of its own. */
export function activate(context: ExtensionContext): Promise<CaveatApi> {
  const server = {
    module: Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath,
    transport: TransportKind.ipc,
  };
  const serverUnderDebugger = { ...server, options: { execArgv: ["--nolazy", "--inspect=6011"] } };
  return start(
    context,
    (options) =>
      new LanguageClient(clientId, clientName, { run: server, debug: serverUnderDebugger }, options),
  );
}
