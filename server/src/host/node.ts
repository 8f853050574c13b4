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
      const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      const why = typeof code === "string" ? whyNot[code] : undefined;
      throw why === undefined ? fault : new Error(why);
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

/** What the system says by a code, in words that follow a colon. */
const whyNot: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ELOOP: "it is a link that leads round in a circle",
  EACCES: "this computer does not allow you to read it",
  EPERM: "this computer does not allow you to read it",
};
