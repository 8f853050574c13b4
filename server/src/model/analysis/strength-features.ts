import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";
import { cuesReaching } from "./clauses";
import { firstFrom } from "./places";

/**
 * What the strength of a claim is read from (strength.ts): the stems of the words with their neighbours, which of them
 * stand under a hedge or a negation, and the order in which causal, associative and hedging wordings come.
 * The training script (scripts/causal-strength.mjs) uses this very function.
 */
export function strengthFeatures(analysis: SentenceAnalysis): ReadonlySet<string> {
  const features = new Set<string>(["*", lengthFeature(analysis)]);
  const add = (feature: string): void => {
    features.add(feature);
  };
  const stems = analysis.run.words.map((word) => stemOf(word.lower));
  wordFeatures(stems, add);
  scopeFeatures(analysis, stems, add);
  cueFeatures(analysis, add);
  causationFeatures(analysis, stems, add);
  orderFeatures(analysis, add);
  return features;
}

type Add = (feature: string) => void;

/** Sentences are told apart by eights of words, up to six of them. */
function lengthFeature({ run }: SentenceAnalysis): string {
  return `length ${Math.min(6, Math.floor(run.words.length / 8))}`;
}

/** A word without its ending, any number as `#`: rough, and enough to hold the forms of a word together. */
export function stemOf(word: string): string {
  if (/^\p{N}/u.test(word)) {
    return "#";
  }
  const ending = /(?:ations?|ingly|edly|ings?|ed|es|ly|s)$/.exec(word)?.[0] ?? "";
  return word.length - ending.length >= 3 ? word.slice(0, word.length - ending.length) : word;
}

function wordFeatures(stems: readonly string[], add: Add): void {
  add(`^${stems[0] ?? ""}`);
  add(`^${stems[0] ?? ""} ${stems[1] ?? ""}`);
  stems.forEach((stem, index) => {
    add(stem);
    if (stems[index - 1] === "that") {
      add(`that:${stem}`);
    }
    add(`${stem} ${stems[index + 1] ?? "$"}`);
    add(`${stem} _ ${stems[index + 2] ?? "$"}`);
  });
}

/** Words under a hedge, words under a negation close by. */
function scopeFeatures(analysis: SentenceAnalysis, stems: readonly string[], add: Add): void {
  const hedges = firsts(analysis, ["hedge", "hedge-near", "half-hedge"]);
  const negations = firsts(analysis, ["negation"]);
  let lastHedge = -1;
  let lastNegation = -1;
  stems.forEach((stem, index) => {
    const scope = analysis.scopes.ofNegations[index] ?? 0;
    if (lastHedge >= scope) {
      add(`h:${stem}`);
    }
    if (lastNegation >= scope && index - lastNegation < 6) {
      add(`n:${stem}`);
    }
    lastHedge = hedges.has(index) ? index : lastHedge;
    lastNegation = negations.has(index) ? index : lastNegation;
  });
}

const countedLists = [
  "hedge",
  "hedge-near",
  "half-hedge",
  "modal",
  "negation",
  "aim",
  "purpose",
  "question",
  "association",
  "causation",
  "evidence-observational",
  "evidence-randomised",
  "evidence-animal",
  "evidence-in-vitro",
  "figure",
  "condition",
  "denial",
];

function cueFeatures(analysis: SentenceAnalysis, add: Add): void {
  for (const list of countedLists) {
    const count = analysis.cues(list).length;
    if (count > 0) {
      add(`@${list}`);
    }
    if (count > 1) {
      add(`@${list} 2`);
    }
  }
  const cause = analysis.cues("causation")[0];
  const association = analysis.cues("association")[0];
  if (cause !== undefined && association !== undefined) {
    add(cause.first < association.first ? "cause first" : "association first");
  } else {
    add(cause !== undefined ? "cause only" : association !== undefined ? "association only" : "neither");
  }
}

/** Wordings in whose company a causal wording means more, or less. */
const company = [
  "association",
  "comparison",
  "demand",
  "evidence-observational",
  "evidence-randomised",
  "people",
];

