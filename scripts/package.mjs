// Makes the VSIX: caveat-VERSION.vsix, from a fresh build.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What an editor should not have to download for a linter. */
const mostBytes = 2 * 1024 * 1024;

const vsix = `${name}-${version}.vsix`;
const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};
run("scripts/build.mjs");
run(
  "node_modules/@vscode/vsce/vsce",
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  vsix,
);
const bytes = statSync(join(root, vsix)).size;
process.stdout.write(`${vsix}: ${Math.round(bytes / 1024)} KB\n`);
if (bytes > mostBytes) {
  process.stderr.write(`That is more than ${mostBytes / 1024} KB: look at what .vscodeignore lets in.\n`);
  process.exitCode = 1;
}
