// Measures the claim rules on labelled sentences (npm run gold, npm run gold -- other.jsonl …): precision, recall and F1 for overclaims (level 2,
// findings at warning or error) and for any colouring (level 1 and above, any finding), per rule and per category,
// with bootstrap intervals, and what each gate is worth.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { languageDataForEsbuild } from "./language-data.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const goldFile = join(root, "..", "shared", "gold", "dev.jsonl");

/** Modules of the server, bundled as the server bundles them. */
export async function bundled(lines) {
  const outfile = join(root, ".cache", "measured.cjs");
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: lines.join("\n"), resolveDir: root, loader: "ts" },
    bundle: true,
    format: "cjs",
    platform: "node",
    outfile,
    plugins: [languageDataForEsbuild],
    logLevel: "error",
  });
  return createRequire(import.meta.url)(outfile);
}

const judging = [
  'export { claimRules } from "./server/src/rules/claims/index";',
  'export { judge, steps } from "./server/src/rules/claims/phrase-claims";',
  'export { analyse } from "./server/src/model/analysis/analysis";',
  'export { spanOf } from "./server/src/model/phrases/word-run";',
  'export { manuscriptOf, roleAt } from "./server/src/model/manuscript";',
];

/** One context for each sentence of a text, made from the manuscript as the service makes it. */
export function contextsOf(text, { manuscriptOf, roleAt }) {
  const manuscript = manuscriptOf(text);
  return manuscript.blocks.flatMap(({ block, start }) =>
    block.units.flatMap((unit) =>
      unit.sentences.map((sentence, index) => ({
        text: block.mask.text,
        sentence,
        next: unit.sentences[index + 1],
        sentences: unit.sentences,
        citations: block.citations,
        role: roleAt(manuscript, start),
        heading: unit.kind === "heading",
        quoted: unit.quoted,
        quotations: "skip",
        evidence: undefined,
        start,
      })),
    ),
  );
}

const isGrave = (severity) => severity === "error" || severity === "warning";

/** Hits, false alarms and misses over judged sentences. */
function count(rows, wanted, unwanted, alarmed) {
  let hit = 0;
  let miss = 0;
  let alarm = 0;
  for (const row of rows) {
    if (wanted(row)) {
      alarmed(row) ? hit++ : miss++;
    } else if (unwanted(row) && alarmed(row)) {
      alarm++;
    }
  }
  return { hit, miss, alarm };
}

function scores({ hit, miss, alarm }) {
  const precision = hit + alarm === 0 ? 1 : hit / (hit + alarm);
  const recall = hit + miss === 0 ? 1 : hit / (hit + miss);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

const tasks = {
  "level 2": (rows) =>
    count(
      rows,
      (row) => row.level === 2,
      (row) => row.level === 0,
      (row) => row.claims.some((claim) => isGrave(claim.severity)),
    ),
  "level 2, where level 1 counts as false": (rows) =>
    count(
      rows,
      (row) => row.level === 2,
      (row) => row.level < 2,
      (row) => row.claims.some((claim) => isGrave(claim.severity)),
    ),
  "level ≥ 1": (rows) =>
    count(
      rows,
      (row) => row.level > 0,
      (row) => row.level === 0,
      (row) => row.claims.length > 0,
    ),
};

/** A generator of chance that always starts alike (mulberry32), so that a table can be compared with the last one. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

function interval(rows, task, key) {
  const next = chance(20260101);
  const values = Array.from({ length: 1000 }, () => {
    const sample = rows.map(() => rows[Math.floor(next() * rows.length)]);
    return scores(task(sample))[key];
  }).sort((a, b) => a - b);
  return `${percent(values[25])}–${percent(values[974])}`;
}

const percent = (value) => value.toFixed(2);

/** Which half of the sentences one may read while writing rules; the other only checks. */
export function half(id) {
  let state = 0;
  for (const letter of id) {
    state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  }
  return chance(state)() < 0.5 ? "look" : "check";
}

/** The labelled sentences of one or more files. */
export function readGold(files = [goldFile]) {
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line)),
  );
}

