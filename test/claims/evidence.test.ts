import { describe, expect, it } from "vitest";
import type { EvidenceLevel } from "../../server/src/model/analysis/evidence-level";
import { claimRules } from "../../server/src/rules/claims";
import { sentenceContext } from "./prose";

/** The rules that report a sentence which stands where the evidence is of some level, with their severities. */
function reported(text: string, evidence?: EvidenceLevel): string[] {
  const context = sentenceContext(text, { evidence });
  return claimRules.flatMap(({ declaration, check }) =>
    check(context).map((finding) => `${declaration.id} ${finding.severity ?? declaration.severity}`),
  );
}

describe("a rule that is limited to a level of evidence", () => {
  const text = "These data established the effectiveness of the cells.";

  it.each<EvidenceLevel>(["phase-1", "single-arm"])("speaks where the section names it: %s", (evidence) => {
    expect(reported(text, evidence)).toEqual(["claim/early-phase-efficacy information"]);
  });

  it.each<EvidenceLevel | undefined>([undefined, "randomised", "observational"])(
    "is silent elsewhere: %s",
    (evidence) => {
      expect(reported(text, evidence)).toEqual([]);
    },
  );

  it("is silent where the sentence itself names stronger evidence", () => {
    expect(reported(`In a randomised trial, ${text.toLowerCase()}`, "phase-1")).toEqual([]);
  });
});

describe("a severity for a level of evidence", () => {
  it("holds where the sentence names the level, not where only its surroundings do", () => {
    expect(reported("Massage is an effective treatment.")).toEqual(["claim/effective-unqualified warning"]);
    expect(reported("Massage is an effective treatment.", "synthesis")).toEqual([
      "claim/effective-unqualified warning",
    ]);
    expect(reported("By this meta-analysis, massage is an effective treatment.")).toEqual([
      "claim/effective-unqualified information",
    ]);
  });
});
