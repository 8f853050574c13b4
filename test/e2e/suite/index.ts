import { extensions } from "vscode";
import { annotations } from "./annotations";
import { bibliographies } from "./bibliographies";
import { completions } from "./completions";
import { diagnostics } from "./diagnostics";
import { fixes } from "./fixes";
import { hovers } from "./hovers";
import { quiz } from "./quiz";
import { refactorings } from "./refactorings";
import { renames } from "./renames";
import { terms } from "./terms";
import { assert, runTests, type Test } from "./testing";

/** VS Code's contract for a test runner: resolves when all tests passed, rejects when any failed. */
export function run(): Promise<void> {
  const tests = [
    starts,
    ...hovers,
    ...completions,
    ...diagnostics,
    ...fixes,
    ...annotations,
    ...bibliographies,
    ...renames,
    ...refactorings,
    ...terms,
    ...quiz,
  ];
  // VS Code hands the console of a test run to whoever started it.
  return runTests(tests, (message) => {
    console.log(message);
  });
}

/** First, so that no later wait is spent on starting the server. */
const starts: Test = {
  name: "the extension starts",
  run: async () => {
    const caveat = extensions.all.find(({ id }) => id.endsWith(".caveat"));
    assert(caveat !== undefined, "the extension is not installed");
    await caveat.activate();
    assert(caveat.isActive, "the extension is not active");
  },
};
