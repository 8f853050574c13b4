import type { SentenceAnalysis } from "./analysis";
import { strengthFeatures } from "./strength-features";
import { features as shippedFeatures } from "./strength-weights.json";

/**
 * How strong a relation a sentence claims, after Yu, Li and Wang (EMNLP 2019) and Yu et al. (COLING 2020):
 * none, that two things go together, that one may bring about the other, that it does.
 */
export const claimStrengths = ["none", "correlational", "conditional", "direct"] as const;

export type ClaimStrength = (typeof claimStrengths)[number];

/**
 * The strength that a sentence claims, by a linear model whose weights scripts/causal-strength.mjs learned;
 * the script prints how well it does on sentences that it has not seen.
 */
export function claimStrength(analysis: SentenceAnalysis): ClaimStrength {
  const totals = [0, 0, 0, 0];
  for (const feature of strengthFeatures(analysis)) {
    const weights = shippedWeights.get(feature) ?? [];
    weights.forEach((weight, index) => {
      totals[index] = (totals[index] ?? 0) + weight;
    });
  }
  const best = totals.indexOf(Math.max(...totals));
  return claimStrengths[best] ?? "none";
}

const shippedWeights: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(shippedFeatures));
