import { commands, type Location, Position } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { isPlaceInFile } from "./places";

/** Opens the places where an entry is cited, as *Go to References* does. */
export async function showCitations(client: BaseLanguageClient, argument: unknown): Promise<void> {
  if (!isPlaceInFile(argument)) {
    throw new Error("This command belongs to the counts above references and needs one of them.");
  }
  const uri = client.protocol2CodeConverter.asUri(argument.uri);
  const position = new Position(argument.line, argument.character);
  const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", uri, position);
  const citations = found.filter(
    (location) => location.uri.toString() !== uri.toString() || !location.range.contains(position),
  );
  await commands.executeCommand("editor.action.showReferences", uri, position, citations);
}
