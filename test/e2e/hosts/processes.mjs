// @ts-check
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/**
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 * @typedef {{ readonly stop: () => Promise<void>, readonly output: () => string }} RunningServer
 */

/** The last part of a server's output that is kept for an error message, in characters. */
const KEPT_OUTPUT = 20_000;
/** How long a server may take to answer its first request; a cold start here takes 1 to 3 s. */
const SERVER_START_MS = 60_000;
/** How long a process may take to end by itself before it is killed. */
const STOP_MS = 5_000;

/** @type {Set<() => void>} */
const cleanups = new Set();
let listening = false;

/**
 * Runs `cleanup` when this process ends, on Ctrl-C and SIGTERM too, unless the returned function took it back before.
 * It must be synchronous and must not throw.
 *
 * @param {() => void} cleanup
 * @returns {() => void}
 */
export function onEnd(cleanup) {
  if (!listening) {
    listening = true;
    process.once("exit", runCleanups);
    for (const [signal, status] of /** @type {const} */ ([
      ["SIGINT", 130],
      ["SIGTERM", 143],
      ["SIGHUP", 129],
    ])) {
      process.once(signal, () => process.exit(status));
    }
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

function runCleanups() {
  // Last in, first out: a server ends before the folder that it works in is removed.
  for (const cleanup of [...cleanups].reverse()) cleanup();
  cleanups.clear();
}

/**
 * A TCP port on localhost that was free a moment ago.
 *
 * @param {number} [wanted] taken if it is free
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  const port = await tryPort(wanted);
  return port ?? freePort();
}

/**
 * @param {number} port
 * @returns {Promise<number | undefined>} undefined when it is taken
 */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (port === 0) reject(error);
      else resolve(undefined);
    });
    probe.listen(port, "localhost", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : undefined));
    });
  });
}

/**
 * Starts a server as a process group of its own and resolves when `url` answers. The group ends with `stop()`, or with
 * this process at the latest.
 *
 * @param {{ name: string, url: string, args: readonly string[], cwd?: string }} options `args` are Node's
 * @returns {Promise<RunningServer>}
 */
export async function startNodeServer({ name, url, args, cwd }) {
  const child = spawn(process.execPath, args, {
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  }
  const takeBack = onEnd(() => kill(child, "SIGKILL"));
  const stop = async () => {
    await stopProcess(child);
    takeBack();
  };
  try {
    await untilAnswered(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${name} did not start: ${messageOf(error)}\n${output}`);
  }
  return { stop, output: () => output };
}

/**
 * @param {string} url
 * @param {ChildProcess} child
 */
async function untilAnswered(url, child) {
  const deadline = Date.now() + SERVER_START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `it ended with ${child.exitCode === null ? child.signalCode : `exit status ${child.exitCode}`}.`,
      );
    }
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer within ${SERVER_START_MS / 1000} s.`);
}

/** @param {ChildProcess} child */
async function stopProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  kill(child, "SIGTERM");
  const timer = setTimeout(() => kill(child, "SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
  // The leader may end before the processes that it forked: the extension host is one.
  kill(child, "SIGKILL");
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * `promise`, or a rejection with `message` when it has not settled after so many milliseconds.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @param {string} message
 * @returns {Promise<T>}
 */
export function within(promise, milliseconds, message) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  return Promise.race([promise, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
