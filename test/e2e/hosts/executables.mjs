// @ts-check
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The first of these programs that is on the PATH, as an absolute path, or undefined when none is.
 *
 * @param {readonly string[]} names
 * @param {string} [searchPath] defaults to this process's PATH
 * @returns {string | undefined}
 */
export function findOnPath(names, searchPath = process.env["PATH"] ?? "") {
  const endings = process.platform === "win32" ? (process.env["PATHEXT"] ?? ".EXE;.CMD").split(";") : [""];
  for (const name of names) {
    for (const folder of searchPath.split(delimiter)) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (folder !== "" && isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

/**
 * A Chromium or Chrome to drive: `CAVEAT_CHROMIUM` when set, else one on the PATH, else one in the place where its
 * installer puts it on this platform.
 *
 * @returns {{ path: string } | { missing: string }} the executable, or the sentence that says what to do
 */
export function findChromium() {
  const wanted = process.env["CAVEAT_CHROMIUM"];
  if (wanted !== undefined && wanted !== "") {
    if (isExecutable(wanted)) return { path: wanted };
    return { missing: `CAVEAT_CHROMIUM is "${wanted}", which is not a program that can be run.` };
  }
  const path =
    findOnPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]) ??
    installedBrowsers().find(isExecutable);
  if (path !== undefined) return { path };
  return {
    missing:
      "no Chromium was found: install it (Debian: apt-get install chromium) or set CAVEAT_CHROMIUM to its executable.",
  };
}

/** @returns {readonly string[]} */
function installedBrowsers() {
  switch (process.platform) {
    case "darwin":
      return [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ];
    case "win32":
      return ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map((folder) =>
        join(process.env[folder] ?? "C:\\", "Google", "Chrome", "Application", "chrome.exe"),
      );
    default:
      return [];
  }
}

/**
 * @param {string} file
 * @returns {boolean}
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
