// @ts-check
/** The desktop VS Code that is already on this machine; nothing is downloaded unless the user asks for it. */
import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath, isExecutable } from "./executables.mjs";
import { onEnd, within } from "./processes.mjs";

/** A whole run, the download of VS Code excepted. */
const RUN_MS = 240_000;
const DOWNLOAD_MS = 600_000;

/** @typedef {{ executable: string } | { download: true } | { missing: string }} Desktop */

/**
 * The program of a desktop VS Code: `CAVEAT_VSCODE_EXECUTABLE` when set, else the one whose `code` command is on the
 * PATH, else, with `CAVEAT_DOWNLOAD_VSCODE=1`, one that `@vscode/test-electron` downloads.
 *
 * @returns {Desktop}
 */
export function findDesktop() {
  if (!hasDisplay()) {
    return { missing: "there is no display: run under a desktop session or xvfb-run." };
  }
  const wanted = process.env["CAVEAT_VSCODE_EXECUTABLE"];
  if (wanted !== undefined && wanted !== "") {
    if (isExecutable(wanted)) return { executable: wanted };
    return { missing: `CAVEAT_VSCODE_EXECUTABLE is "${wanted}", which is not a program that can be run.` };
  }
  const command = findOnPath(["code"]);
  const executable = command === undefined ? undefined : programOf(realpathSync(command));
  if (executable !== undefined) return { executable };
  if (process.env["CAVEAT_DOWNLOAD_VSCODE"] === "1") return { download: true };
  return {
    missing:
      "no desktop VS Code was found: install it with its `code` command on the PATH, set CAVEAT_VSCODE_EXECUTABLE to " +
      "its program, or set CAVEAT_DOWNLOAD_VSCODE=1 to have one downloaded.",
  };
}

/**
 * The program that a `code` command starts, from where each platform's installer puts the two; undefined for a `code`
 * that is something else, for instance the command of a remote session.
 *
 * @param {string} command an absolute path without links
 * @returns {string | undefined}
 */
export function programOf(command) {
  const bin = dirname(command);
  const candidates = [
    join(bin, "..", "code"),
    join(bin, "..", "Code.exe"),
    join(bin, "..", "..", "..", "MacOS", "Electron"),
    join(bin, "..", "..", "..", "MacOS", "Code"),
    // A snap's command is a link to snap itself.
    ...(command.endsWith("/snap") ? ["/snap/code/current/usr/share/code/code"] : []),
  ];
  return candidates.find(isExecutable);
}

/**
 * Whether a window can be shown here.
 *
 * @returns {boolean}
 */
export function hasDisplay() {
  if (process.platform !== "linux") return true;
  return ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => (process.env[name] ?? "") !== "");
}

/**
 * Runs the suite in a desktop VS Code with a profile of its own.
 *
 * @param {{ desktop: Exclude<Desktop, { missing: string }>, extension: string, suite: string, workspace: string, profile: string }} options
 * @returns {Promise<import("./chromium.mjs").SuiteOutput>}
 */
export async function runSuiteOnDesktop({ desktop, extension, suite, workspace, profile }) {
  const options = {
    ...("executable" in desktop ? { vscodeExecutablePath: desktop.executable } : {}),
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [
      workspace,
      "--disable-extensions",
      `--user-data-dir=${join(profile, "user")}`,
      `--extensions-dir=${join(profile, "extensions")}`,
    ],
  };
  const program = join(dirname(fileURLToPath(import.meta.url)), "desktop-run.mjs");
  // A process of its own: @vscode/test-electron writes what VS Code says to its own standard output only.
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const takeBack = onEnd(() => child.kill("SIGINT"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
    });
  }
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("close", resolve));
  const limit = RUN_MS + ("download" in desktop ? DOWNLOAD_MS : 0);
  try {
    const status = await within(ended, limit, `the suite did not end within ${limit / 1000} s`);
    return { output, problem: status === 0 ? undefined : `VS Code ended with status ${status}\n${output}` };
  } catch (error) {
    child.kill("SIGINT");
    return { output, problem: `${error instanceof Error ? error.message : String(error)}\n${output}` };
  } finally {
    takeBack();
  }
}
