import type { WordRange, WordRun } from "../phrases/word-run";
import { beginningIn } from "./places";

/** Words that open a new statement when a comma stands before them: what was negated or hedged ends there. */
const openers = new Set([
  "and",
  "but",
  "so",
  "which",
  "who",
  "whose",
  "where",
  "because",
  "as",
  "since",
  "thus",
  "thereby",

  "it",
  "they",
  "this",
  "these",
  "we",
  "he",
  "she",
]);

/** Words that open a sentence with a subordinate clause or an aim. */
const leaders = new Set([
  "although",
  "though",
  "while",
  "whereas",
  "because",
  "since",
  "despite",
  "unlike",
  "when",
  "after",
  "before",
  "given",
  "to",
  "in",
  "without",
  "until",
  "even",
]);

/** For each word of a sentence the first word of its scope: the stretch in which a cue before the word can reach it. */
export interface Scopes {
  readonly ofNegations: readonly number[];
  /** A hedge reaches further: into what follows from the hedged statement ("may shrink it, prolonging survival"). */
  readonly ofHedges: readonly number[];
}

/**
 * The scopes of a sentence. A scope ends at a semicolon, colon, dash, at a terminator (but, however, although: the
 * CONJ triggers of NegEx, Chapman et al., github.com/chapmanbe/negex) and at a comma that opens a new statement.
 */
export function scopesOf(run: WordRun, terminators: readonly WordRange[]): Scopes {
  return {
    ofNegations: scopeStarts(
      run,
      terminators,
      (word) => openers.has(word) || isParticiple(word),
      (index) => opensPredicate(run, index),
    ),
    ofHedges: scopeStarts(
      run,
      terminators,
      (word) => openers.has(word),
      (index) => opensDemand(run, index),
    ),
  };
}

/** Finite verbs that show that "and" joins a second predicate: "never causes fever and is harmless". */
const finite = new Set(["is", "are", "was", "were", "has", "have", "can", "will"]);

/** Whether a word is the "and" before a second predicate with a verb of its own. */
function opensPredicate({ words }: WordRun, index: number): boolean {
  return words[index]?.lower === "and" && finite.has(words[index + 1]?.lower ?? "");
}

/** Whether a word is the "and" before a demand, which no hedge before it weakens: "may cause harm and should be avoided". */
function opensDemand({ words }: WordRun, index: number): boolean {
  const next = words[index + 1]?.lower;
  return words[index]?.lower === "and" && (next === "should" || next === "must");
}

/** Whether a verb stands at once behind a word that ends a scope: "but cannot" has the subject of what it follows. */
function goesOn({ words }: WordRun, index: number): boolean {
  return conjunctions.has(words[index]?.lower ?? "") && verbs.has(words[index + 1]?.lower ?? "");
}

const verbs = new Set([
  ...finite,
  ..."do does did had should must may might could would need cannot can't".split(" "),
]);
const conjunctions = new Set(["and", "or", "but", "yet"]);
const denials = new Set(["no", "not", "none", "neither", "nor", "never", "nobody", "few"]);

/**
 * Watches for the verb of a main clause behind a relative clause: "patients who cannot be operated *can* be treated".
 * What the relative clause denies or hedges says nothing of what follows; a denial before it does ("no patient who …").
 */
function mainVerbs(): (lower: string, before: string) => boolean {
  let denied = false;
  let relative = false;
  let seen = 0;
  return (lower, before) => {
    denied ||= !relative && denials.has(lower);
    if (lower === "who" || lower === "whom" || lower === "which") {
      relative = true;
      seen = 0;
      return false;
    }
    // "who are frail or cannot travel": a verb behind a conjunction goes on with the relative clause.
    if (!relative || !verbs.has(lower) || conjunctions.has(before)) return false;
    seen += 1;
    // "have not been", "is not and was not": a verb beside another belongs to it.
    if (seen < 2 || denied) return false;
    relative = false;
    return true;
  };
}

function scopeStarts(
  run: WordRun,
  terminators: readonly WordRange[],
  opens: (word: string) => boolean,
  joins: (index: number) => boolean,
): readonly number[] {
  const ends = new Set(terminators.map((range) => range.first));
  let start = 0;
  // "Although it is not cheap, it is safe": the first comma closes a clause that stands before its main clause.
  let leading = leaders.has(run.words[0]?.lower ?? "");
  // In "no evidence that it works and is safe" both predicates stand under the one denial.
  let subordinate = false;
  let isMainVerb = mainVerbs();
  return run.words.map(({ lower }, index) => {
    const joint = run.joints[index];
    const anew = (joint === "comma" && (leading || opens(lower))) || (!subordinate && joins(index));
    subordinate ||= lower === "that" || lower === "whether";
    if (index > 0 && (joint === "break" || joint === "dash" || anew || ends.has(index))) {
      start = index;
      leading = false;
      subordinate = false;
      if (!goesOn(run, index)) {
        isMainVerb = mainVerbs();
      }
    }
    if (isMainVerb(lower, run.words[index - 1]?.lower ?? "") && !subordinate) {
      start = index;
    }
    return start;
  });
}

/** Adjectives that look like participles: "a huge, overwhelming difference" is one statement. */
const adjectives = new Set(
  (
    "overwhelming promising exciting outstanding striking interesting encouraging compelling amazing astonishing stunning " +
    "fascinating intriguing lasting existing surprising leading growing increasing remaining ongoing convincing"
  ).split(" "),
);

function isParticiple(word: string): boolean {
  return word.length > 5 && word.endsWith("ing") && !adjectives.has(word);
}

/** How long the longest cue is, in words: how far back a cue may begin whose end is near. */
const LONGEST_CUE = 16;

/** The cues that stand before (or within) a range, in the scope of its first word, at most `reach` words away. */
export function cuesReaching(
  scopes: readonly number[],
  cues: readonly WordRange[],
  range: WordRange,
  reach: number,
): readonly WordRange[] {
  const from = Math.max(scopes[range.first] ?? 0, range.first - reach - LONGEST_CUE);
  return beginningIn(cues, from, range.end).filter((cue) =>
    cue.first >= range.first ? cue.end <= range.end : range.first - cue.end < reach,
  );
}

/** The cues that stand after a range, with no new scope between them, at most `reach` words away. */
export function cuesFollowing(
  scopes: readonly number[],
  cues: readonly WordRange[],
  range: WordRange,
  reach: number,
): readonly WordRange[] {
  return beginningIn(cues, range.end, range.end + reach).filter(
    (cue) => (scopes[cue.first] ?? 0) < range.end,
  );
}
