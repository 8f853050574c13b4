import { describe, expect, it } from "vitest";
import { severities } from "../../../server/src/model/finding";
import { shippedRules } from "../../../server/src/model/phrases/shipped";
import { profileOf, profiles, severityIn } from "../../../server/src/model/profile";

describe("severities by profile", () => {
  it.each([
    ["manuscript", "claim/safe-unqualified", "warning", "warning"],
    ["patient-information", "claim/safe-unqualified", "warning", "error"],
    ["patient-information", "claim/miracle-cure", "error", "error"],
    ["press-release", "claim/causal-observational", "information", "warning"],
    ["press-release", "claim/safe-unqualified", "warning", "warning"],
    ["press-release", "support/statistic-without-source", "information", "hint"],
    ["patient-information", "support/efficacy-without-citation", "hint", "hint"],
    ["patient-information", "support/relative-without-absolute", "information", "warning"],
    ["press-release", "citation/undefined", "error", "error"],
    ["press-release", "no/such-rule", "warning", "warning"],
  ] as const)("%s: %s from %s to %s", (profile, rule, severity, expected) => {
    expect(severityIn(profile, rule, severity)).toBe(expected);
  });

  it("change by one step at most, and not at all for a manuscript", () => {
    for (const profile of profiles)
      for (const { id } of shippedRules)
        for (const severity of severities) {
          const steps = severities.indexOf(severityIn(profile, id, severity)) - severities.indexOf(severity);
          expect(Math.abs(steps)).toBeLessThanOrEqual(profile === "manuscript" ? 0 : 1);
        }
  });

  it("read anything but a known profile as a manuscript", () => {
    expect(["press-release", "leaflet", 3, undefined].map(profileOf)).toEqual([
      "press-release",
      "manuscript",
      "manuscript",
      "manuscript",
    ]);
  });
});
