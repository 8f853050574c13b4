// @ts-check
/** The editors that the suite runs in. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runSuiteInPage } from "./chromium.mjs";
import { findDesktop, runSuiteOnDesktop } from "./desktop.mjs";
import { startServerEditor, startWebEditor } from "./editors.mjs";
import { findChromium } from "./executables.mjs";
import { installServerHost, installWebHost, serverHostLacks } from "./install.mjs";
import { repository, temporaryFolder } from "./paths.mjs";
import { messageOf } from "./processes.mjs";

/**
 * @typedef {"server" | "package" | "web" | "desktop"} HostName
 * @typedef {import("./chromium.mjs").SuiteOutput} SuiteOutput
 * @typedef {import("./bundle.mjs").BundledSuite} BundledSuite
 * @typedef {{ readonly title: string, readonly optional: boolean, readonly lacks: () => string | undefined, readonly run: (suite: BundledSuite, workspace: string) => Promise<SuiteOutput> }} Host
 *   `lacks` says in a sentence why the host cannot run here; an optional host may be skipped even where tests are
 *   required
 */

const lacksServer = () => lacksChromium() ?? serverHostLacks() ?? lacksInstall(installServerHost);

/** @type {Readonly<Record<HostName, Host>>} */
export const hosts = {
  server: {
    title: "VS Code's server in Chromium",
    optional: false,
    lacks: lacksServer,
    run: (suite, workspace) =>
      runInBrowser("server", () =>
        startServerEditor({ workspace, extension: repository, suite: suite.node }),
      ),
  },
  package: {
    title: "VS Code's server in Chromium, with the packaged extension installed",
    optional: false,
    lacks: lacksServer,
    run: async (suite, workspace) => {
      const folder = temporaryFolder();
      try {
        const vsix = packageExtension(folder.path);
        // VS Code runs a suite only for an extension under development: this one does nothing.
        const idle = { name: "idle", publisher: "caveat-tests", version: "0.0.0", engines: { vscode: "*" } };
        writeFileSync(join(folder.path, "package.json"), JSON.stringify(idle));
        return await runInBrowser("package", () =>
          startServerEditor({ workspace, extension: folder.path, vsix, suite: suite.node }),
        );
      } finally {
        folder.remove();
      }
    },
  },
  web: {
    title: "VS Code for the Web in Chromium",
    optional: false,
    lacks: () => lacksChromium() ?? lacksInstall(installWebHost),
    run: (suite, workspace) =>
      runInBrowser("web", () => startWebEditor({ workspace, extension: repository, suite: suite.browser })),
  },
  desktop: {
    title: "desktop VS Code",
    optional: true,
    lacks: () => {
      const desktop = findDesktop();
      return "missing" in desktop ? desktop.missing : undefined;
    },
    run: async (suite, workspace) => {
      const desktop = findDesktop();
      if ("missing" in desktop) throw new Error(desktop.missing);
      const profile = temporaryFolder();
      try {
        return await runSuiteOnDesktop({
          ...{ desktop, workspace, extension: repository },
          ...{ suite: suite.node, profile: profile.path },
        });
      } finally {
        profile.remove();
      }
    },
  },
};

/** @type {readonly HostName[]} */
export const allHosts = ["server", "package", "web", "desktop"];

/**
 * Packages what is in `dist/`, so that a file that the package lacks is noticed.
 *
 * @param {string} folder
 * @returns {string} the VSIX
 */
function packageExtension(folder) {
  const vsix = join(folder, "caveat.vsix");
  const program = join("node_modules", "@vscode", "vsce", "vsce");
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  const result = spawnSync(process.execPath, [program, ...args, "--out", vsix], {
    cwd: repository,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`vsce could not package the extension:\n${result.stderr}`);
  return vsix;
}

/**
 * @param {HostName} host
 * @param {() => Promise<import("./editors.mjs").Editor>} start
 * @returns {Promise<SuiteOutput>}
 */
async function runInBrowser(host, start) {
  const editor = await start();
  try {
    return await runSuiteInPage({ host, url: editor.url });
  } finally {
    await editor.stop();
  }
}

/** @returns {string | undefined} */
function lacksChromium() {
  const found = findChromium();
  return "missing" in found ? found.missing : undefined;
}

/**
 * @param {() => string} install
 * @returns {string | undefined}
 */
function lacksInstall(install) {
  try {
    install();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
