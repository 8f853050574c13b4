// @ts-check
import { join } from "node:path";
import { build } from "esbuild";
import { repository } from "./paths.mjs";

/** @typedef {{ readonly node: string, readonly browser: string }} BundledSuite */

/**
 * Bundles the one source of the suite twice: for a Node.js extension host and for a browser worker. Both are CommonJS
 * that exports `run(): Promise<void>`. They lie inside the extension because the web host serves nothing else.
 *
 * @returns {Promise<BundledSuite>}
 */
export async function bundleSuite() {
  const suite = {
    node: join(repository, "dist", "e2e", "suite.node.js"),
    browser: join(repository, "dist", "e2e", "suite.browser.js"),
  };
  await Promise.all(
    /** @type {const} */ (["node", "browser"]).map((platform) =>
      build({
        entryPoints: [join(repository, "test", "e2e", "suite", "index.ts")],
        outfile: suite[platform],
        bundle: true,
        platform,
        format: "cjs",
        target: platform === "node" ? "node20" : "es2022",
        external: ["vscode"],
        sourcemap: "inline",
        logLevel: "warning",
      }),
    ),
  );
  return suite;
}
