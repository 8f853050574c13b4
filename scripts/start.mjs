// @ts-check
/**
 * What `npm start` runs: builds Caveat, checks the sample manuscripts in `examples/` on the terminal, and opens them in
 * an editor with the extension running.
 *
 * The editor is the desktop VS Code when its `code` command is on the PATH and a window can be shown, otherwise VS Code
 * in the browser, served on localhost: it needs nothing but npm packages. It is served until Ctrl-C, with or without a
 * display, so that the printed address can be opened from elsewhere, for instance through a forwarded port. On a CI
 * machine (`CI` is set) nobody could end it: there the script ends as soon as the address has answered.
 *
 *     npm start                    check, then the editor
 *     npm start -- --check-only    only the check
 *     npm start -- --browser       VS Code in the browser even where the desktop one is
 */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { hasDisplay } from "../test/e2e/hosts/desktop.mjs";
import { startWebEditor } from "../test/e2e/hosts/editors.mjs";
import { findOnPath } from "../test/e2e/hosts/executables.mjs";
import { repository } from "../test/e2e/hosts/paths.mjs";
import { messageOf } from "../test/e2e/hosts/processes.mjs";

const OPTIONS = ["--check-only", "--browser"];
/** Taken when it is free; otherwise any other. */
const PORT = 3000;

const examples = join(repository, "examples");

const options = process.argv.slice(2);
const unknown = options.filter((option) => !OPTIONS.includes(option));
if (unknown.length > 0) {
  fail(`There is no option ${unknown.join(" ")}; there are ${OPTIONS.join(" and ")}.`, 2);
}

build();
check();
if (!options.includes("--check-only")) await openEditor();

function build() {
  console.log("Building …");
  if (runNode(["scripts/build.mjs"]) !== 0) fail("The build failed; its own message is above.");
}

/** Findings are what the samples are for, so their exit status 1 is as good as 0. */
function check() {
  console.log("\n$ caveat check examples");
  const status = runNode(["dist/cli.js", "check", "examples"]);
  if (status !== 0 && status !== 1) fail("The check could not run; its own message is above.");
}

async function openEditor() {
  if (!options.includes("--browser") && openDesktop()) {
    console.log("\nOpened examples/ in VS Code, in a window of its own with the extension running.");
    return;
  }
  const editor = await startWebEditor({ workspace: examples, extension: repository, port: PORT }).catch(
    (error) =>
      fail(
        `${messageOf(error)}\nThe editor could not be opened; the check above needs none. ` +
          "Alternatively, install VS Code with its `code` command on the PATH and run npm start again.",
      ),
  );
  if (editor.port !== PORT) console.log(`\nPort ${PORT} is taken, so this is served on port ${editor.port}.`);
  console.log(`\nVS Code with the extension and examples/: ${editor.url}`);
  console.log("Edits there stay in the browser; the files on the disk are not changed.");
  if (isSet("CI")) {
    await editor.stop();
    return;
  }
  if (!(await openBrowser(editor.url))) console.log("Open the address in a browser.");
  console.log("Ctrl-C ends it.");
}

/**
 * Opens the desktop VS Code, if there is one. The `code` of a remote session or of WSL belongs to a VS Code on another
 * system, which cannot run an extension from a folder of this one.
 *
 * @returns {boolean} whether it was opened
 */
function openDesktop() {
  const code = findOnPath(["code"]);
  if (code === undefined || !hasDisplay() || isSet("VSCODE_IPC_HOOK_CLI") || isSet("WSL_DISTRO_NAME"))
    return false;
  const args = ["--new-window", `--extensionDevelopmentPath=${repository}`, examples];
  // Windows runs `code.cmd` through its shell only, which takes the arguments as one line.
  const { status } =
    process.platform === "win32"
      ? spawnSync(["code", ...args.map((argument) => `"${argument}"`)].join(" "), {
          shell: true,
          stdio: "inherit",
        })
      : spawnSync(code, args, { stdio: "inherit" });
  if (status !== 0) console.log(`\n${code} did not start, so this opens VS Code in the browser.`);
  return status === 0;
}

/**
 * Asks the system to show an address in the user's browser.
 *
 * @param {string} url
 * @returns {Promise<boolean>} whether a program for that was started
 */
function openBrowser(url) {
  if (!hasDisplay()) return Promise.resolve(false);
  const opener =
    process.platform === "darwin" ? "open" : process.platform === "win32" ? "explorer" : "xdg-open";
  return new Promise((resolve) => {
    const child = spawn(opener, [url], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}

/**
 * @param {readonly string[]} args
 * @returns {number | null} the exit status
 */
function runNode(args) {
  return spawnSync(process.execPath, args, { cwd: repository, stdio: "inherit" }).status;
}

/**
 * @param {string} name of an environment variable
 * @returns {boolean}
 */
function isSet(name) {
  return (process.env[name] ?? "") !== "";
}

/**
 * @param {string} message
 * @param {number} [status]
 * @returns {never}
 */
function fail(message, status = 1) {
  console.error(`\n${message}`);
  process.exit(status);
}
