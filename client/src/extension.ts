import { commands, type ExtensionContext, type LogOutputChannel, Uri, window } from "vscode";
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import {
  type InitializationOptions,
  settingsSection,
  type TermInManuscript,
} from "../../server/src/protocol";
import { checkWorkspace, createWorkspaceFindings } from "./check-workspace";
import { showCitations } from "./citations";
import { type CommandHandlers, commandIds } from "./commands";
import { createDoctor } from "./doctor";
import { servedDocuments } from "./documents";
import { serveFiles } from "./files";
import { pullMiddleware } from "./pull";
import { openRulePage } from "./rule-page";
import { createStatus } from "./status";
import { addTerm } from "./terms/add-term";
import { exportGlossary } from "./terms/export-glossary";
import { registerGlossaryDocuments, showPlace, showTerm } from "./terms/glossary-documents";
import { followManuscript } from "./terms/manuscript-in-front";
import { createQuiz, type QuizState } from "./terms/quiz";
import { suggestWhileTyping } from "./terms/suggest-while-typing";
import type { TermsNode } from "./terms/terms-list";
import { createTermsView } from "./terms/terms-view";

/** The client's id is also the section under which it finds `trace.server`. */
export const clientId = settingsSection;
export const clientName = "Caveat";

/** Makes a client of this host; it is started by {@link start}. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

let client: BaseLanguageClient | undefined;

/** What other extensions get from this one, and tests. */
export interface CaveatApi {
  /** The terms of the manuscript in front by first use, and the view's lines. */
  readonly termsInManuscript: () => Promise<readonly TermInManuscript[]>;
  readonly termsInView: () => Promise<readonly TermsNode[]>;
  /** What the quiz asks, and what was answered in this workspace. */
  readonly quiz: () => QuizState;
}

/** Everything the extension does, whichever host it runs in. Resolves when the server runs, or when it failed to and the log says why. */
export async function start(context: ExtensionContext, createClient: CreateClient): Promise<CaveatApi> {
  const log = window.createOutputChannel(clientName, { log: true });
  context.subscriptions.push(log);
  const rulePages = Uri.joinPath(context.extensionUri, "docs", "rules");
  const findings = createWorkspaceFindings(context);
  const showDoctor = createDoctor(context);
  registerGlossaryDocuments(context, running);
  const manuscript = followManuscript(context);
  const terms = createTermsView(context, manuscript, running);
  const quiz = createQuiz(context, manuscript, running);
  suggestWhileTyping(context, running);
  const followWithStatus = createStatus(context, terms.refresh);

  const initializationOptions: InitializationOptions = {
    clientServesFiles: true,
    rulePages: rulePages.toString(),
    // VS Code's own Markdown support lists them.
    showsHeadings: true,
    // VS Code's own Markdown support would rename `[1]` and `[@key]` as links.
    refusalsAsMessages: true,
    showsTerms: true,
    // The manifest's `jsonValidation` hands the schema to VS Code's own JSON support.
    knowsJsonSchemas: true,
  };
  const options: LanguageClientOptions = {
    documentSelector: servedDocuments,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    // Hovers may run these two and no other command; everything else in them is shown as it is.
    markdown: { isTrusted: { enabledCommands: [commandIds.showTerm, commandIds.showPlace] } },
    diagnosticPullOptions: { onChange: true },
    // From the moment the server answers for a file, what the last check of the workspace found there is old.
    middleware: pullMiddleware(rulePages, (uri) => {
      findings.delete(uri);
    }),
  };

  const connect = async (): Promise<void> => {
    const created = createClient(options);
    client = created;
    serveFiles(created);
    followWithStatus(created);
    try {
      await created.start();
    } catch (reason) {
      // The client library has told the user; the editor goes on without findings.
      log.error(`The language server did not start: ${describe(reason)}`);
    }
  };

  const reconnect = async (): Promise<void> => {
    await stop();
    findings.clear();
    await connect();
  };

  // One connection after the other, however often somebody asks for a restart.
  let connected = connect();
  register(context, log, {
    [commandIds.addTerm]: async (term) => {
      await addTerm(running(), manuscript, term);
      terms.refresh();
    },
    [commandIds.checkWorkspace]: () => checkWorkspace(running(), findings),
    [commandIds.doctor]: () => showDoctor(running()),
    [commandIds.exportGlossary]: () => exportGlossary(running(), manuscript),
    [commandIds.openRulePage]: (rule) => openRulePage(rulePages, rule),
    [commandIds.quiz]: () => quiz.start(),
    [commandIds.refreshTerms]: () => {
      terms.refresh();
      return Promise.resolve();
    },
    [commandIds.restart]: () => {
      connected = connected.then(reconnect);
      return connected;
    },
    [commandIds.showCitations]: (position) => showCitations(running(), position),
    [commandIds.showPlace]: (place) => showPlace(running(), place),
    [commandIds.showTerm]: (term) => showTerm(running(), term),
    [commandIds.groupTerms]: () => terms.arrange({ grouping: "category" }),
    [commandIds.listTerms]: () => terms.arrange({ grouping: "none" }),
    [commandIds.sortTermsByCount]: () => terms.arrange({ order: "count" }),
    [commandIds.sortTermsByFirstUse]: () => terms.arrange({ order: "firstUse" }),
    [commandIds.sortTermsByName]: () => terms.arrange({ order: "name" }),
    [commandIds.showLog]: () => {
      log.show();
      return Promise.resolve();
    },
  });
  await connected;
  return {
    termsInManuscript: () => terms.items(),
    termsInView: () => terms.lines(),
    quiz: () => quiz.state(),
  };
}

/** Ends the server; the next {@link start} makes a new one. */
export async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  try {
    await stopping?.dispose();
  } catch {
    // It never came up, or is gone already: either way it has stopped.
  }
}

/** A client that failed to start cannot be asked; saying so beats waiting for an answer. */
function running(): BaseLanguageClient {
  if (client === undefined || client.state === State.StartFailed || client.state === State.Stopped) {
    throw new Error("The language server is not running. “Caveat: Restart Language Server” starts it again.");
  }
  return client;
}

function register(context: ExtensionContext, log: LogOutputChannel, handlers: CommandHandlers): void {
  for (const [id, handle] of Object.entries(handlers)) {
    const guarded = async (argument: unknown): Promise<void> => {
      try {
        await handle(argument);
      } catch (reason) {
        log.error(`${id}: ${describe(reason)}`);
        // Not awaited: whoever ran the command need not wait until the message is closed.
        void reportFailure(log, reason);
      }
    };
    context.subscriptions.push(commands.registerCommand(id, guarded));
  }
}

async function reportFailure(log: LogOutputChannel, reason: unknown): Promise<void> {
  const showLog = "Show Log";
  const message = reason instanceof Error ? reason.message : String(reason);
  if ((await window.showErrorMessage(`Caveat: ${message}`, showLog)) === showLog) {
    log.show();
  }
}

/** For the log: with the stack, where there is one. */
function describe(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
