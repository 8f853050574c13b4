import { type ExtensionContext, ViewColumn, type WebviewPanel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { TermInManuscript } from "../../../server/src/protocol";
import { answered, daysUntilDue, type Progress, readProgress } from "./leitner";
import type { ManuscriptInFront } from "./manuscript-in-front";
import { askable, type Question, roundOf } from "./questions";
import { quizPage } from "./quiz-page";
import { termsOf } from "./request-terms";

const progressKey = "caveat.quiz";
const DAY_MS = 86_400_000;

/** Prepares the quiz over the terms of the manuscript in front. What was answered is kept with the workspace. */
export function createQuiz(
  context: ExtensionContext,
  manuscript: ManuscriptInFront,
): (client: BaseLanguageClient) => Promise<void> {
  let panel: WebviewPanel | undefined;
  return async (client) => {
    const document = manuscript.current();
    if (document === undefined) {
      throw new Error("Open a manuscript first: the quiz asks for its terms.");
    }
    const terms = await termsOf(client, document);
    const today = Math.floor(Date.now() / DAY_MS);
    const progress = readProgress(context.workspaceState.get(progressKey));
    const round = roundOf(terms, progress, today, (below) => Math.floor(Math.random() * below));
    if (round.length === 0) {
      // Not awaited: the message may stay for as long as its reader likes.
      void window.showInformationMessage(nothingToAsk(terms, progress, today));
      return;
    }
    panel?.dispose();
    const opened = window.createWebviewPanel("caveat.quiz", "Terms Quiz", ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
    });
    panel = opened;
    ask(opened, round, (question, right) => {
      const before = readProgress(context.workspaceState.get(progressKey));
      return context.workspaceState.update(progressKey, answered(before, question.card, right, today));
    });
  };
}

function ask(
  { webview }: WebviewPanel,
  round: readonly Question[],
  keep: (question: Question, right: boolean) => Thenable<void>,
): void {
  // The page gets everything at once and tells each answer: nothing has to wait while somebody learns.
  webview.onDidReceiveMessage(async (message: unknown) => {
    const { index, choice } = (message ?? {}) as { index?: unknown; choice?: unknown };
    const question = typeof index === "number" ? round[index] : undefined;
    if (question !== undefined) {
      await keep(question, choice === question.right);
    }
  });
  const nonce = Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  webview.html = quizPage(round, nonce);
}

function nothingToAsk(terms: readonly TermInManuscript[], progress: Progress, today: number): string {
  const names = askable(terms).map(({ term }) => term);
  if (names.length < 2) {
    return "Caveat knows too few terms of this manuscript for a quiz.";
  }
  const days = daysUntilDue(names, progress, today) ?? 0;
  return `You know the terms of this manuscript for now. Come back ${days === 1 ? "tomorrow" : `in ${days} days`}.`;
}
