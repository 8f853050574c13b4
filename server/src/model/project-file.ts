import { project as projectValidator } from "caveat:validators";
import type { Problem } from "../syntax/problem";
import { parseYaml } from "../syntax/yaml";
import { type CitationSetting, citationSettings } from "./citation-style";
import { type Severity, severities } from "./finding";
import type { NamedFile } from "./front-matter";
import { type Profile, profileOf } from "./profile";
import { type QuotationPolicy, quotationPolicyOf } from "./prose";
import { schemaProblems } from "./schema-problems";

/** The name of the project file, in every editor and on the command line. */
export const projectFileName = "caveat.yaml";

/** Severity by rule id or by group; `off` silences. */
export type RuleSettings = Readonly<Record<string, Severity | "off">>;

/** What a project says about terms and abbreviations. */
export interface TermSettings {
  /** Short forms that need no introduction. */
  readonly abbreviations: readonly string[];
  /** Spellings that are right here. */
  readonly accept: readonly string[];
  /** Forms that this project prefers, whatever its glossaries prefer. */
  readonly prefer: readonly string[];
}

/** Wordings that a rule or a group lets pass. */
export type AcceptedPhrases = Readonly<Record<string, readonly string[]>>;

/** What a `caveat.yaml` says. */
export interface ProjectFile {
  readonly bibliography: readonly NamedFile[];
  readonly glossary: readonly NamedFile[];
  readonly terms: TermSettings;
  readonly rules: RuleSettings;
  /** For whom the manuscripts are written. */
  readonly profile: Profile;
  /** Whether claims in quotation marks and block quotations are judged. */
  readonly quotations: QuotationPolicy;
  /** Wordings that are accepted, by rule id or group. */
  readonly accept: AcceptedPhrases;
  /** How the manuscripts cite; undefined where each shows that by itself. */
  readonly citations: CitationSetting | undefined;
  /** The CSV file with retractions, from Retraction Watch. */
  readonly retractions: NamedFile | undefined;
  /** Globs of manuscripts that are not checked. */
  readonly ignore: readonly string[];
  readonly problems: readonly Problem[];
}

/** What holds where there is no project file. */
export const noProjectFile: ProjectFile = {
  bibliography: [],
  glossary: [],
  terms: { abbreviations: [], accept: [], prefer: [] },
  rules: {},
  profile: "manuscript",
  quotations: "skip",
  accept: {},
  citations: undefined,
  retractions: undefined,
  ignore: [],
  problems: [],
};

/** Reads a `caveat.yaml`. What can't be used is left out, and is a problem at its place. */
export function readProjectFile(text: string): ProjectFile {
  const { value: yaml, problems } = parseYaml(text);
  const faults = problems.length > 0 ? [] : schemaProblems(yaml, projectValidator);
  const data = isRecord(yaml.data) ? yaml.data : {};
  const names = (key: string): NamedFile[] => {
    const value = data[key];
    return stringsIn(Array.isArray(value) ? value : [value]).map(([path, index]) => ({
      path,
      ...yaml.locate(Array.isArray(value) ? [key, index] : [key]),
    }));
  };
  return {
    bibliography: names("bibliography"),
    glossary: names("glossary"),
    terms: termSettings(data["terms"]),
    rules: ruleSettings(data["rules"]),
    profile: profileOf(data["profile"]),
    quotations: quotationPolicyOf(data["quotations"]),
    accept: acceptedPhrases(data["accept"]),
    citations: citationSettings.find((setting) => setting === data["citations"]),
    retractions: names("retractions")[0],
    ignore: stringsIn(Array.isArray(data["ignore"]) ? data["ignore"] : []).map(([glob]) => glob),
    problems: [...problems, ...faults],
  };
}

function termSettings(value: unknown): TermSettings {
  const settings = isRecord(value) ? value : {};
  const list = (key: string): string[] => {
    const items = settings[key];
    return Array.isArray(items) ? stringsIn(items).map(([item]) => item) : [];
  };
  return { abbreviations: list("abbreviations"), accept: list("accept"), prefer: list("prefer") };
}

/** Keeps of a value what is a severity or `off`. */
export function ruleSettings(value: unknown): RuleSettings {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([rule, wanted]) => {
      const severity = [...severities, "off" as const].find((known) => known === wanted);
      return severity === undefined ? [] : [[rule, severity]];
    }),
  );
}

function acceptedPhrases(value: unknown): AcceptedPhrases {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([rule, phrases]) => [
      rule,
      stringsIn(Array.isArray(phrases) ? phrases : []).map(([phrase]) => phrase),
    ]),
  );
}

/**
 * The severity that settings give a rule by hand, its own entry before its group's; undefined when they say nothing. A rule
 * that is `off` by itself is a house style: what is said of its whole group does not turn it on.
 */
export function severitySet(
  rule: string,
  declared: Severity | "off",
  ...settings: readonly RuleSettings[]
): Severity | "off" | undefined {
  for (const one of settings) {
    const wanted = one[rule] ?? (declared === "off" ? undefined : one[groupOf(rule)]);
    if (wanted !== undefined) return wanted;
  }
  return undefined;
}

/** The wordings that a project accepts of a rule: those for the rule and those for its group. */
export function acceptedOf(rule: string, accept: AcceptedPhrases): readonly string[] {
  return [...(accept[rule] ?? []), ...(accept[groupOf(rule)] ?? [])];
}

function groupOf(rule: string): string {
  return rule.split("/")[0] ?? rule;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringsIn(values: readonly unknown[]): [string, number][] {
  return values.flatMap((value, index): [string, number][] =>
    typeof value === "string" ? [[value, index]] : [],
  );
}
