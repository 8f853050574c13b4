import type { SentenceAnalysis } from "./analysis";
import { strengthFeatures } from "./strength-features";
import shippedLines from "./strength-weights.json";

/**
 * How strong a relation a sentence claims, after Yu, Li and Wang (EMNLP 2019) and Yu et al. (COLING 2020):
 * none, that two things go together, that one may bring about the other, that it does.
 */
export const claimStrengths = ["none", "correlational", "conditional", "direct"] as const;

export type ClaimStrength = (typeof claimStrengths)[number];

/** What each feature speaks for, in the order of `claimStrengths`. */
export type StrengthWeights = ReadonlyMap<string, readonly number[]>;

/**
 * The strength that a sentence claims, by a linear model whose weights scripts/causal-strength.mjs learned;
 * the script prints how well it does on sentences that it has not seen.
 */
export function claimStrength(analysis: SentenceAnalysis): ClaimStrength {
  return strengthBy(shippedWeights(), strengthFeatures(analysis));
}

/** The strength that features speak for. A sentence with *may*, *might* or *could* is never direct. */
export function strengthBy(weights: StrengthWeights, features: ReadonlySet<string>): ClaimStrength {
  const totals = claimStrengths.map(() => 0);
  for (const feature of features) {
    weights.get(feature)?.forEach((weight, index) => {
      totals[index] = (totals[index] ?? 0) + weight;
    });
  }
  const best = claimStrengths[totals.indexOf(Math.max(...totals))] ?? "none";
  return best === "direct" && features.has("@modal") ? "conditional" : best;
}

/** A line holds the weights, in the order of `claimStrengths`, and then the feature. */
function readWeights(lines: readonly string[]): StrengthWeights {
  return new Map(
    lines.map((line) => {
      const parts = line.split(" ");
      const weights = parts.slice(0, claimStrengths.length).map(Number);
      return [parts.slice(claimStrengths.length).join(" "), weights] as const;
    }),
  );
}

let shipped: StrengthWeights | undefined;

/** Read when the first sentence asks: most manuscripts never do. */
function shippedWeights(): StrengthWeights {
  return (shipped ??= readWeights(shippedLines));
}
