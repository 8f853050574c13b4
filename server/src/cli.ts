import { version } from "../../package.json";
import { nodeTerminal } from "./cli/node-terminal";
import { run } from "./cli/run";
import { disk, rulePagesBeside } from "./host/node";

void run(process.argv.slice(2), nodeTerminal(), {
  disk,
  version,
  rulePages: rulePagesBeside(__dirname),
}).then((status) => {
  process.exitCode = status;
});
