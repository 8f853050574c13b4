// The command line over real files in a folder that is gone after the test.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { run } from "../../server/src/cli/run";
import type { Terminal } from "../../server/src/cli/terminal";
import { disk } from "../../server/src/host/node";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a new folder and returns its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "caveat-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What a command printed, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in a folder. */
export async function caveat(folder: string, args: readonly string[], input = ""): Promise<Outcome> {
  const printed = { out: "", err: "" };
  const terminal: Terminal = {
    folder,
    colours: "off",
    columns: undefined,
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    progress: () => undefined,
    input: () => Promise.resolve(new TextEncoder().encode(input)),
    now: () => 0,
  };
  const status = await run(args, terminal, { disk, version: "1.2.3", rulePages: "https://rules.example/" });
  return { status, ...printed };
}
