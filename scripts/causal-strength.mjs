// Learns the weights of the claim-strength model (server/src/model/analysis/strength.ts) and measures it.
//   node scripts/causal-strength.mjs          five-fold cross-validation, printed
//   node scripts/causal-strength.mjs --write  the same, then the weights learned from all sentences are written
// The sentences (Yu et al., COLING 2020) stay where they are: only weights of stems and wordings are written.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled, contextsOf } from "./gold.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const csv = join(root, "..", "shared", "data", "causal-language", "annotated_pubmed.csv");
const weightsFile = join(root, "server", "src", "model", "analysis", "strength-weights.json");

// The features and the decision come from the product's own code.
const {
  analyse,
  claimStrengths: names,
  manuscriptOf,
  roleAt,
  strengthBy,
  strengthFeatures,
} = await bundled([
  'export { analyse } from "./server/src/model/analysis/analysis";',
  'export { claimStrengths, strengthBy } from "./server/src/model/analysis/strength";',
  'export { strengthFeatures } from "./server/src/model/analysis/strength-features";',
  'export { manuscriptOf, roleAt } from "./server/src/model/manuscript";',
]);

/** How the model is trained. Rare classes weigh more; a feature must be met in three sentences to be kept. */
const training = {
  epochs: 12,
  rate: 0.05,
  decay: 5e-4,
  scale: 3,
  leastSentences: 3,
  classWeights: [1, 1, 2, 1.7],
  seeds: [7, 11, 13, 17],
};
const FOLDS = 5;
const REPEATS = 3;

/** Weights are written in twenty-fifths; features that say less are left out, which keeps the file under 300 KB. */
const WRITTEN = 25;
const LEAST_WRITTEN = 5;

function readRows() {
  const text = readFileSync(csv, "utf8");
  const row = /(?:"((?:[^"]|"")*)"|([^,\n]*)),(\d)\r?(?:\n|$)/y;
  row.lastIndex = text.indexOf("\n") + 1;
  const rows = new Map();
  for (let match = row.exec(text); match !== null; match = row.exec(text)) {
    // Some sentences carry a quotation mark of their abstract's markup.
    const sentence = (match[1] ?? match[2]).replaceAll('""', '"').replace(/^"|"$/g, "").trim();
    if (sentence !== "" && !rows.has(sentence)) {
      rows.set(sentence, Number(match[3]));
    }
  }
  return [...rows].map(([sentence, label]) => ({ sentence, label }));
}

function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffled(count, next) {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [order[index], order[other]] = [order[other], order[index]];
  }
  return order;
}

/** Logistic regression by AdaGrad, averaged over the later epochs and over several orders of the sentences. */
export function learn(rows) {
  const met = new Map();
  for (const row of rows) {
    for (const feature of row.features) {
      met.set(feature, (met.get(feature) ?? 0) + 1);
    }
  }
  const ids = new Map();
  for (const [feature, count] of met) {
    if (count >= training.leastSentences) {
      ids.set(feature, ids.size);
    }
  }
  const inputs = rows.map((row) =>
    row.features.map((feature) => ids.get(feature)).filter((id) => id !== undefined),
  );
  const zeros = (value = 0) => names.map(() => new Float64Array(ids.size).fill(value));
  const average = zeros();
  for (const seed of training.seeds) {
    const next = chance(seed);
    const weights = zeros();
    const squares = zeros(1e-6);
    const late = Math.ceil(training.epochs / 2);
    for (let epoch = 0; epoch < training.epochs; epoch++) {
      for (const index of shuffled(rows.length, next)) {
        const input = inputs[index];
        const scale = training.scale / Math.sqrt(input.length);
        const scores = weights.map((own) => input.reduce((sum, id) => sum + own[id], 0) * scale);
        const most = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - most));
        const whole = shares.reduce((sum, share) => sum + share, 0);
        const label = rows[index].label;
        names.forEach((_, name) => {
          const slope =
            (shares[name] / whole - (name === label ? 1 : 0)) * training.classWeights[label] * scale;
          for (const id of input) {
            const gradient = slope + training.decay * weights[name][id];
            squares[name][id] += gradient * gradient;
            weights[name][id] -= (training.rate * gradient) / Math.sqrt(squares[name][id]);
          }
        });
      }
      if (epoch >= late) {
        names.forEach((_, name) => {
          weights[name].forEach((weight, id) => {
            average[name][id] += weight / (training.epochs - late) / training.seeds.length;
          });
        });
      }
    }
  }
  return rounded(ids, average);
}

