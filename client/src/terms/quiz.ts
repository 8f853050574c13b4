import { type ExtensionContext, type TextDocument, ViewColumn, type WebviewPanel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { TermInManuscript } from "../../../server/src/protocol";
import { answered, daysUntilDue, type Progress, readProgress } from "./leitner";
import type { ManuscriptInFront } from "./manuscript-in-front";
import { askable, type Question, roundOf } from "./questions";
import { quizPage, readQuizMessage } from "./quiz-page";
import { termsOf } from "./request-terms";

const progressKey = "caveat.quiz";
const DAY_MS = 86_400_000;

/** The quiz over the terms of a manuscript. */
export interface Quiz {
  /** Asks for terms of the manuscript in front. */
  start(): Promise<void>;
  /** What was answered so far, and the questions on the page; for tests. */
  state(): QuizState;
}

/** What the quiz knows. */
export interface QuizState {
  readonly progress: Progress;
  /** None while no page is open. */
  readonly round: readonly Question[];
}

/** Prepares the quiz. What was answered is kept with the workspace. */
export function createQuiz(
  context: ExtensionContext,
  manuscript: ManuscriptInFront,
  running: () => BaseLanguageClient,
): Quiz {
  let page: { readonly panel: WebviewPanel; readonly round: readonly Question[] } | undefined;
  const progress = (): Progress => readProgress(context.workspaceState.get(progressKey));

  const ask = async (document: TextDocument): Promise<void> => {
    const terms = await termsOf(running(), document);
    const today = Math.floor(Date.now() / DAY_MS);
    const round = roundOf(terms, progress(), today, (below) => Math.floor(Math.random() * below));
    page?.panel.dispose();
    if (round.length === 0) {
      // Not awaited: the message may stay for as long as its reader likes.
      void window.showInformationMessage(nothingToAsk(terms, progress(), today));
      return;
    }
    const panel = window.createWebviewPanel("caveat.quiz", "Terms Quiz", ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
      // Whoever looks something up in between finds the page as it was.
      retainContextWhenHidden: true,
    });
    page = { panel, round };
    panel.onDidDispose(() => {
      if (page?.panel === panel) {
        page = undefined;
      }
    });
    // The page gets everything at once and tells each answer: nothing has to wait while somebody learns.
    panel.webview.onDidReceiveMessage(async (received: unknown) => {
      const message = readQuizMessage(received);
      if (message === "again") {
        await ask(document);
        return;
      }
      const question = message && round[message.index];
      if (question !== undefined) {
        const right = message?.choice === question.right;
        await context.workspaceState.update(progressKey, answered(progress(), question.card, right, today));
      }
    });
    panel.webview.html = quizPage(round, nonce());
  };

  return {
    start: async () => {
      const document = manuscript.current();
      if (document === undefined) {
        throw new Error("Open a manuscript first: the quiz asks for its terms.");
      }
      await ask(document);
    },
    state: () => ({ progress: progress(), round: page?.round ?? [] }),
  };
}

/** A word that nobody can guess: only what has it runs in the page. */
function nonce(): string {
  return Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function nothingToAsk(terms: readonly TermInManuscript[], progress: Progress, today: number): string {
  const names = askable(terms).map(({ term }) => term);
  if (names.length < 2) {
    return "Caveat knows too few terms of this manuscript for a quiz.";
  }
  const days = daysUntilDue(names, progress, today) ?? 0;
  return `You know the terms of this manuscript for now. Come back ${days === 1 ? "tomorrow" : `in ${days} days`}.`;
}
