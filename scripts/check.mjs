// Proves everything that can be proved without an editor: `npm run check`.
// Generated files are proved by the tests themselves (toMatchFileSnapshot).
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Fewer modules than this, and the boundary check looked at nothing. */
const leastModules = 60;

const steps = [
  ["format and import order", "biome", ["ci", "--error-on-warnings", "--colors=off", "."]],
  ["lint", "eslint", ["--max-warnings", "0", "."]],
  ["types", "tsc", ["--noEmit", "-p", "tsconfig.json"]],
  ["types of the core, without Node or DOM", "tsc", ["--noEmit", "-p", "server/tsconfig.core.json"]],
  ["boundaries", "depcruise", ["--output-type", "err-long", "client/src", "server/src"], modulesSeen],
  ["unused code", "knip", []],
  ...(process.env.CAVEAT_SKIP_TESTS === "1" ? [] : [["tests", "vitest", ["run"]]]),
  ["build", process.execPath, ["scripts/build.mjs"]],
];

let failed = 0;
for (const [name, command, args, inspect] of steps) {
  const started = Date.now();
  const binary = command === process.execPath ? command : join(root, "node_modules", ".bin", command);
  const { status, stdout, stderr, error } = spawnSync(binary, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: "1" },
    shell: process.platform === "win32" && command !== process.execPath,
  });
  const complaint =
    status === 0 ? inspect?.(stdout) : `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${complaint === undefined ? "✓" : "✗"} ${name} (${seconds} s)\n`);
  if (complaint !== undefined) {
    failed++;
    process.stdout.write(`${complaint.trimEnd()}\n\n`);
  }
}
process.stdout.write(failed === 0 ? "All checks passed.\n" : `${failed} of ${steps.length} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;

function modulesSeen(output) {
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return modules >= leastModules
    ? undefined
    : `only ${modules} modules were looked at; expected ${leastModules} or more`;
}
