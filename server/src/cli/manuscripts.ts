import { URI } from "vscode-uri";
import type { Disk } from "../host/host";
import { isGlossaryName } from "../model/glossary-file";
import { manuscriptExtensions } from "../service/document-kind";
import { resolve } from "../service/uris";
import { Trouble } from "./terminal";

/** A manuscript that is to be checked. */
export interface Wanted {
  readonly uri: string;
  /** Whether its own name was given; what a folder or a glob turned up may be ignored by the project. */
  readonly how: "named" | "found";
}

/**
 * The manuscripts that the arguments mean, each once, in the order of the arguments.
 * Throws Trouble for a name that means nothing: silence would read as "nothing wrong".
 */
export async function manuscriptsNamed(
  args: readonly string[],
  folder: string,
  disk: Disk,
): Promise<Wanted[]> {
  const wanted = new Map<string, Wanted>();
  for (const arg of args.length > 0 ? args : ["."]) {
    for (const one of await expand(arg, folder, disk)) if (!wanted.has(one.uri)) wanted.set(one.uri, one);
  }
  return [...wanted.values()];
}

const globs = manuscriptExtensions.map(
  (extension) => `**/*${extension.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)}`,
);

async function expand(arg: string, folder: string, disk: Disk): Promise<Wanted[]> {
  const base = URI.file(folder).toString();
  const uri = resolve(base, arg);
  switch (await disk.kindOf(uri)) {
    case "file":
      return [{ uri, how: "named" }];
    case "folder": {
      const found = await disk.find(uri, globs);
      if (found.length === 0) throw new Trouble(`there is no Markdown in the folder “${arg}”.`);
      return found.flatMap((one) => (isGlossaryName(one) ? [] : [{ uri: one, how: "found" }]));
    }
    case "nothing":
      return expandGlob(arg, base, disk);
  }
}

async function expandGlob(arg: string, base: string, disk: Disk): Promise<Wanted[]> {
  if (!/[*?[\]{}]/.test(arg)) throw new Trouble(`there is no file or folder “${arg}”.`);
  // The fixed beginning of a glob may lead out of the working folder; the search starts there.
  const [, fixed = "", rest = arg] = /^((?:[^*?[\]{}/]*\/)*)(.*)$/.exec(arg) ?? [];
  const found = await disk.find(fixed === "" ? base : resolve(base, fixed), [rest]);
  if (found.length === 0) throw new Trouble(`no file matches “${arg}”.`);
  return found.map((uri) => ({ uri, how: "found" }));
}
