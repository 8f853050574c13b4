/**
 * Makes the repository ready to run: npm runs it before `npm start` and `npm test`. It checks Node.js and installs the
 * development packages when they are missing or older than the lock file; otherwise it takes some milliseconds.
 *
 * It runs before anything is installed, and on any Node.js that can say that it is too old: built-ins only, no syntax
 * that is newer than ES2019.
 */
import { spawnSync } from "child_process";
import { existsSync, statSync } from "fs";
import { dirname, join } from "path";
import { fileURLToPath } from "url";

/** As `engines.node` in package.json. */
const OLDEST_NODE = [20, 19];

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(repository, "package-lock.json");
/** npm writes it at the end of every install. */
const installedLockFile = join(repository, "node_modules", ".package-lock.json");

if (isOlder(process.versions.node, OLDEST_NODE)) {
  fail(
    `Caveat needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
    "Install a newer one from https://nodejs.org and run the same command again.",
  );
}

if (!isInstalled()) {
  console.log("Installing the development packages; this takes about half a minute …");
  install();
}

function isOlder(version, oldest) {
  const [major, minor] = version.split(".").map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

function isInstalled() {
  if (!existsSync(installedLockFile)) return false;
  return statSync(installedLockFile).mtimeMs >= statSync(lockFile).mtimeMs;
}

function install() {
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional packages, and npm leaves those out wherever
  // the registry in use does not serve them. Without saving, the lock file is obeyed and stays as it is.
  // No package's install script is needed; one of them would download a browser.
  const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: repository, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: repository, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) {
    fail(`npm could not be started: ${result.error.message}`, "Is npm installed and on the PATH?");
  }
  if (result.status !== 0) {
    fail(
      "npm could not install the development packages; its own message is above.",
      "They come from the npm registry: check the connection, or npm's proxy and registry settings, and run the same command again.",
    );
  }
}

function fail(what, whatToDo) {
  console.error(`\n${what}\n${whatToDo}\n`);
  process.exit(1);
}
