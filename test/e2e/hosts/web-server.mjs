// @ts-check
/** Serves VS Code for the Web until it is ended. Its one argument is the options of `@vscode/test-web` as JSON. */
import { open } from "@vscode/test-web";

const [options = "{}"] = process.argv.slice(2);
await open({ browserType: "none", ...JSON.parse(options) });
