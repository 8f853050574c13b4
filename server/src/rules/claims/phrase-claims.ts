import type { SentenceAnalysis } from "../../model/analysis/analysis";
import { analyse } from "../../model/analysis/analysis";
import { evidenceAt, evidenceNamed } from "../../model/analysis/evidence";
import { type Severity, severities } from "../../model/finding";
import { type PhraseIndex, phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { type GateName, gateNames, type PhraseRule } from "../../model/phrases/phrase-file";
import { compile, shippedRules } from "../../model/phrases/shipped";
import type { WordRange, WordRun } from "../../model/phrases/word-run";
import type { ProseContext } from "../../model/prose";
import { once } from "../../text/once";
import { defaultGates, passGates, weaker } from "./gates";

/** A claim that passed its rule's gates. */
export interface PhraseClaim {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: WordRange;
  /** The words to report. */
  readonly reported: WordRange;
}

/** Patterns beside those that trigger: technical senses, excusing company, needed company; the value is the rule's id. */
type Company = PhraseIndex<string>;

const triggers = phrasesWhenAsked(() =>
  shippedRules.flatMap((rule) =>
    rule.patterns.map((pattern) => ({
      node: compile(pattern.match),
      value: {
        rule,
        severity: pattern.severity ?? rule.severity,
        gates: { ...defaultGates, ...rule.gates, ...pattern.gates },
      },
    })),
  ),
);
const exceptions = companyOf((rule) => rule.except);
const excuses = companyOf((rule) => rule.unless);
const needs = companyOf((rule) => rule.only);

function companyOf(patterns: (rule: PhraseRule) => readonly string[]): Company {
  return phrasesWhenAsked(() =>
    shippedRules.flatMap((rule) =>
      patterns(rule).map((pattern) => ({ node: compile(pattern), value: rule.id })),
    ),
  );
}

const known = new WeakMap<ProseContext, readonly PhraseClaim[]>();

/**
 * The claims of a sentence by all phrase rules at once, in order of place. Where the words of several overlap,
 * the gravest stays, then the longest: one fault is reported once.
 */
export function phraseClaims(context: ProseContext): readonly PhraseClaim[] {
  const before = known.get(context);
  if (before !== undefined) {
    return before;
  }
  const claims = judge(context, new Set());
  known.set(context, claims);
  return claims;
}

/** A part of the judgement that can be left out to measure what it is worth. */
export type Step = GateName | "exceptions";

/**
 * All steps of the judgement, in their order.
 * @public `scripts/gold.mjs` bundles this file to measure each of them.
 */
export const steps: readonly Step[] = ["exceptions", ...gateNames];

/** The claims of a sentence when some steps are left out; `phraseClaims` leaves out none. */
export function judge(context: ProseContext, leftOut: ReadonlySet<Step>): readonly PhraseClaim[] {
  return context.role === "references" ? [] : gravest(claimsOf(analyse(context), leftOut));
}

function claimsOf(analysis: SentenceAnalysis, leftOut: ReadonlySet<Step>): PhraseClaim[] {
  const { run, context } = analysis;
  const found = findPhrases(run, triggers);
  if (found.length === 0) {
    return [];
  }
  const technical = leftOut.has("exceptions") ? new Map<string, ReadonlySet<number>>() : wordsOfSenses(run);
  const excused = new Set(findPhrases(run, excuses).map((match) => match.value));
  const isName = namesIn(analysis);
  const needed = new Set(findPhrases(run, needs).map((match) => match.value));
  return found.flatMap(({ value: trigger, range, reported }): PhraseClaim[] => {
    const { rule } = trigger;
    const isTechnical = wordsIn(range).some((word) => technical.get(rule.id)?.has(word));
    const excusable = !leftOut.has("exceptions") && excused.has(rule.id);
    const isNamed = !leftOut.has("exceptions") && isName(reported);
    const lacksCompany = rule.only.length > 0 && !needed.has(rule.id);
    if (isTechnical || isNamed || excusable || lacksCompany || !restsOn(rule, analysis)) {
      return [];
    }
    const limits = [rule.severityIn.get(context.role), severityNamed(rule, analysis)];
    const severity = limits.reduce<Severity>(
      (least, limit) => (limit === undefined ? least : weaker(least, limit)),
      trigger.severity,
    );
    const left = passGates(analysis, range, severity, trigger.gates, leftOut);
    return left === undefined ? [] : [{ rule: rule.id, severity: left, range, reported }];
  });
}

/** How many of a sentence's words may be capitalised before it is a headline, in which capitals name nothing. */
const HEADLINE = 0.6;

/** Shorter words are articles and prepositions, which names hold in lower case. */
const LEAST_LETTERS = 4;

/** Tells whether words inside a sentence are all capitalised, as in the name of a work, a prize or a programme. */
function namesIn({ context: { text }, run: { words } }: SentenceAnalysis): (range: WordRange) => boolean {
  const capitalised = ({ start }: { readonly start: number }): boolean => /\p{Lu}/u.test(text[start] ?? "");
  const isHeadline = once(() => words.filter(capitalised).length >= words.length * HEADLINE);
  return ({ first, end }) => {
    const telling = words.slice(first, end).filter(({ text: { length } }) => length >= LEAST_LETTERS);
    return first > 0 && telling.length > 0 && telling.every(capitalised) && !isHeadline();
  };
}

/** Whether the evidence of the sentence, else of its surroundings, is among those a rule is limited to. */
function restsOn({ evidence }: PhraseRule, analysis: SentenceAnalysis): boolean {
  const level = evidence.length > 0 ? evidenceAt(analysis) : undefined;
  return evidence.length === 0 || (level !== undefined && evidence.includes(level));
}

function severityNamed({ severityOn }: PhraseRule, analysis: SentenceAnalysis): Severity | undefined {
  const level = severityOn.size > 0 ? evidenceNamed(analysis) : undefined;
  return level && severityOn.get(level);
}

function gravest(claims: readonly PhraseClaim[]): readonly PhraseClaim[] {
  const byGravity = [...claims].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      b.reported.end - b.reported.first - (a.reported.end - a.reported.first) ||
      a.range.first - b.range.first,
  );
  const taken = new Set<number>();
  const kept = byGravity.filter((claim) => {
    const words = wordsIn(claim.reported);
    const free = !words.some((word) => taken.has(word));
    if (free) {
      words.forEach((word) => taken.add(word));
    }
    return free;
  });
  return kept.sort((a, b) => a.reported.first - b.reported.first);
}

/** For each rule the words that stand in a technical sense of its triggers. */
function wordsOfSenses(run: WordRun): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { value: rule, range } of findPhrases(run, exceptions)) {
    const words = found.get(rule) ?? new Set();
    wordsIn(range).forEach((word) => words.add(word));
    found.set(rule, words);
  }
  return found;
}

function wordsIn({ first, end }: WordRange): readonly number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}
