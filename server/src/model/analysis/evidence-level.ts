/** What a claim rests on, weakest first. */
export const evidenceLevels = [
  "in-vitro",
  "animal",
  "phase-1",
  "single-arm",
  "observational",
  "randomised",
  "synthesis",
] as const;

export type EvidenceLevel = (typeof evidenceLevels)[number];
