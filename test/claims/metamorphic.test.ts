import { describe, expect, it } from "vitest";
import { severities } from "../../server/src/model/finding";
import type { GateName } from "../../server/src/model/phrases/phrase-file";
import { shippedRules } from "../../server/src/model/phrases/shipped";
import { claimRules } from "../../server/src/rules/claims";
import { defaultGates } from "../../server/src/rules/claims/gates";
import { blockContexts } from "./prose";

/** Ways of saying a sentence without asserting it, and the gate that hears it. */
const unassert: readonly (readonly [name: string, gate: GateName, say: (claim: string) => string])[] = [
  ["denied", "negation", (claim) => `There is no evidence that ${claim}.`],
  ["denied as untrue", "negation", (claim) => `It is untrue that ${claim}.`],
  ["asked", "question", (claim) => `Is it so that ${claim}?`],
  ["asked indirectly", "question", (claim) => `It is unknown whether ${claim}.`],
  ["quoted", "quotation", (claim) => `The leaflet said “${claim}” without a source.`],
  ["hypothesised", "aim", (claim) => `We hypothesised that ${claim}.`],
  ["suggested", "hedge", (claim) => `Early data suggest that ${claim}.`],
  ["distanced", "distance", (claim) => `It is claimed that ${claim}.`],
];

/** Ways of saying it again that deny nothing. */
const assert: readonly (readonly [name: string, say: (claim: string) => string])[] = [
  ["not only", (claim) => `Not only this: ${claim}.`],
  ["after a denial that has ended", (claim) => `Costs did not fall, but ${claim}.`],
  ["after a hedge that has ended", (claim) => `Costs may rise; ${claim}.`],
  ["after a quotation that has ended", (claim) => `The “new” label helps: ${claim}.`],
];

function strongest(id: string, text: string): number {
  const rule = claimRules.find((one) => one.declaration.id === id);
  const found = blockContexts(text).flatMap((context) => rule?.check(context) ?? []);
  return Math.min(
    severities.length,
    ...found.map((finding) => severities.indexOf(finding.severity ?? "error")),
  );
}

/** The claim of an example, to be put into another sentence. */
function inner(text: string): string {
  const bare = text.replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

describe.each(shippedRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const examples = rule.examples.bad.map((example) => example.text);

  it.each(unassert)("falls silent or lower when %s, as its gate says", (_, gate, say) => {
    for (const text of examples) {
      const patternGates = rule.patterns.map(
        (pattern) => ({ ...defaultGates, ...rule.gates, ...pattern.gates })[gate],
      );
      const kept = patternGates.includes("keep");
      const floor = Math.min(
        ...patternGates.map((effect) =>
          effect === "silent" ? severities.length : effect === "keep" ? 0 : severities.indexOf(effect),
        ),
      );
      const said = strongest(id, say(inner(text)));
      if (!kept) {
        expect(said, say(inner(text))).toBeGreaterThanOrEqual(floor);
      }
    }
  });

  it.each(assert)("still fires %s", (_, say) => {
    for (const text of examples) {
      expect(strongest(id, say(inner(text))), say(inner(text))).toBeLessThan(severities.length);
    }
  });
});
