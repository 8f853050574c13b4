import { type EvidenceLevel, evidenceLevels } from "../analysis/evidence-level";
import { type Severity, severities } from "../finding";

/** What a gate does to a finding: takes it away, lowers it to at most a severity, or leaves it. */
export type GateEffect = "silent" | Severity | "keep";

/** The gates of a claim rule, in the order in which they are asked. */
export const gateNames = [
  "quotation",
  "question",
  "aim",
  "negation",
  "distance",
  "hedge",
  "half-hedge",
  "past",
  "figure",
  "citation",
] as const;

export type GateName = (typeof gateNames)[number];

/** What kind of fault a rule names (the categories of the labelling guideline). */
export type ClaimCategory = string;

/** One wording that a rule reports. */
export interface PhrasePattern {
  readonly match: string;
  readonly severity: Severity | undefined;
  readonly gates: Partial<Readonly<Record<GateName, GateEffect>>>;
}

/** A rule as it stands in glossary/phrases. Its patterns are still text. */
export interface PhraseRule {
  readonly id: string;
  readonly category: ClaimCategory;
  readonly summary: string;
  readonly why: string;
  readonly sources: readonly { readonly text: string; readonly url?: string }[];
  readonly severity: Severity;
  /** The severity in certain sections. */
  readonly severityIn: ReadonlyMap<string, Severity>;
  /** The severity where the sentence itself names evidence of a level. */
  readonly severityOn: ReadonlyMap<EvidenceLevel, Severity>;
  /** The evidence (of the sentence, else its section, else its document) to which the rule is limited; empty when to none. */
  readonly evidence: readonly EvidenceLevel[];
  readonly gates: Partial<Readonly<Record<GateName, GateEffect>>>;
  readonly patterns: readonly PhrasePattern[];
  /** Technical senses: a match that touches one of these is none. */
  readonly except: readonly string[];
  /** Company that excuses a match anywhere in its sentence. */
  readonly unless: readonly string[];
  /** Company that a match needs somewhere in its sentence; empty when none. */
  readonly only: readonly string[];
  /** What is wrong, why and what to write instead; `{words}` stands for the reported words. */
  readonly message: string;
  readonly rewrites: readonly Rewrite[];
  readonly examples: { readonly bad: readonly RuleExample[]; readonly good: readonly RuleExample[] };
}

/** A safer wording for the reported words: `~verb` takes the form of the verb that it replaces. */
export interface Rewrite {
  /** Words that the reported part must match for this rewrite, as a pattern; any when undefined. */
  readonly of: string | undefined;
  readonly with: string;
}

export interface RuleExample {
  readonly text: string;
  readonly note?: string;
}

/** One file of glossary/phrases. */
export interface PhraseFile {
  readonly classes: readonly (readonly [name: string, members: readonly string[]])[];
  readonly cues: readonly (readonly [name: string, patterns: readonly string[]])[];
  readonly rules: readonly PhraseRule[];
}

/**
 * Narrows a parsed file. It has been checked against glossary/schema/phrases.schema.json when the bundle was built,
 * so that a missing field can only be a mistake of this reader: it then reads as empty.
 */
export function readPhraseFile(content: unknown): PhraseFile {
  const file = record(content);
  return {
    classes: Object.entries(record(file["classes"])).map(
      ([name, members]) => [name, texts(members)] as const,
    ),
    cues: Object.entries(record(file["cues"])).map(([name, patterns]) => [name, texts(patterns)] as const),
    rules: list(file["rules"]).map(readRule),
  };
}

function readRule(value: unknown): PhraseRule {
  const rule = record(value);
  const examples = record(rule["examples"]);
  return {
    id: text(rule["id"]),
    category: text(rule["category"]),
    summary: text(rule["summary"]),
    why: text(rule["why"]),
    sources: list(rule["sources"]).map(readSource),
    severity: severity(rule["severity"]) ?? "warning",
    severityIn: new Map(readSeverities(rule["severityIn"])),
    severityOn: new Map(
      readSeverities(rule["severityOn"]).flatMap(([name, level]) =>
        levelsNamed([name]).map((evidence) => [evidence, level] as const),
      ),
    ),
    evidence: levelsNamed(texts(rule["evidence"])),
    gates: readGates(rule["gates"]),
    patterns: list(rule["patterns"]).map(readPattern),
    except: texts(rule["except"]),
    unless: texts(rule["unless"]),
    only: texts(rule["only"]),
    message: text(rule["message"]),
    rewrites: list(rule["rewrites"]).map(readRewrite),
    examples: { bad: list(examples["bad"]).map(readExample), good: list(examples["good"]).map(readExample) },
  };
}

function readSeverities(value: unknown): readonly (readonly [name: string, severity: Severity])[] {
  return Object.entries(record(value)).flatMap(([name, level]) => {
    const known = severity(level);
    return known === undefined ? [] : [[name, known] as const];
  });
}

function levelsNamed(names: readonly string[]): readonly EvidenceLevel[] {
  return evidenceLevels.filter((level) => names.includes(level));
}

function readPattern(value: unknown): PhrasePattern {
  if (typeof value === "string") {
    return { match: value, severity: undefined, gates: {} };
  }
  const pattern = record(value);
  return {
    match: text(pattern["match"]),
    severity: severity(pattern["severity"]),
    gates: readGates(pattern["gates"]),
  };
}

function readGates(value: unknown): Partial<Record<GateName, GateEffect>> {
  const written = record(value);
  const gates: Partial<Record<GateName, GateEffect>> = {};
  for (const name of gateNames) {
    const effect = written[name];
    const level = severity(effect);
    if (effect === "silent" || effect === "keep") {
      gates[name] = effect;
    } else if (level !== undefined) {
      gates[name] = level;
    }
  }
  return gates;
}

function readSource(value: unknown): { readonly text: string; readonly url?: string } {
  const source = record(value);
  const url = source["url"];
  return { text: text(source["text"]), ...(typeof url === "string" ? { url } : {}) };
}

function readRewrite(value: unknown): Rewrite {
  const rewrite = record(value);
  const of = rewrite["of"];
  return { of: typeof of === "string" ? of : undefined, with: text(rewrite["with"]) };
}

function readExample(value: unknown): RuleExample {
  if (typeof value === "string") {
    return { text: value };
  }
  const example = record(value);
  const note = example["note"];
  return { text: text(example["text"]), ...(typeof note === "string" ? { note } : {}) };
}

function severity(value: unknown): Severity | undefined {
  return severities.find((known) => known === value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).map(text);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
