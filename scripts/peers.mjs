// Measures general prose linters on the labelled sentences beside our own rules, in one run: `node scripts/peers.mjs`.
// The npm packages are put into .cache/peers, proselint into .cache/peers/proselint from Debian's packages; a peer that
// can't be had is named as skipped. It takes some minutes: proselint needs half a second for a sentence. Any flag of a peer counts as a finding at warning: none of them grades its findings.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundled, judged, readGold } from "./gold.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cache = join(root, ".cache", "peers");
const goldFile = join(root, "..", "shared", "gold", "dev.jsonl");

const packages = ["write-good", "alex", "retext-intensify", "retext-english", "retext-stringify", "unified"];

const judging = [
  'export { claimRules } from "./server/src/rules/claims/index";',
  'export { judge, steps } from "./server/src/rules/claims/phrase-claims";',
  'export { analyse } from "./server/src/model/analysis/analysis";',
  'export { spanOf } from "./server/src/model/phrases/word-run";',
  'export { manuscriptOf, roleAt } from "./server/src/model/manuscript";',
];

/** Whether a command ended well. */
function runs(command, args, options = {}) {
  return spawnSync(command, args, { stdio: "ignore", ...options }).status === 0;
}

function installPackages() {
  mkdirSync(cache, { recursive: true });
  const missing = packages.filter((name) => !existsSync(join(cache, "node_modules", name)));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
  if (missing.length > 0) {
    runs("npm", ["install", "--prefix", cache, ...flags, ...packages], {
      shell: process.platform === "win32",
    });
  }
}

/** A package as its own main file exports it. */
async function load(name) {
  const folder = join(cache, "node_modules", name);
  const manifest = createRequire(import.meta.url)(join(folder, "package.json"));
  const main = manifest.exports?.["."]?.default ?? manifest.exports ?? manifest.main ?? "index.js";
  const module = await import(pathToFileURL(join(folder, typeof main === "string" ? main : "index.js")).href);
  return { module, version: manifest.version };
}

/** How each peer flags a text: the number of its flags. Undefined when it can't be had. */
const peers = {
  "write-good": async () => {
    const { module, version } = await load("write-good");
    return { version, flags: (texts) => texts.map((text) => module.default(text).length) };
  },
  alex: async () => {
    const { module, version } = await load("alex");
    return { version, flags: (texts) => texts.map((text) => module.markdown(text).messages.length) };
  },
  "retext-intensify": async () => {
    const { module, version } = await load("retext-intensify");
    const [{ unified }, { default: english }, { default: stringify }] = await Promise.all(
      ["unified", "retext-english", "retext-stringify"].map(async (name) => (await load(name)).module),
    );
    const processor = unified().use(english).use(module.default).use(stringify);
    return { version, flags: (texts) => texts.map((text) => processor.processSync(text).messages.length) };
  },
  proselint: async () => {
    const { path, version } = unpackedProselint();
    return { version, flags: (texts) => proselintFlags(texts, path) };
  },
};

/** Debian's proselint and what it needs, unpacked without installing anything into the system. */
function unpackedProselint() {
  const folder = join(cache, "proselint");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "usr", "lib", "python3", "dist-packages");
  if (!existsSync(join(path, "proselint"))) {
    const wanted = ["python3-proselint", "python3-click", "python3-future", "python3-six"];
    if (!runs("apt-get", ["download", ...wanted], { cwd: folder })) {
      throw new Error("Debian’s python3-proselint can’t be downloaded");
    }
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) {
      runs("dpkg-deb", ["-x", join(folder, file), folder]);
    }
  }
  const archive = readdirSync(folder).find((name) => name.startsWith("python3-proselint_"));
  return { path, version: archive?.split("_")[1] ?? "?" };
}

const proselintScript = [
  "import json, sys",
  "from proselint.tools import lint",
  "print(json.dumps([len(lint(text)) for text in json.load(sys.stdin)]))",
].join("\n");

