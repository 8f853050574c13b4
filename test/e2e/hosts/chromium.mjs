// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "./executables.mjs";
import { failuresFolder, repository, temporaryFolder } from "./paths.mjs";
import { messageOf, within } from "./processes.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ readonly output: string, readonly problem: string | undefined }} SuiteOutput
 *   `output` is what the suite wrote to the console; `problem` says why the run failed, if it did
 */

/** A whole run takes about 5 s; one in which every test waits in vain for its condition, some 3 minutes. */
const RUN_MS = 240_000;

/** Pages that an extension shows are of another site, and need a service worker, which goes with cookies. */
const PREFERENCES = JSON.stringify({
  profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
});

/** How long a button may take to be there. */
const HAND_MS = 10_000;

const QUIET_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens a page of a headless Chromium for `use` and closes the browser after it, whatever happens.
 *
 * @template T
 * @param {{ width: number, height: number, scale?: number }} size in CSS pixels; `scale` device pixels each
 * @param {(page: Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage({ width, height, scale = 1 }, use) {
  const found = findChromium();
  if ("missing" in found) throw new Error(found.missing);
  const profile = temporaryFolder();
  const preferences = join(profile.path, "Default", "Preferences");
  mkdirSync(dirname(preferences));
  writeFileSync(preferences, PREFERENCES);
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath: found.path,
    args: QUIET_ARGUMENTS,
    viewport: { width, height },
    deviceScaleFactor: scale,
  });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
    profile.remove();
  }
}

/**
 * Opens an editor that runs the suite and reports through the two functions that VS Code calls when they exist,
 * `codeAutomationLog` and `codeAutomationExit`. A failed run prints the browser's console and leaves it, with a
 * screenshot, in `.cache/e2e/`.
 *
 * @param {{ host: string, url: string }} options
 * @returns {Promise<SuiteOutput>}
 */
export function runSuiteInPage({ host, url }) {
  return withPage({ width: 1400, height: 900 }, async (page) => {
    /** @type {string[]} */
    const logLines = [];
    /** @type {string[]} */
    const consoleLines = [];
    let output = "";
    /** @type {Promise<unknown>} */
    let done = Promise.resolve();
    page.on("console", (message) => {
      // The log writes itself to the console too, with a colour mark in front.
      if (!message.text().startsWith("%c")) consoleLines.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => consoleLines.push(`uncaught: ${error.message}`));
    await page.exposeFunction(
      "codeAutomationLog",
      (/** @type {string} */ type, /** @type {readonly unknown[]} */ args) => {
        const text = args.join(" ");
        const wish = /^hands: (.+)$/u.exec(text)?.[1];
        if (wish !== undefined) {
          done = done.then(() => lendHand(page, JSON.parse(wish)));
          done.catch((error) => logLines.push(`hands: ${messageOf(error)}`));
          return;
        }
        output += `${text}\n`;
        // The suite's own lines are reported by the caller.
        if (!/^[✓✗]|^\d+ passed/u.test(text)) logLines.push(`${type}: ${text}`);
      },
    );
    /** @type {(status: number) => void} */
    let end = () => undefined;
    /** @type {Promise<number>} */
    const ended = new Promise((resolve) => {
      end = resolve;
    });
    await page.exposeFunction("codeAutomationExit", (/** @type {number} */ status) => end(status));
    let problem;
    try {
      await page.goto(url);
      const status = await within(ended, RUN_MS, `the suite did not end within ${RUN_MS / 1000} s`);
      if (status !== 0) problem = `the editor ended the suite with status ${status}`;
    } catch (error) {
      problem = messageOf(error);
    }
    if (problem !== undefined) {
      await keepEvidence(host, page, ["The editor's log:", ...logLines, "The console:", ...consoleLines]);
    }
    return { output, problem };
  });
}

/**
 * Does what only a reader's hands can do: presses a key, or a button of the page that the extension shows.
 *
 * @param {Page} page
 * @param {{ press?: string, click?: string }} wish
 */
async function lendHand(page, { press, click }) {
  if (press !== undefined) await page.keyboard.press(press);
  if (click !== undefined) {
    const shown = page.frameLocator("iframe.webview").last().frameLocator("iframe#active-frame");
    await shown.getByRole("button", { name: click }).click({ timeout: HAND_MS });
  }
}

/**
 * Prints and keeps what the editor wrote, and a picture of it.
 *
 * @param {string} host
 * @param {Page} page
 * @param {readonly string[]} lines
 */
async function keepEvidence(host, page, lines) {
  mkdirSync(failuresFolder, { recursive: true });
  const log = join(failuresFolder, `${host}.log`);
  const picture = join(failuresFolder, `${host}.png`);
  writeFileSync(log, `${lines.join("\n")}\n`);
  const taken = await page.screenshot({ path: picture, timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  for (const line of lines) console.log(`  ${line}`);
  console.log(`Kept in ${relative(repository, log)}${taken ? ` and ${relative(repository, picture)}` : ""}`);
}
