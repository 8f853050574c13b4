import { project as projectValidator } from "caveat:validators";
import type { Problem } from "../syntax/problem";
import { parseYaml } from "../syntax/yaml";
import { type CitationSetting, citationSettings } from "./citation-style";
import { type Severity, severities } from "./finding";
import type { NamedFile } from "./front-matter";
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

/** What a `caveat.yaml` says. */
export interface ProjectFile {
  readonly bibliography: readonly NamedFile[];
  readonly glossary: readonly NamedFile[];
  readonly terms: TermSettings;
  readonly rules: RuleSettings;
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

/**
 * The severity that settings give a rule: its own entry before its group's, before what the rule itself declares. A rule
 * that is `off` by itself is a house style: what is said of its whole group does not turn it on.
 */
export function severityOf(
  rule: string,
  declared: Severity | "off",
  ...settings: readonly RuleSettings[]
): Severity | "off" {
  const group = rule.split("/")[0] ?? rule;
  for (const one of settings) {
    const wanted = one[rule] ?? (declared === "off" ? undefined : one[group]);
    if (wanted !== undefined) return wanted;
  }
  return declared;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringsIn(values: readonly unknown[]): [string, number][] {
  return values.flatMap((value, index): [string, number][] =>
    typeof value === "string" ? [[value, index]] : [],
  );
}
