import { describe, expect, it } from "vitest";
import { declarations } from "../../server/src/rules";
import type { RuleDeclaration } from "../../server/src/rules/rule";
import { findingsIn } from "../service/memory";

/** What a rule finds in one of its own examples, read as a whole manuscript. */
async function found({ id, severity, byDefault }: RuleDeclaration, text: string): Promise<readonly string[]> {
  // House styles have to be turned on.
  const project = byDefault === "off" ? { "caveat.yaml": `rules:\n  ${id}: ${severity}\n` } : {};
  const findings = await findingsIn({ "example.md": text, ...project }, "example.md");
  return findings.filter(({ rule }) => rule === id).map(({ message }) => message);
}

describe.each(declarations)("$id", (declaration) => {
  const { examples, sources, why, summary } = declaration;
  it.each(examples.bad)("finds exactly one fault in “$text”", async ({ text }) => {
    expect(await found(declaration, text)).toHaveLength(1);
  });

  it.each(examples.good)("finds nothing in “$text”", async ({ text }) => {
    expect(await found(declaration, text)).toEqual([]);
  });

  it("explains itself: examples, reasons, sources", () => {
    expect(examples.bad.length).toBeGreaterThan(0);
    expect(examples.good.length).toBeGreaterThan(0);
    expect(sources.length).toBeGreaterThan(0);
    expect(why).toMatch(/[.?!]$/);
    expect(summary).not.toMatch(/\.$/);
  });
});

describe("rule ids", () => {
  it("name a group and a fault, and are unique", () => {
    const ids = declarations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(
        /^(?:claim|support|citation|reference|term|abbreviation|suppression)\/[a-z]+(?:-[a-z]+)*$/,
      );
  });
});
