// @ts-check
/** The two editors that run in a browser, each as a server on localhost: for the suite, `npm start` and screenshots. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installServerHost, installWebHost, WEB_COMMIT } from "./install.mjs";
import { temporaryFolder } from "./paths.mjs";
import { freePort, startNodeServer } from "./processes.mjs";

/**
 * @typedef {{ workspace: string, extension: string, suite?: string, port?: number }} EditorOptions
 *   Absolute paths. `suite` is the bundled test suite to run, for the web inside the extension's folder; `port` is a
 *   wish: another one is used when it is taken.
 * @typedef {{ workspace: string, extension?: string, vsix?: string, suite?: string, file?: string }} ServerEditorOptions
 *   Absolute paths. `vsix` is a packaged extension to install, `extension` the folder of one under development, `file`
 *   is opened.
 * @typedef {{ readonly url: string, readonly port: number, readonly stop: () => Promise<void>, readonly output: () => string }} Editor
 */

/**
 * VS Code's server, whose extensions run in Node.js.
 *
 * @param {ServerEditorOptions} options
 * @returns {Promise<Editor>}
 */
export async function startServerEditor({ workspace, extension, vsix, suite, file }) {
  const root = installServerHost();
  const port = await freePort();
  const data = temporaryFolder();
  const program = join("out", "server-main.js");
  const common = ["--server-data-dir", data.path, "--accept-server-license-terms", "--disable-telemetry"];
  if (vsix !== undefined) installVsix(root, [program, ...common, "--install-extension", vsix]);
  const authority = `localhost:${port}`;
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension === undefined ? [] : [["extensionDevelopmentPath", remote(extension)]]),
    ...(suite === undefined ? [] : [["extensionTestsPath", remote(suite)]]),
    ...(file === undefined ? [] : [["openFile", remote(file)]]),
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({
    folder: decodeURIComponent(pathToFileURL(workspace).pathname),
    payload: JSON.stringify(payload),
  });
  const listen = ["--host", "localhost", "--port", String(port), "--without-connection-token"];
  const server = await startNodeServer({
    name: "VS Code's server",
    url: `http://${authority}/`,
    cwd: root,
    args: [program, ...common, ...listen, "--disable-workspace-trust"],
  });
  const stop = async () => {
    await server.stop();
    data.remove();
  };
  return { url: `http://${authority}/?${query.toString()}`, port, stop, output: server.output };
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
function installVsix(root, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`VS Code's server did not install the extension:\n${stdout}${stderr}`);
}

/**
 * VS Code for the Web, whose extensions run in a browser worker. It shows the workspace as it is on the disk and keeps
 * every edit in the browser's memory.
 *
 * @param {EditorOptions} options
 * @returns {Promise<Editor>}
 */
export async function startWebEditor({ workspace, extension, suite, port: wanted }) {
  const data = installWebHost();
  const port = await freePort(wanted);
  const options = {
    ...{ extensionDevelopmentPath: extension, extensionTestsPath: suite, folderPath: workspace },
    ...{ quality: "stable", commit: WEB_COMMIT, testRunnerDataDir: data, host: "localhost", port },
  };
  const url = `http://localhost:${port}/`;
  const program = join(dirname(fileURLToPath(import.meta.url)), "web-server.mjs");
  const server = await startNodeServer({
    name: "VS Code for the Web",
    url,
    args: [program, JSON.stringify(options)],
  });
  return { url, port, stop: server.stop, output: server.output };
}