/** How each causal wording stands: hedged, denied, in which form, after an intervention, after people. */
function causationFeatures(analysis: SentenceAnalysis, stems: readonly string[], add: Add): void {
  const firstOf = (list: string): number => analysis.cues(list)[0]?.first ?? Infinity;
  const intervention = firstOf("intervention");
  const people = firstOf("people");
  for (const cue of analysis.cues("causation")) {
    const state = isHedged(analysis, cue) ? "hedged" : "plain";
    const actor = `${intervention < cue.first ? "I" : ""}${people < cue.first ? "P" : ""}`;
    add(`C:${state}`);
    add(`C:${state} ${kindOf(analysis, cue)}`);
    add(`C:${state} after ${actor}`);
    add(`C:${state} ${stems[cue.first] ?? ""}${intervention < cue.first ? " after I" : ""}`);
    add(`C:${state} ${kindOf(analysis, cue)} before ${stems[cue.end] ?? "$"}`);
    for (const list of company) {
      if (analysis.cues(list).length > 0) {
        add(`C:${state} ${kindOf(analysis, cue)} with ${list}`);
      }
    }
    if (isDenied(analysis, cue)) {
      add("C:denied");
    }
  }
  for (const cue of analysis.cues("association")) {
    add(`A:${isHedged(analysis, cue) ? "hedged" : "plain"}`);
  }
}

/** One letter for each kind of wording whose order is looked at. */
const letters: readonly (readonly [list: string, letter: string])[] = [
  ["hedge", "H"],
  ["hedge-near", "H"],
  ["half-hedge", "h"],
  ["negation", "N"],
  ["association", "A"],
  ["aim", "M"],
  ["question", "Q"],
  ["intervention", "I"],
  ["people", "P"],
  ["demand", "R"],
  ["outcome", "O"],
  ["authors", "S"],
  ["comparison", "B"],
];

/** The order of the wordings: runs of up to four, and pairs at a distance. */
function orderFeatures(analysis: SentenceAnalysis, add: Add): void {
  const order = ["^", ...orderOf(analysis), "$"];
  order.forEach((_, index) => {
    for (let length = 1; length <= 4 && index + length <= order.length; length++) {
      add(`S:${order.slice(index, index + length).join("")}`);
    }
  });
  const core = order.filter((letter) => "IPCAHNRUEBMQ".includes(letter));
  core.forEach((letter, index) => {
    for (const later of core.slice(index + 1, index + 4)) {
      add(`K:${letter}${later}`);
    }
  });
}

function orderOf(analysis: SentenceAnalysis): readonly string[] {
  const at = new Map<number, Set<string>>();
  const put = (place: number, letter: string): void => {
    const here = at.get(place);
    if (here === undefined) {
      at.set(place, new Set([letter]));
    } else {
      here.add(letter);
    }
  };
  for (const [list, letter] of letters) {
    for (const cue of analysis.cues(list)) {
      put(cue.first, letter);
    }
  }
  for (const cue of analysis.cues("causation")) {
    put(cue.first, kindOf(analysis, cue));
  }
  const places = [...at].sort(([a], [b]) => a - b);
  const order = places.flatMap(([, here]) => {
    const acts = here.has("C") || here.has("E");
    return [...here].filter((letter) => !acts || (letter !== "I" && letter !== "O"));
  });
  return order.filter((letter, index) => letter !== order[index - 1]);
}

const articles = new Set(["the", "a", "an", "of", "in", "and"]);

/** The kind of a causal wording: Effect noun, Utility word, `t`o-infinitive, `g`erund, noun use `c`, or verb `C`. */
function kindOf({ run }: SentenceAnalysis, { first }: WordRange): string {
  const word = run.words[first]?.lower ?? "";
  const before = run.words[first - 1]?.lower ?? "";
  if (/^(?:effect|impact|influence|role)s?$/.test(word)) {
    return "E";
  }
  if (/^(?:effect|effic|benef|useful|helpful|superior|inferior)/.test(word)) {
    return "U";
  }
  if (before === "to") {
    return "t";
  }
  return word.endsWith("ing") ? "g" : articles.has(before) ? "c" : "C";
}

function isHedged(analysis: SentenceAnalysis, cue: WordRange): boolean {
  const scope = analysis.scopes.ofNegations[cue.first] ?? 0;
  return ["hedge", "hedge-near"].some((list) => {
    const cues = analysis.cues(list);
    return (cues[firstFrom(cues, scope, (one) => one.first)]?.first ?? Infinity) < cue.first;
  });
}

function isDenied(analysis: SentenceAnalysis, cue: WordRange): boolean {
  return (
    cuesReaching(
      analysis.scopes.ofNegations,
      analysis.cues("negation"),
      { first: cue.first, end: cue.first },
      4,
    ).length > 0
  );
}

function firsts(analysis: SentenceAnalysis, lists: readonly string[]): ReadonlySet<number> {
  return new Set(lists.flatMap((list) => analysis.cues(list).map((cue) => cue.first)));
}
