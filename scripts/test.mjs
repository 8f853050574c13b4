// @ts-check
/**
 * What `npm test` runs: the build; all unit, property, protocol and command-line tests; then the end-to-end suite in
 * every editor that can be had here. A skipped editor is named with what to install; with `CAVEAT_E2E=required` it is
 * a failure, the desktop excepted. The last line is the sum: `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../test/e2e/hosts/paths.mjs";
import { messageOf } from "../test/e2e/hosts/processes.mjs";
import { finish, runEndToEnd } from "../test/e2e/hosts/run.mjs";

/** @typedef {import("../test/e2e/hosts/run.mjs").Count} Count */

const reportFile = join(repository, ".cache", "vitest.json");

// The command-line and editor tests run the built files, so the build comes first.
const built = runNode(["scripts/build.mjs"]) === 0;
const counts = [built ? { passed: 0, failed: 0 } : failure("The build failed."), runVitest()];
if (built) counts.push(...(await runEndToEnd().catch((error) => [failure(messageOf(error))])));
else console.log("\nSKIPPED: end-to-end tests, because the build failed.");

finish(counts);

/** @returns {Count} */
function runVitest() {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  rmSync(reportFile, { force: true });
  const program = join("node_modules", "vitest", "vitest.mjs");
  const status = runNode([
    program,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ]);
  try {
    return countVitest(JSON.parse(readFileSync(reportFile, "utf8")), status);
  } catch {
    return failure("vitest ended without a report.");
  }
}

/**
 * A file that could not be loaded counts as one failed test, and so does an error outside every test.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] }} report
 * @param {number | null} status
 * @returns {Count}
 */
function countVitest({ numPassedTests, numFailedTests, testResults }, status) {
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = numFailedTests + unloaded.length;
  return { passed: numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/**
 * @param {string} message
 * @returns {Count}
 */
function failure(message) {
  console.error(`\nFAILED: ${message}`);
  return { passed: 0, failed: 1 };
}

/**
 * @param {readonly string[]} args
 * @returns {number | null} the exit status
 */
function runNode(args) {
  return spawnSync(process.execPath, args, { cwd: repository, stdio: "inherit" }).status;
}