/** The model as it is written: whole steps by feature, without those that say nothing. */
function rounded(ids, average) {
  const model = new Map();
  for (const [feature, id] of ids) {
    const weights = average.map((own) => Math.round(own[id] * WRITTEN));
    if (weights.some((weight) => Math.abs(weight) >= LEAST_WRITTEN)) {
      model.set(feature, weights);
    }
  }
  return model;
}

function f1(pairs, name) {
  const hit = pairs.filter(({ label, said }) => label === name && said === name).length;
  const wrong = pairs.filter(({ label, said }) => (label === name) !== (said === name)).length;
  return (2 * hit) / (2 * hit + wrong);
}

/** Each sentence judged by models that have not seen it, once for every way of making the folds. */
function crossValidate(rows) {
  return Array.from({ length: REPEATS }, (_, repeat) =>
    judgedOnce(rows, shuffled(rows.length, chance(repeat + 1))),
  ).flat();
}

function judgedOnce(rows, folds) {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const isHeld = (index) => folds[index] % FOLDS === fold;
    const model = learn(rows.filter((_, index) => !isHeld(index)));
    return rows
      .filter((_, index) => isHeld(index))
      .map(({ label, features }) => ({ label, said: names.indexOf(strengthBy(model, new Set(features))) }));
  });
}

function print(pairs) {
  const scores = names.map((_, name) => f1(pairs, name));
  const macro = scores.reduce((sum, score) => sum + score, 0) / names.length;
  process.stdout.write(
    `${pairs.length / REPEATS} sentences, ${REPEATS} × ${FOLDS}-fold: macro-F1 ${macro.toFixed(3)}\n`,
  );
  names.forEach((name, index) => {
    const row = names.map((_, said) =>
      String(pairs.filter((pair) => pair.label === index && pair.said === said).length).padStart(6),
    );
    process.stdout.write(`  ${name.padEnd(14)} F1 ${scores[index].toFixed(3)}  said to be${row.join("")}\n`);
  });
  const conditional = pairs.filter(({ label }) => label === 2);
  const flagged = conditional.filter(({ said }) => said === 3).length;
  process.stdout.write(
    `  hedged sentences taken for direct: ${((100 * flagged) / conditional.length).toFixed(1)} %\n`,
  );
}

/** One line a feature, its weights first: short, and a formatter leaves it alone. */
function written(model) {
  const lines = [...model]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weights]) => `  ${JSON.stringify(`${weights.join(" ")} ${feature}`)}`);
  return `[\n${lines.join(",\n")}\n]\n`;
}

if (existsSync(csv)) {
  const rows = readRows().map(({ sentence, label }) => ({
    label,
    features: [
      ...new Set(
        contextsOf(sentence, { manuscriptOf, roleAt }).flatMap((context) => [
          ...strengthFeatures(analyse(context)),
        ]),
      ),
    ],
  }));
  print(crossValidate(rows));
  if (process.argv.includes("--write")) {
    const text = written(learn(rows));
    writeFileSync(weightsFile, text);
    process.stdout.write(`${weightsFile}: ${Math.round(text.length / 1024)} KB\n`);
  }
} else {
  process.stderr.write(
    "The labelled sentences (../shared/data/causal-language) are not here: nothing was learned.\n",
  );
  process.exitCode = 1;
}
