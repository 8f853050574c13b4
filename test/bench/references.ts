import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { madeBibliography } from "./bibliography";
import { median, ms, quantile, table } from "./measure";

/** As an author types them, letter by letter; the last but one has a slip. */
const queries = [
  "liu",
  "liu 2001",
  "miller cytokine",
  "natural killer tox",
  "engineered donor surv",
  "soignir",
  "10.1000/fiction.77",
];

const text = `# A manuscript\n\n${"Cells grew as described [@liu1990n0]. Others did not.\n\n".repeat(200)}\n`;
/** Where somebody writes: a line of its own before the end. */
const line = text.split("\n").length - 2;

/** What big bibliographies cost in a server of its own: its answers while it reads them, and when it has. */
export async function benchReferences(entries: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "caveat-bench-"));
  const bibliography = madeBibliography(entries);
  writeFileSync(join(folder, "a.md"), text);
  const server = spawn(process.execPath, [process.env["CAVEAT_BENCH_SERVER"] ?? "", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    client.listen();
    const rows = await measured(
      client,
      pathToFileURL(folder).toString(),
      () => {
        writeFileSync(join(folder, "references.bib"), bibliography);
      },
      () => memoryOf(server.pid),
    );
    const size = (bibliography.length / 1e6).toFixed(0);
    table(`A bibliography of ${entries} entries (${size} MB) in the server`, rows);
    client.dispose();
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

async function measured(
  client: ProtocolConnection,
  root: string,
  appear: () => void,
  memory: () => string,
): Promise<readonly (readonly string[])[]> {
  const uri = `${root}/a.md`;
  const textDocument = { uri };
  let version = 1;
  const write = (letters: string): Promise<void> => {
    version++;
    const contentChanges = [
      {
        range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
        text: `${letters}\n`,
      },
    ];
    return client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  };
  const complete = async (letters: string): Promise<void> => {
    await write(`As [@${letters}`);
    const position = { line, character: letters.length + "As [@".length };
    await client.sendRequest(CompletionRequest.type, { textDocument, position });
  };

  client.onRequest("client/registerCapability", () => null);
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: [{ uri: root, name: "bench" }],
  } as InitializeParams);
  await client.sendNotification(InitializedNotification.type, {});
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "markdown", version, text },
  });
  const pull = () => client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  const keystroke = (letters: number): Promise<number> =>
    timedAsync(async () => {
      await write("x".repeat(letters % 50));
      await pull();
    });
  const hover = (at: number) =>
    client.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 2 + 2 * (at % 200), character: 30 },
    });

  // A server that has run for a while, in a folder without a bibliography.
  const calm: number[] = [];
  for (let letters = 0; letters < 150; letters++) {
    calm.push(await keystroke(letters));
    await complete("li");
  }
  // Then there is one: the server reads it, and makes it ready for searching.
  appear();
  const begin = performance.now();
  await client.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: `${root}/references.bib`, type: FileChangeType.Created }],
  });
  const since = { load: 0, index: 0 };
  const busy: number[] = [];
  for (let letters = 0; since.index === 0; letters++) {
    busy.push(await keystroke(letters));
    if (since.load === 0 && (await hover(letters)) !== null) {
      since.load = performance.now() - begin;
      void client
        .sendRequest(CompletionRequest.type, { textDocument, position: { line: 2, character: 32 } })
        .then(() => {
          since.index = performance.now() - begin;
        });
    }
    await pause(betweenKeys);
  }
  const last = performance.now() - begin;
  // What is left to do in the background are findings in the bibliography itself.
  await pause(2 * last);
  const typeAll = async (): Promise<number[]> => {
    const times: number[] = [];
    for (const query of queries) {
      for (let length = 0; length <= query.length; length++) {
        times.push(await timedAsync(() => complete(query.slice(0, length))));
      }
    }
    return times;
  };
  const first = await typeAll();
  const completions = [...(await typeAll()), ...(await typeAll())];
  const hovers: number[] = [];
  for (let index = 0; index < 200; index++) {
    hovers.push(await timedAsync(() => hover(index)));
  }
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    String(values.length),
    ms(median(values)),
    ms(quantile(values, 0.95)),
    ms(Math.max(...values)),
  ];
  return [
    ["", "n", "p50", "p95", "longest, ms"],
    row("keystroke before there is one", calm.slice(50)),
    row("keystroke while it is read and indexed", busy),
    row("completion, the first ones", first),
    row("completion", completions),
    row("hover", hovers),
    [`read after ${ms(since.load)} ms, ready for searching after ${ms(since.index)} ms; memory ${memory()}`],
  ];
}

/** Milliseconds between two letters of somebody who types fast. */
const betweenKeys = 30;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The memory of a process, where the system tells it. */
function memoryOf(pid: number | undefined): string {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s*(\d+)/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes === undefined ? "unknown" : `${(Number(kilobytes) / 1000).toFixed(0)} MB`;
}