function proselintFlags(texts, path) {
  const { stdout, status, stderr } = spawnSync("python3", ["-c", proselintScript], {
    input: JSON.stringify(texts),
    encoding: "utf8",
    maxBuffer: 1 << 26,
    // It keeps a cache in the home folder; the result must not depend on what an earlier run left there.
    env: { ...process.env, PYTHONPATH: path, HOME: cache, XDG_CACHE_HOME: join(cache, "proselint-cache") },
  });
  if (status !== 0) {
    throw new Error(stderr.trim().split("\n").at(-1) ?? "python3 failed");
  }
  return JSON.parse(stdout);
}

/** Precision and recall of flags for overclaims (level 2 against 0) and for any colouring (1 and 2 against 0). */
function score(rows, flagged, wanted) {
  const count = (is) => rows.filter((row, index) => is(row) && flagged[index]).length;
  const hits = count(wanted);
  const alarms = count((row) => row.level === 0);
  const all = rows.filter(wanted).length;
  const precision = hits + alarms === 0 ? undefined : hits / (hits + alarms);
  return { precision, recall: hits / all };
}

const shown = (value) => (value === undefined ? "–" : value.toFixed(2));

function rowOf(name, rows, grave, any) {
  const overclaim = score(rows, grave, (row) => row.level === 2);
  const colouring = score(rows, any, (row) => row.level > 0);
  return [
    name,
    String(grave.filter(Boolean).length),
    shown(overclaim.precision),
    shown(overclaim.recall),
    shown(colouring.precision),
    shown(colouring.recall),
  ];
}

async function main() {
  const rows = readGold();
  const texts = rows.map(({ text }) => text);
  const table = [["", "flagged", "P level 2", "R level 2", "P level ≥ 1", "R level ≥ 1"]];
  const skipped = [];
  const ours = judged(rows, await bundled(judging));
  const isGrave = ({ severity }) => severity === "error" || severity === "warning";
  table.push(
    rowOf(
      "Caveat, claim/*",
      rows,
      ours.map(({ claims }) => claims.some(isGrave)),
      ours.map(({ claims }) => claims.length > 0),
    ),
  );
  installPackages();
  for (const [name, start] of Object.entries(peers)) {
    try {
      const { version, flags } = await start();
      const flagged = flags(texts).map((count) => count > 0);
      table.push(rowOf(`${name} ${version}`, rows, flagged, flagged));
    } catch (fault) {
      skipped.push(`${name}: skipped, ${String(fault.message).split("\n")[0]}`);
    }
  }
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    process.stdout.write(`${cells.join("  ")}\n`);
  }
  process.stdout.write(skipped.map((line) => `${line}\n`).join(""));
  process.stdout.write(note(rows));
}

function note(rows) {
  const of = (level) => rows.filter((row) => row.level === level).length;
  const sampled = (...strata) => rows.filter((row) => strata.includes(row.stratum)).length;
  return [
    "",
    `${rows.length} sentences: ${of(0)} fine, ${of(1)} mild, ${of(2)} overclaims. Read the table with care:`,
    `${sampled("strong", "boost")} of the sentences were sampled because they hold strong or boosting words, ${sampled("seed")} are all sentences of four texts,`,
    `${sampled("plain")} were taken at random; the set is richer in overclaims than ordinary prose, and precision on a manuscript is another one.`,
    "Our rules were written with these sentences at hand; the peers never saw them, and none was made for this task:",
    "write-good looks for wordiness, alex for inconsiderate wording, retext-intensify for weak and intensifying words,",
    "proselint for usage. Any flag of a peer counts as a finding; ours count at warning and above for level 2.",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (existsSync(goldFile)) {
    await main();
  } else {
    process.stderr.write(
      "The labelled sentences (../shared/gold/dev.jsonl) are not here: nothing was measured.\n",
    );
    process.exitCode = 1;
  }
}
