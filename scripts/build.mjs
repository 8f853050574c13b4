// Builds dist/: one file per entry, nothing left to resolve at run time.
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { languageDataForEsbuild } from "./language-data.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: "none",
  target: "es2022",
  logLevel: "warning",
  plugins: [languageDataForEsbuild],
  metafile: true,
};

// Bundles are CommonJS; what packages ask of `import.meta.url` is answered from the bundle's own path.
const moduleUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";
const node = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node20",
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: moduleUrl },
};
// "worker" keeps packages from choosing their variant for a page, which needs a DOM.
const browser = {
  ...shared,
  platform: "browser",
  conditions: ["worker", "browser"],
  mainFields: ["browser", "module", "main"],
};
const executable = { banner: { js: `#!/usr/bin/env node\n${moduleUrl}` } };

const bundles = [
  { ...node, entryPoints: ["client/src/node.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  {
    ...browser,
    entryPoints: ["client/src/browser.ts"],
    outfile: "dist/extension.web.js",
    format: "cjs",
    external: ["vscode"],
  },
  { ...node, ...executable, entryPoints: ["server/src/node.ts"], outfile: "dist/server.js" },
  { ...browser, entryPoints: ["server/src/browser.ts"], outfile: "dist/server.worker.js", format: "iife" },
  { ...node, ...executable, entryPoints: ["server/src/cli.ts"], outfile: "dist/cli.js" },
];

const results = await Promise.all(bundles.map((options) => build(options)));
// What an earlier build left behind must not be packaged; what is there is never gone, not even for a moment.
const built = new Set(bundles.map(({ outfile }) => basename(outfile)));
for (const name of readdirSync(join(root, "dist"))) {
  if (name.endsWith(".js") && !built.has(name)) rmSync(join(root, "dist", name));
}
for (const [index, { metafile }] of results.entries()) {
  const { outfile } = bundles[index];
  const bytes = metafile.outputs[outfile]?.bytes ?? 0;
  process.stdout.write(`${outfile.padEnd(24)} ${Math.round(bytes / 1024)} KB\n`);
}
