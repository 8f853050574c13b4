// @ts-check
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onEnd } from "./processes.mjs";

/** The repository's root, which is also the extension under development. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where the editors that tests run in are kept between runs; git ignores it. */
export const hostsCache = join(repository, ".cache", "vscode-hosts");

/** Where a failed run leaves its log and its screenshot; git ignores it. */
export const failuresFolder = join(repository, ".cache", "e2e");

/** @typedef {{ readonly path: string, readonly remove: () => void }} TemporaryFolder */

/**
 * A new empty folder for temporary files, gone with `remove()` or when this process ends.
 *
 * @returns {TemporaryFolder}
 */
export function temporaryFolder() {
  // The real path: an editor compares paths as strings, and macOS links its temporary folder.
  const path = realpathSync(mkdtempSync(join(tmpdir(), "caveat-")));
  const clear = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  const takeBack = onEnd(clear);
  return {
    path,
    remove: () => {
      takeBack();
      clear();
    },
  };
}

/**
 * A copy of a folder that a run may change as it likes.
 *
 * @param {string} folder
 * @returns {TemporaryFolder}
 */
export function temporaryCopy(folder) {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  return copy;
}
