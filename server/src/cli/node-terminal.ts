import { stderr, stdin, stdout } from "node:process";
import type { Terminal } from "./terminal";

/** The terminal, or the pipes, that this process was started with. */
export function nodeTerminal(): Terminal {
  let shown = 0;
  return {
    folder: process.cwd(),
    colours: stdout.isTTY && process.env["NO_COLOR"] === undefined ? "on" : "off",
    columns: stdout.isTTY ? stdout.columns : undefined,
    out: (text) => {
      stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    progress: (text) => {
      if (!stderr.isTTY || (text === "" && shown === 0)) return;
      const line = text.slice(0, (stderr.columns || 80) - 1);
      stderr.write(`\r${line.padEnd(shown)}${text === "" ? "\r" : ""}`);
      shown = line.length;
    },
    input: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    now: () => performance.now(),
  };
}
