import {
  type ClientCapabilities,
  type CompletionOptions,
  CompletionRequest,
  type Disposable,
} from "vscode-languageserver";
import { termMarker } from "../features/terms/term-place";
import type { TermSettings } from "../protocol";
import type { ServerContext } from "./context";

/** What one types where a citation begins or goes on: `@`, `[`, `<sup>`, `\cite{`, `` {cite}` ``, and between two works. */
const citationTriggers = ["@", "[", ">", "{", "`", ",", ";"];

/** Whether a client learns after the start what asks for completion: only then can a setting change it. */
export function registersCompletion({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.completion?.dynamicRegistration === true;
}

/** What asks for completion by being typed. */
export function completionOptions({ completion }: TermSettings): CompletionOptions {
  const marker = completion === "off" ? [] : [termMarker];
  const letters = completion === "whileTyping" ? [...typedLetters()] : [];
  return { triggerCharacters: [...citationTriggers, ...marker, ...letters], resolveProvider: true };
}

/** The letters with which terms are typed. Editors that suggest with every word ask by themselves. */
function* typedLetters(): Generator<string> {
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    yield letter;
    yield letter.toUpperCase();
  }
  yield* "0123456789";
}

/** Whoever keeps it true what asks for completion. */
export interface CompletionTriggers {
  /** Tells the client what the settings want, where it can be told. */
  follow(): Promise<void>;
}

/** Completion as a client registers it that can be told later. */
export function createCompletionTriggers({ connection, client, terms }: ServerContext): CompletionTriggers {
  let registered: { readonly completion: string; readonly registration: Disposable } | undefined;
  return {
    follow: async () => {
      const { completion } = terms();
      if (!registersCompletion(client()) || registered?.completion === completion) return;
      registered?.registration.dispose();
      const registration = await connection.client.register(CompletionRequest.type, {
        documentSelector: null,
        ...completionOptions(terms()),
      });
      registered = { completion, registration };
    },
  };
}