/** The rows with the claims found in them: by all rules, or by those of glossary/phrases with some steps left out. */
export function judged(rows, rules, leftOut = new Set()) {
  const found = leftOut.size === 0 ? claimsOfRules : claimsWithout;
  return rows.map((row) => ({
    ...row,
    claims: contextsOf(row.text, rules).flatMap((context) => found(context, rules, leftOut)),
  }));
}

function claimsOfRules(context, { claimRules }) {
  return claimRules.flatMap(({ declaration, check }) =>
    check(context).map(({ start, end, severity }) => ({
      rule: declaration.id,
      severity,
      words: context.text.slice(start, end),
    })),
  );
}

function claimsWithout(context, { analyse, judge, spanOf }, leftOut) {
  const { run } = analyse(context);
  return judge(context, leftOut).map(({ rule, severity, reported }) => {
    const { start, end } = spanOf(run, reported);
    return { rule, severity, words: context.text.slice(start, end) };
  });
}

function table(title, rows) {
  process.stdout.write(`\n${title}\n`);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    process.stdout.write(
      `  ${row.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]))).join("  ")}\n`,
    );
  }
}

function report(rows, rules) {
  const all = judged(rows, rules);
  const parts = {
    all,
    look: all.filter((row) => half(row.id) === "look"),
    check: all.filter((row) => half(row.id) === "check"),
  };
  for (const [name, task] of Object.entries(tasks)) {
    table(`${name} (${name.startsWith("level 2") ? "warnings and errors" : "any finding"})`, [
      ["sentences", "n", "hit", "missed", "false", "precision", "95 %", "recall", "95 %", "F1"],
      ...Object.entries(parts).map(([part, members]) => {
        const counts = task(members);
        const { precision, recall, f1 } = scores(counts);
        return [
          part,
          members.length,
          counts.hit,
          counts.miss,
          counts.alarm,
          percent(precision),
          interval(members, task, "precision"),
          percent(recall),
          interval(members, task, "recall"),
          percent(f1),
        ];
      }),
    ]);
  }
  table("by rule: sentences of each level on which it fired", [
    ["rule", "on 2", "on 1", "on 0", "grave on 2", "grave on 1", "grave on 0"],
    ...rules.claimRules.map(({ declaration: { id } }) => {
      const fired = (level, grave) =>
        all.filter(
          (row) =>
            row.level === level &&
            row.claims.some((claim) => claim.rule === id && (!grave || isGrave(claim.severity))),
        ).length;
      return [id, fired(2), fired(1), fired(0), fired(2, true), fired(1, true), fired(0, true)];
    }),
  ]);
  const categories = [...new Set(all.flatMap((row) => row.spans.map((span) => span.category)))].sort();
  table("by category of the label: sentences found", [
    ["category", "level 2", "grave", "level 1", "any"],
    ...categories.map((category) => {
      const of = (level) =>
        all.filter(
          (row) =>
            row.level === level &&
            row.spans.some((span) => span.category === category && span.level === level),
        );
      return [
        category,
        of(2).length,
        of(2).filter((row) => row.claims.some((claim) => isGrave(claim.severity))).length,
        of(1).length,
        of(1).filter((row) => row.claims.length > 0).length,
      ];
    }),
  ]);
  const ablations = [
    ["all steps", new Set()],
    ...rules.steps.map((step) => [`without ${step}`, new Set([step])]),
    ["lexicon only", new Set(rules.steps)],
  ];
  table("what each step is worth", [
    ["", "P level 2", "R level 2", "F1", "P strict", "R strict", "F1", "P level ≥ 1", "R level ≥ 1", "F1"],
    ...ablations.map(([name, leftOut]) => {
      const without = judged(rows, rules, leftOut);
      return [
        name,
        ...Object.values(tasks).flatMap((task) => Object.values(scores(task(without))).map(percent)),
      ];
    }),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.length > 2 ? process.argv.slice(2) : [goldFile];
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length === 0) {
    report(readGold(files), await bundled(judging));
  } else {
    process.stderr.write(`There are no labelled sentences at ${missing.join(", ")}: nothing was measured.\n`);
    process.exitCode = 1;
  }
}
