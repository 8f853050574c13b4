import { describe, expect, it } from "vitest";
import { declarations } from "../../server/src/rules";
import { findingsIn } from "../service/memory";

/** What a rule finds in one of its own examples, read as a whole manuscript. */
async function found(id: string, text: string): Promise<readonly string[]> {
  const findings = await findingsIn({ "example.md": text }, "example.md");
  return findings.filter(({ rule }) => rule === id).map(({ message }) => message);
}

describe.each(declarations)("$id", ({ id, examples, sources, why, summary }) => {
  it.each(examples.bad)("finds exactly one fault in “$text”", async ({ text }) => {
    expect(await found(id, text)).toHaveLength(1);
  });

  it.each(examples.good)("finds nothing in “$text”", async ({ text }) => {
    expect(await found(id, text)).toEqual([]);
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
