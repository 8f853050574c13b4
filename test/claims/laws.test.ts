import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedRules } from "../../server/src/model/phrases/shipped";
import { claimRules } from "../../server/src/rules/claims";
import { applyEdits } from "../../server/src/text/span";
import { blockContexts } from "./prose";

const examples = claimRules.flatMap(({ declaration }) =>
  [...declaration.examples.bad, ...declaration.examples.good].map((example) => example.text),
);

/** Prose made of examples, their words and stray marks: what a writer has in the middle of an edit. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(...examples),
      fc.constantFrom(...examples.flatMap((text) => text.split(" "))),
      fc.constantFrom("“", "”", '"', "'", "(", ")", ",", ";", "…", "?", "—", "é", "\u{1F9EC}", "12 %", "\n"),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(" "));

describe("on any prose", () => {
  it("findings lie in their sentence and hold words", () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const context of blockContexts(text)) {
          for (const finding of claimRules.flatMap((rule) => rule.check(context))) {
            expect(finding.start).toBeGreaterThanOrEqual(context.sentence.start);
            expect(finding.end).toBeLessThanOrEqual(context.sentence.end);
            expect(text.slice(finding.start, finding.end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/su);
          }
        }
      }),
    );
  });

  it("phrase rules never report one word twice", () => {
    const byPhrase = claimRules.filter((rule) => shippedRules.some((one) => one.id === rule.declaration.id));
    fc.assert(
      fc.property(prose, (text) => {
        for (const context of blockContexts(text)) {
          const found = byPhrase.flatMap((rule) => rule.check(context)).sort((a, b) => a.start - b.start);
          found.slice(1).forEach((finding, index) => {
            expect(finding.start).toBeGreaterThanOrEqual(found[index]?.end ?? 0);
          });
        }
      }),
    );
  });

  it("what stands around a sentence's block changes nothing but the places", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 0, max: 40 }), (text, indent) => {
        const places = (block: string): readonly (readonly [number, string])[] =>
          blockContexts(block).flatMap((context) =>
            claimRules.flatMap((rule) => rule.check(context).map((one) => [one.start, one.message] as const)),
          );
        const moved = places(" ".repeat(indent) + text).map(([start, message]) => [start - indent, message]);
        expect(moved).toEqual(places(text));
      }),
    );
  });
});

describe("a rewrite keeps tense, number and capitals", () => {
  it.each([
    ["This proves that it works.", "This suggests that it works."],
    ["The data prove that relapse fell.", "The data suggest that relapse fell."],
    ["The study proved that relapse fell.", "The study suggested that relapse fell."],
    ["Proving that relapse fell was hard.", "Suggesting that relapse fell was hard."],
    ["Autoencoders revolutionised the field.", "Autoencoders changed the field."],
    ["The protocol guarantees tumour control.", "The protocol favours tumour control."],
  ])("%s", (text, expected) => {
    const fixes = blockContexts(text).flatMap((context) =>
      claimRules.flatMap((rule) => rule.check(context).flatMap((finding) => finding.fixes)),
    );
    const results = fixes.map((fix) => applyEdits(text, fix.edits));
    expect(results).toContain(expected);
  });
});
