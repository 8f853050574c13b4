import { type Severity, severities } from "./finding";
import { shippedRules } from "./phrases/shipped";

/** For whom a text is written. A project says so in its caveat.yaml (`profile: press-release`). */
export const profiles = ["manuscript", "press-release", "patient-information"] as const;

export type Profile = (typeof profiles)[number];

/** The profile that a project file names; `manuscript` for anything else. */
export function profileOf(value: unknown): Profile {
  return profiles.find((profile) => profile === value) ?? "manuscript";
}

/**
 * The severity of a finding for the readers of a profile: one step more or less than for a manuscript, or the same.
 * A rule that nobody knows keeps its severity. What a project sets for a rule by hand comes after this and wins.
 */
export function severityIn(profile: Profile, rule: string, severity: Severity): Severity {
  const { louder, softer } = adjustments[profile];
  const names = [rule, categoryOf.get(rule) ?? rule];
  const step =
    (names.some((name) => softer.has(name)) ? 1 : 0) - (names.some((name) => louder.has(name)) ? 1 : 0);
  const place = Math.min(Math.max(severities.indexOf(severity) + step, 0), severities.length - 1);
  return severities[place] ?? severity;
}

interface Adjustments {
  /** Categories of claims (the labelling guideline's) or ids of rules. */
  readonly louder: ReadonlySet<string>;
  readonly softer: ReadonlySet<string>;
}

/** Neither press releases nor leaflets cite or have an abstract; what they owe the reader instead is the absolute figure. */
const withoutCitations = ["support/efficacy-without-citation", "support/statistic-without-source"];

const adjustments: Readonly<Record<Profile, Adjustments>> = {
  manuscript: { louder: new Set(), softer: new Set() },

  // Of 462 press releases 40 % exaggerated advice, 33 % causal claims, 36 % inferences from animals; the news followed
  // (Sumner et al., BMJ 2014;349:g7015). Half of the drugs that news called breakthroughs and the like were not approved
  // (Abola and Prasad, JAMA Oncol 2016;2:139–141).
  "press-release": {
    louder: new Set([
      "causal",
      "practice-leap",
      "translation-leap",
      "superlative",
      "promotion",
      "support/relative-without-absolute",
    ]),
    softer: new Set(withoutCitations),
  },

  // Codes on advertising to the public forbid to say that a medicine is safe without qualification, that its effect is
  // guaranteed, or that it is better than another (Directive 2001/83/EC, Article 90; ABPI Code 2024, clause 6.4).
  "patient-information": {
    louder: new Set([
      "absolute-safety",
      "absolute-efficacy",
      "certainty",
      "superiority",
      "generalisation",
      "translation-leap",
      "promotion",
      "support/relative-without-absolute",
    ]),
    softer: new Set(withoutCitations),
  },
};

/** The categories of rules: the phrase rules name theirs, those in code stand here. */
const categoryOf: ReadonlyMap<string, string> = new Map([
  ...shippedRules.map(({ id, category }) => [id, category] as const),
  ["claim/causal-observational", "causal"],
  ["claim/title-omits-model", "translation-leap"],
  ["claim/strength-drift", "certainty"],
]);
