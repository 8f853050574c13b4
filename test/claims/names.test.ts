import { describe, expect, it } from "vitest";
import { claimRules } from "../../server/src/rules/claims";
import { sentenceContext } from "./prose";

/** The words that claim rules report in a sentence, a semicolon between them. */
function checkReported(text: string, expected: string): void {
  const context = sentenceContext(text);
  const found = claimRules.flatMap(({ check }) =>
    check(context).map(({ start, end }) => text.slice(start, end)),
  );
  expect(found.join("; ")).toBe(expected);
}

describe("capitalised words", () => {
  it("inside a sentence are a name, and no claim", () => {
    checkReported("Children played Dance Dance Revolution in their school.", "");
    checkReported("They followed a plan known as Stop Hypertension for a year.", "");
  });

  it("in lower case claim", () => {
    checkReported("The patch is a revolution in their school.", "a revolution in");
  });

  it("claim where the sentence begins with them, or is a headline", () => {
    checkReported("Breakthroughs such as this are rare in cell therapy.", "Breakthroughs");
    checkReported("New Patch Is a Breakthrough for Children", "Breakthrough for");
  });
});
