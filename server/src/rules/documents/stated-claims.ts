import { isAim } from "../../model/analysis/aim";
import { analyse, type SentenceAnalysis } from "../../model/analysis/analysis";
import { certaintyAt } from "../../model/analysis/certainty";
import { conjugate } from "../../model/analysis/inflection";
import { isNegated } from "../../model/analysis/polarity";
import { isDistanced, isQuestioned, isQuoted } from "../../model/analysis/stance";
import type { Block } from "../../model/block";
import { spanOf, type WordRange } from "../../model/phrases/word-run";
import type { ProseContext } from "../../model/prose";
import type { Span } from "../../text/span";
import type { Word } from "../../text/words";

/** One statement that something does something to something, and how firmly it is said. */
export interface StatedClaim {
  /** Where verb and object stand; offsets (UTF-16) count from the block's start. */
  readonly span: Span;
  /** The verb in its base form. */
  readonly verb: string;
  /** The stems of the words that carry the meaning before the verb, and after it. */
  readonly subject: ReadonlySet<string>;
  readonly object: ReadonlySet<string>;
  /** `flat` holds in general and now ("reduces"); a report of the past ("reduced") is neither. */
  readonly strength: "flat" | "hedged";
}

const known = new WeakMap<Block, readonly (readonly StatedClaim[])[]>();

/** The claims of each unit of a block, in order. Remembered by block; linear in its length. */
export function statedClaims(block: Block): readonly (readonly StatedClaim[])[] {
  const before = known.get(block);
  if (before !== undefined) {
    return before;
  }
  const claims = block.units.map(({ kind, quoted, sentences }) =>
    sentences.flatMap((sentence, index) =>
      claimsIn({
        text: block.mask.text,
        sentence,
        next: sentences[index + 1],
        sentences,
        citations: block.citations,
        // What a section is for changes nothing in what its sentences say.
        role: "other",
        heading: kind === "heading",
        quoted,
        quotations: "skip",
        evidence: undefined,
      }),
    ),
  );
  known.set(block, claims);
  return claims;
}

/** The claims of one sentence. */
export function claimsIn(context: ProseContext): readonly StatedClaim[] {
  return context.sentence.words.some(({ lower }) => forms.has(lower)) ? claimsOf(analyse(context)) : [];
}

const verbs =
  "improve reduce increase decrease prevent promote enhance induce inhibit lower raise cause eliminate eradicate cure kill suppress protect prolong extend accelerate delay block drive mediate restore reverse halt impair worsen predict abolish trigger stimulate boost attenuate ameliorate alleviate control";

/** The finite forms of each verb. */
const forms: ReadonlyMap<string, { readonly verb: string; readonly present: boolean }> = new Map(
  verbs.split(" ").flatMap((verb) => {
    const { base, third, past, participle } = conjugate(verb);
    return [past, participle, base, third].map(
      (form) => [form, { verb, present: form === base || form === third }] as const,
    );
  }),
);

const notFinite = wordSet(
  "to will would should must can cannot shall not the a an this that these those its their of in with by and or no any for further each per related too very",
);
const afterNouns = wordSet("of in for and or with to");
const inferring = wordSet(
  "appear appears appeared seem seems seemed tend tends tended likely thought believed",
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** How many words on each side of the verb are taken for its subject and its object. */
const SIDE = 8;

function claimsOf(analysis: SentenceAnalysis): readonly StatedClaim[] {
  const { words, joints } = analysis.run;
  const endOfClause = (place: number): boolean => joints[place] === "break" || joints[place] === "dash";
  return words.flatMap(({ lower }, place): StatedClaim[] => {
    const form = forms.get(lower);
    if (form === undefined) {
      return [];
    }
    let first = place;
    while (first > 0 && place - first < SIDE && !endOfClause(first)) first--;
    let end = place + 1;
    while (end < words.length && end - place <= SIDE && !endOfClause(end)) end++;
    const strength = isNoun(words, place)
      ? undefined
      : strengthAt(analysis, { first: place, end: place + 1 }, form.present);
    if (strength === undefined) {
      return [];
    }
    return [
      {
        span: spanOf(analysis.run, { first: place, end }),
        verb: form.verb,
        subject: stems(words.slice(first, place)),
        object: stems(words.slice(place + 1, end)),
        strength,
      },
    ];
  });
}

/** Words after which a base form is a noun or an infinitive: "the increase in", "in order to reduce", "will reduce". */
function isNoun(words: readonly Word[], place: number): boolean {
  const before = words[place - 1]?.lower ?? "to";
  const after = words[place + 1]?.lower ?? "of";
  const inferred = before === "to" && inferring.has(words[place - 2]?.lower ?? "");
  return (notFinite.has(before) && !inferred) || afterNouns.has(after);
}

function strengthAt(
  analysis: SentenceAnalysis,
  range: WordRange,
  present: boolean,
): StatedClaim["strength"] | undefined {
  if ([isNegated, isQuoted, isQuestioned, isAim, isDistanced].some((gate) => gate(analysis, range))) {
    return undefined;
  }
  const certainty = certaintyAt(analysis, range);
  if (certainty === "hedged") {
    return "hedged";
  }
  return certainty === "plain" && present ? "flat" : undefined;
}

const empty = wordSet(
  "about after against all also among and are been being between both but can could did does during each either for from had has have however into its may might more most not of on one only other our out over some such than that the their them then there these they this those through thus under using via was we were when where which while who will with within would study studies results data findings patients suggest suggests suggested suggesting indicate indicates show shows shown showed demonstrate demonstrates here significantly effectively potentially possibly probably likely appear appears seem seems overall therefore",
);

/** How many letters tell two words apart: "tumour" and "tumours", "infusion" and "infusions", "relapse" and "relapsed". */
const STEM = 6;

function stems(words: readonly { readonly lower: string }[]): ReadonlySet<string> {
  return new Set(
    words
      .map(({ lower }) => lower)
      .filter((word) => word.length > 1 && !empty.has(word) && !forms.has(word))
      .map((word) => (word.length > STEM ? word.slice(0, STEM) : word.replace(/s$/, ""))),
  );
}
