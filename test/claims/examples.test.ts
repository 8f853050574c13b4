import { describe, expect, it } from "vitest";
import { severities } from "../../server/src/model/finding";
import { shippedRules } from "../../server/src/model/phrases/shipped";
import { claimRules } from "../../server/src/rules/claims";
import { applyEdits } from "../../server/src/text/span";
import { blockContexts } from "./prose";

function found(text: string): { rule: string; words: string }[] {
  return blockContexts(text).flatMap((context) =>
    claimRules.flatMap((rule) =>
      rule
        .check(context)
        .map(({ start, end }) => ({ rule: rule.declaration.id, words: text.slice(start, end) })),
    ),
  );
}

describe.each(claimRules.map((rule) => [rule.declaration.id, rule] as const))(
  "%s",
  (id, { declaration, check }) => {
    it.each(declaration.examples.bad.map((example) => example.text))("reports once: %s", (text) => {
      expect(found(text).filter(({ rule }) => rule === id)).toHaveLength(1);
    });

    it.each(declaration.examples.good.map((example) => example.text))("lets pass: %s", (text) => {
      expect(found(text).filter(({ rule }) => rule === id)).toEqual([]);
    });

    it("says what is wrong in whole sentences, with the words in question", () => {
      for (const { text } of declaration.examples.bad) {
        const [finding] = blockContexts(text).flatMap(check);
        expect(finding?.message).toMatch(/\.$/);
        expect(finding?.message).not.toContain("{");
      }
    });

    it("offers a rewrite, and none that may be applied unasked", () => {
      const fixes = declaration.examples.bad.flatMap(({ text }) =>
        blockContexts(text).flatMap((context) => check(context).flatMap((finding) => finding.fixes)),
      );
      expect(declaration.fix).toBe("suggestion");
      expect(fixes.length).toBeGreaterThan(0);
      expect(new Set(fixes.map((fix) => fix.kind))).toEqual(new Set(["suggestion"]));
    });

    it("offers fixes that remove the finding and bring no other", () => {
      for (const { text } of declaration.examples.bad) {
        const before = found(text);
        for (const finding of blockContexts(text).flatMap(check)) {
          for (const fix of finding.fixes) {
            const after = found(applyEdits(text, fix.edits));
            expect(
              after.filter(({ rule }) => rule === id),
              fix.title,
            ).toEqual([]);
            expect(after.length, fix.title).toBeLessThan(before.length);
          }
        }
      }
    });
  },
);

it("has no pattern that is graver than its rule, which settings could not reach", () => {
  for (const rule of shippedRules) {
    for (const pattern of rule.patterns) {
      const own = severities.indexOf(pattern.severity ?? rule.severity);
      expect(own, `${rule.id}: ${pattern.match}`).toBeGreaterThanOrEqual(severities.indexOf(rule.severity));
    }
  }
});

it("has ids that are unique", () => {
  const ids = claimRules.map((rule) => rule.declaration.id);
  expect(new Set(ids).size).toBe(ids.length);
});
