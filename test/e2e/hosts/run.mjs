// @ts-check
/**
 * Runs the end-to-end suite in every editor that can be had here.
 *
 *     node test/e2e/hosts/run.mjs [server] [package] [web] [desktop]
 *
 * Expects a build in `dist/`. With `CAVEAT_E2E=required` a skipped host is a failure, the desktop excepted.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleSuite } from "./bundle.mjs";
import { allHosts, hosts } from "./hosts.mjs";
import { repository, temporaryCopy } from "./paths.mjs";
import { messageOf } from "./processes.mjs";

/**
 * @typedef {import("./hosts.mjs").HostName} HostName
 * @typedef {{ readonly passed: number, readonly failed: number }} Count
 */

/**
 * Bundles the suite and runs it in the hosts, one after the other, each on a fresh copy of `test/e2e/workspace/`.
 * Never rejects over a host: what went wrong there counts as one failed test.
 *
 * @param {readonly HostName[]} [names]
 * @returns {Promise<readonly Count[]>} one for each host
 */
export async function runEndToEnd(names = allHosts) {
  const suite = await bundleSuite();
  /** @type {Count[]} */
  const counts = [];
  for (const name of names) counts.push(await runHost(name, suite));
  return counts;
}

/**
 * @param {HostName} name
 * @param {import("./bundle.mjs").BundledSuite} suite
 * @returns {Promise<Count>}
 */
async function runHost(name, suite) {
  const host = hosts[name];
  const reason = host.lacks();
  if (reason !== undefined) {
    const required = !host.optional && process.env["CAVEAT_E2E"] === "required";
    console.log(`\n${required ? "FAILED" : "SKIPPED"}: end-to-end tests in ${host.title}: ${reason}`);
    return { passed: 0, failed: required ? 1 : 0 };
  }
  console.log(`\nEnd-to-end tests in ${host.title}`);
  const workspace = temporaryCopy(join(repository, "test", "e2e", "workspace"));
  try {
    const { output, problem } = await host.run(suite, workspace.path);
    return report(output, problem);
  } catch (error) {
    return report("", messageOf(error));
  } finally {
    workspace.remove();
  }
}

/**
 * Prints the suite's own lines, and counts by its closing one. A suite that failed without saying so, or never came to
 * its closing line, is one failure.
 *
 * @param {string} output
 * @param {string | undefined} problem
 * @returns {Count}
 */
function report(output, problem) {
  for (const line of output.split("\n")) {
    if (/^\s*[✓✗│]/u.test(line)) console.log(line.trimEnd());
  }
  const closing = /^\s*(\d+) passed, (\d+) failed\s*$/mu.exec(output);
  const passed = Number(closing?.[1] ?? 0);
  const failed = Number(closing?.[2] ?? 0);
  if (closing !== null && (problem === undefined || failed > 0)) return { passed, failed };
  console.log(`✗ ${problem ?? "the suite ended without its closing line"}`);
  return { passed, failed: Math.max(failed, 1) };
}

/**
 * The sum as the closing line of a run; sets this process's exit status by it.
 *
 * @param {readonly Count[]} counts
 */
export function finish(counts) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  // A run that proved nothing is no success.
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`\n${passed} passed, ${failed} failed`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(hosts, name));
  if (unknown.length > 0) {
    console.error(`There is no host ${unknown.join(", ")}; there are ${allHosts.join(", ")}.`);
    process.exit(2);
  }
  finish(
    await runEndToEnd(wanted.length === 0 ? allHosts : allHosts.filter((name) => wanted.includes(name))),
  );
}
