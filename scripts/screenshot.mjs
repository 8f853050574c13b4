// @ts-check
/**
 * Takes a picture of a manuscript in VS Code with the extension running: the findings underlined and listed, and the
 * hover on some words.
 *
 *     node scripts/screenshot.mjs examples/nk-cell-review.md docs/screenshot.png --hover NKG2A [--line 30] [--vsix FILE]
 *
 * `--hover` takes the words to hover over, `--line` the line to scroll to (the line of the words, if left out),
 * `--vsix` a packaged extension instead of this folder's build. Runs in VS Code's server with a headless Chromium, on a
 * copy of the manuscript's folder.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withPage } from "../test/e2e/hosts/chromium.mjs";
import { startServerEditor } from "../test/e2e/hosts/editors.mjs";
import { repository, temporaryFolder } from "../test/e2e/hosts/paths.mjs";
import { messageOf } from "../test/e2e/hosts/processes.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A busy machine takes several seconds to the first findings. */
const WAIT_MS = 60_000;
/** In CSS pixels; the picture has half as many again each way. */
const SIZE = { width: 1280, height: 940, scale: 1.5 };

/** Nothing in the picture but the manuscript and what is said about it. */
const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.wordWrap": "on",
  "editor.lineNumbersMinChars": 3,
  "editor.occurrencesHighlight": "off",
  "editor.hover.delay": 100,
  "files.exclude": { ".vscode": true },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hover: { type: "string" }, line: { type: "string" }, vsix: { type: "string" } },
});
const [manuscript, picture] = positionals;
if (manuscript === undefined || picture === undefined || values.hover === undefined) {
  console.error(
    "Usage: node scripts/screenshot.mjs MANUSCRIPT PICTURE.png --hover WORDS [--line N] [--vsix FILE]",
  );
  process.exit(2);
}
try {
  await takePicture({ manuscript, picture, words: values.hover, line: values.line, vsix: values.vsix });
  console.log(`Wrote ${picture}.`);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/**
 * @param {{ manuscript: string, picture: string, words: string, line: string | undefined, vsix: string | undefined }} options
 */
async function takePicture({ manuscript, picture, words, line, vsix }) {
  const text = readFileSync(manuscript, "utf8");
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not in ${manuscript}.`);
  const temporary = temporaryFolder();
  const workspace = join(temporary.path, basename(dirname(resolve(manuscript))));
  cpSync(dirname(resolve(manuscript)), workspace, { recursive: true });
  mkdirSync(join(workspace, ".vscode"), { recursive: true });
  writeFileSync(join(workspace, ".vscode", "settings.json"), JSON.stringify(SETTINGS));
  const editor = await startServerEditor({
    workspace,
    file: join(workspace, basename(manuscript)),
    ...(vsix === undefined ? { extension: repository } : { vsix: resolve(vsix) }),
  });
  try {
    await withPage(SIZE, async (page) => {
      page.setDefaultTimeout(WAIT_MS);
      await page.goto(editor.url);
      await arrange(page, line ?? String(text.slice(0, at).split("\n").length));
      await hoverOver(page, words);
      // A hover fades in; without its animation it is there at once.
      await page.screenshot({ path: picture, animations: "disabled" });
    });
  } finally {
    await editor.stop();
    temporary.remove();
  }
}

/**
 * Waits for the findings, lists them below the text and scrolls to a line.
 *
 * @param {Page} page
 * @param {string} line
 */
async function arrange(page, line) {
  await page.waitForSelector(".squiggly-error, .squiggly-warning, .squiggly-info");
  await page.click(".monaco-editor .view-lines");
  await page.keyboard.press("Control+Shift+KeyM");
  await page.waitForSelector(".markers-panel .monaco-list-row");
  await page.keyboard.press("Control+KeyB");
  await page.click(".monaco-editor .view-lines");
  await page.keyboard.press("Control+KeyG");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".quick-input-widget", { state: "hidden" });
}

/**
 * Puts the mouse on the first character of words of the visible text and waits for the hover.
 *
 * @param {Page} page
 * @param {string} words
 */
async function hoverOver(page, words) {
  const place = await page.waitForFunction((wanted) => {
    for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
      // The editor shows spaces as no-break spaces, and each colour in an element of its own.
      let before = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(wanted);
      if (before < 0) continue;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = (node.nodeValue ?? "").length;
        if (before < length) {
          const range = document.createRange();
          range.setStart(node, before);
          range.setEnd(node, before + 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        before -= length;
      }
    }
    return undefined;
  }, words);
  const { x, y } = /** @type {{ x: number, y: number }} */ (await place.jsonValue());
  await page.mouse.move(x - 5, y);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForSelector(".monaco-hover:not(.hidden) .hover-contents");
}
