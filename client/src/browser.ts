import { type ExtensionContext, Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { type CaveatApi, clientId, clientName, start } from "./extension";

export { stop as deactivate } from "./extension";

/** VS Code for the Web: the server is a worker inside the extension host's own worker. */
export function activate(context: ExtensionContext): Promise<CaveatApi> {
  const script = Uri.joinPath(context.extensionUri, "dist", "server.worker.js").toString(true);
  let worker: Worker | undefined;
  return start(context, (options) => {
    const connect = (): Promise<MessageTransports> => {
      // A stopped server leaves its worker behind: nothing in the protocol ends it.
      worker?.terminate();
      worker = new Worker(script);
      // Not the worker itself: the extension host's workers are no instances of `Worker`, for which the library looks.
      return Promise.resolve({
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      });
    };
    return new LanguageClient(clientId, clientName, connect, options);
  });
}
