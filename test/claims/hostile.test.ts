import { describe, expect, it } from "vitest";
import { claimRules } from "../../server/src/rules/claims";
import { supportRules } from "../../server/src/rules/support";
import { findingsIn } from "../service/memory";
import { sentenceContext } from "./prose";

// What is quadratic needs hours for a megabyte; the suite's time limit is the assertion.
const megabyte = 1 << 20;
const rules = [...claimRules, ...supportRules];

const fill = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe("a megabyte of", () => {
  it.each([
    ["one letter", "a"],
    ["opening brackets", "["],
    ["nested brackets", "[("],
    ["closed brackets", "[]"],
    ["blanks", " "],
  ])("%s has no findings of claims", async (_, piece) => {
    const findings = await findingsIn({ "a.md": fill(piece, megabyte) }, "a.md");
    expect(findings.filter(({ rule }) => /^(?:claim|support)\//.test(rule))).toEqual([]);
  });
});

describe("a sentence of 100 KB", () => {
  it.each([
    "a",
    "[",
    "“",
    "'",
    "not ",
    "may ",
    "whether ",
    "is safe ",
    "Is Safe ",
    "To assess whether it, which is safe, is safe ",
    "reduced the risk of relapse by 50 % ",
    "therapy improves ",
    "1 in ",
    "5 % of ",
    "\u{1F9EC}",
    "e\u0301",
    "\n",
    "    ",
  ])("of %j is read by every rule", (piece) => {
    const text = fill(piece, 100_000);
    const context = sentenceContext(text, { role: "discussion" });
    for (const finding of rules.flatMap((rule) => rule.check(context))) {
      expect(finding.start).toBeGreaterThanOrEqual(0);
      expect(finding.end).toBeLessThanOrEqual(text.length);
    }
  });
});
