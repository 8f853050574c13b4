import { readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import { URI } from "vscode-uri";
import { type Disk, type Host, ignoredFolders } from "./host";

/** The disk of this machine. */
export const disk: Disk = {
  find: async (folder, globs) => {
    const uri = URI.parse(folder);
    if (uri.scheme !== "file") return [];
    const paths = await glob([...globs], {
      cwd: uri.fsPath,
      absolute: true,
      onlyFiles: true,
      ignore: ignoredFolders,
      followSymbolicLinks: false,
      expandDirectories: false,
    });
    return paths.map((path) => URI.file(path).toString()).sort();
  },
  read: async (uri) => {
    const parsed = URI.parse(uri);
    if (parsed.scheme !== "file") return undefined;
    try {
      return await readFile(parsed.fsPath);
    } catch (fault) {
      if (isCode(fault, "ENOENT") || isCode(fault, "ENOTDIR")) return undefined;
      throw fault;
    }
  },
  kindOf: async (uri) => {
    try {
      return (await stat(URI.parse(uri).fsPath)).isDirectory() ? "folder" : "file";
    } catch {
      return "nothing";
    }
  },
};

/** Node as a host. */
export const nodeHost: Host = {
  now: () => performance.now(),
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  disk,
};

/** The folder with the rules' pages, beside the bundle that runs. */
export function rulePagesBeside(bundleFolder: string): string {
  return new URL("../docs/rules/", pathToFileURL(`${bundleFolder}/`)).toString();
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && "code" in fault && fault.code === code;
}
