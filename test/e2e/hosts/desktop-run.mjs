// @ts-check
/** Runs a suite in a desktop VS Code. Its one argument is the options of `@vscode/test-electron` as JSON. */
import { runTests } from "@vscode/test-electron";

const [options = "{}"] = process.argv.slice(2);
try {
  await runTests(JSON.parse(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
