import {
  commands,
  type ExtensionContext,
  type Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, CompletionRequest, CompletionTriggerKind } from "vscode-languageclient";
import { settingsSection } from "../../../server/src/protocol";
import { isManuscript } from "./manuscript-in-front";

/** Shorter than between two letters of most people; and by then the server knows of the letter. */
const PAUSE_MS = 50;

/**
 * Offers terms with every word that is typed, where the user wants that. VS Code suggests nothing by itself in Markdown, and
 * words in a row of letters ask for nothing there either; so we look whether there is a term to offer, and only then ask it to
 * suggest. Once a list was offered in a word VS Code follows the typing by itself, and whoever closed it wants none.
 */
export function suggestWhileTyping(context: ExtensionContext, running: () => BaseLanguageClient): void {
  let offered: string | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const suggest = async (document: TextDocument, typed: TypedLetter): Promise<void> => {
    const { version } = document;
    if (!(await hasTerms(running(), document, typed)) || document.version !== version) {
      return;
    }
    offered = typed.word;
    // `auto` makes the list one that goes away by itself.
    await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  };
  context.subscriptions.push(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const typed = typedLetter(document, contentChanges);
      if (typed === undefined || typed.word === offered || !isWanted(document)) {
        return;
      }
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        suggest(document, typed).catch(() => {
          // No server, no terms: the author is writing and wants to hear of neither.
        });
      }, PAUSE_MS);
    }),
  );
}

/** A letter that was added to a word. */
interface TypedLetter {
  readonly letter: string;
  /** Where the cursor is behind it. */
  readonly end: Position;
  /** Where the word begins, as a name for it. */
  readonly word: string;
}

/** The letter that a change added in front of the reader; undefined for every other change. */
function typedLetter(
  document: TextDocument,
  changes: TextDocumentChangeEvent["contentChanges"],
): TypedLetter | undefined {
  const [change, ...others] = changes;
  if (change === undefined || others.length > 0 || window.activeTextEditor?.document !== document) {
    return undefined;
  }
  if (change.rangeLength > 0 || !/^[\p{L}\p{N}]$/u.test(change.text)) {
    return undefined;
  }
  const end = change.range.start.translate(0, change.text.length);
  const before = document.lineAt(end.line).text.slice(0, end.character);
  const start = end.character - (/[\p{L}\p{N}]+$/u.exec(before)?.[0].length ?? 0);
  return { letter: change.text, end, word: `${document.uri.toString()}:${end.line}:${start}` };
}

/** Whether the user wants terms with every word, and VS Code does not ask for them anyway. */
function isWanted(document: TextDocument): boolean {
  if (!isManuscript(document) || window.activeTextEditor?.selections.length !== 1) {
    return false;
  }
  const wanted = workspace.getConfiguration(settingsSection, document).get("glossary.completion");
  const suggestions = workspace.getConfiguration("editor", document).get<unknown>("quickSuggestions");
  const other =
    typeof suggestions === "object" && suggestions !== null && "other" in suggestions
      ? suggestions.other
      : suggestions;
  return wanted === "whileTyping" && other !== true && other !== "on";
}

/** The server knows how many letters are enough. */
async function hasTerms(
  client: BaseLanguageClient,
  document: TextDocument,
  { letter, end }: TypedLetter,
): Promise<boolean> {
  const found = await client.sendRequest(CompletionRequest.type, {
    ...client.code2ProtocolConverter.asTextDocumentPositionParams(document, end),
    context: { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: letter },
  });
  return (Array.isArray(found) ? found : (found?.items ?? [])).length > 0;
}
