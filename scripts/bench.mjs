// Measures what an edit, a first reading and big bibliographies cost (npm run bench [part …]): prints tables, judges nothing.
// Every part runs in a process of its own. The manuscripts are those of ../shared/bench where they are at hand,
// else they are made of the samples in examples/.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { languageDataForEsbuild } from "./language-data.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cache = join(root, ".cache", "bench");
const bundle = join(cache, "bench.cjs");
const server = join(cache, "server.cjs");
const inputs = join(cache, "inputs");
const maker = join(root, "..", "shared", "bench", "inputs.mjs");

mkdirSync(inputs, { recursive: true });
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  logLevel: "warning",
  plugins: [languageDataForEsbuild],
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};
await build({ ...shared, entryPoints: ["test/bench/main.ts"], outfile: bundle });
await build({ ...shared, entryPoints: ["server/src/node.ts"], outfile: server, minify: true });
if (existsSync(maker) && !existsSync(join(inputs, "ms-5m.md"))) {
  spawnSync(process.execPath, [maker, inputs], { stdio: "ignore" });
}

const run = (part, stdio) =>
  spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=4096", bundle, ...part.split(" ")], {
    cwd: root,
    encoding: "utf8",
    stdio,
    env: {
      ...process.env,
      CAVEAT_BENCH_INPUTS: inputs,
      CAVEAT_BENCH_SERVER: server,
      CAVEAT_BENCH_SAMPLES: join(root, "examples"),
    },
  });

const wanted = process.argv.slice(2);
const parts = run("", "pipe")
  .stdout.split("\n")
  .filter((part) => part !== "" && (wanted.length === 0 || wanted.some((word) => part.includes(word))));
for (const part of parts) {
  const { status } = run(part, "inherit");
  if (status !== 0) process.exitCode = 1;
}
