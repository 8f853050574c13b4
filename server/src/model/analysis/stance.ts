import { overlaps, type Span, shift } from "../../text/span";
import type { WordRange } from "../phrases/word-run";
import { spanOf } from "../phrases/word-run";
import type { Sentence } from "../sentence";
import type { SentenceAnalysis } from "./analysis";
import { cuesReaching } from "./clauses";
import { firstFrom } from "./places";

/** How far before a claim "whether" still governs it. */
const REACH = 40;
const REACH_OF_DISTANCE = 10;

/** How many characters at the end of a sentence can hold its question mark. */
const END = 16;

/**
 * Whether a range stands between quotation marks or in a block quotation.
 * Speech with which the sentence begins and which it adopts ("…," said the author) is not: the text passes it on.
 */
export function isQuoted(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { context, run } = analysis;
  if (context.quotations === "check") {
    return false;
  }
  const span = spanOf(run, range);
  if (context.quoted) {
    return true;
  }
  const quoted = quotations(context.text, context.sentences);
  const nearest = quoted[firstFrom(quoted, span.start + 1, (one) => one.end)];
  return nearest !== undefined && overlaps(nearest, span) && !isAdopted(analysis, nearest);
}

/** Shorter speech is a borrowed word: "Safe," the label said. */
const LEAST_SPEECH = 5;
const LEAST_WORDS = 2;

/** The speaker, after a comma that belongs to the speech: “… very exciting,” said the author. */
const speaker =
  /^\s?(?:[\p{L}.]{1,20}\s){0,4}(?:said|says|told|added|adds|explained|explains|noted|notes|commented|wrote|writes|concluded)\b/u;
const namedSpeaker = /^\s(?:said|says|added|adds)\s\p{Lu}/u;
const SPEAKER = 60;

/** A person who speaks, by name or pronoun, before the speech: Dr Doe points out that “…”. A leaflet or a label is no person. */
const introduction =
  /(?:\p{Lu}[\p{L}.’'-]{1,20}(?:, \p{Lu}[\p{L}.]{1,7}){0,3},?|\b(?:he|she|they|researchers?|authors?|scientists?))\s(?:said|says|told|added|adds|explained|explains|noted|notes|points out|pointed out|stressed|stresses|considers|concluded|concludes|wrote|writes)(?:\sthat)?[:,]?\s?$/u;

function isAdopted({ context: { sentence, text } }: SentenceAnalysis, quotation: Span): boolean {
  const { words } = sentence;
  const after = text.slice(quotation.end, quotation.end + SPEAKER);
  if (text[quotation.end - 2] === "," ? speaker.test(after) : namedSpeaker.test(after)) {
    return (
      words.filter((word) => word.start >= quotation.start && word.end <= quotation.end).length >= LEAST_WORDS
    );
  }
  const spoken = words.filter((word) => word.end <= quotation.end).length;
  if (introduction.test(text.slice(Math.max(sentence.start, quotation.start - SPEAKER), quotation.start))) {
    return (
      words.filter((word) => word.start >= quotation.start && word.end <= quotation.end).length >=
      LEAST_SPEECH
    );
  }
  const begins = quotation.start < (words[0]?.end ?? 0) && quotation.start >= sentence.start;
  return begins && spoken >= LEAST_SPEECH;
}

/**
 * Whether the sentence asks for what stands at the range instead of saying it: "whether" before it, or a question mark
 * that ends its statement ("It works, but why is it rare?" says that it works).
 */
export function isQuestioned(analysis: SentenceAnalysis, range: WordRange): boolean {
  return (
    hears(analysis, "question", range, REACH) || (endsWithQuestionMark(analysis) && isAsked(analysis, range))
  );
}

function endsWithQuestionMark({ context: { sentence, text } }: SentenceAnalysis): boolean {
  const lastWord = sentence.words.at(-1)?.end ?? sentence.start;
  return /[?][\s"”’')\]*_]*$/.test(text.slice(Math.max(lastWord, sentence.end - END), sentence.end));
}

const interrogatives = new Set(
  "is are was were can could may might do does did will would should shall has have had must what why how who which when where".split(
    " ",
  ),
);

function isAsked({ run, scopes }: SentenceAnalysis, range: WordRange): boolean {
  const lastScope = scopes.ofNegations.at(-1) ?? 0;
  return interrogatives.has(run.words[0]?.lower ?? "") || lastScope < range.end;
}

/** Whether the text keeps its distance from what stands at the range: "so-called", "claimed to be", "hailed as". */
export function isDistanced(analysis: SentenceAnalysis, range: WordRange): boolean {
  return hears(analysis, "distance", range, REACH_OF_DISTANCE);
}

function hears(analysis: SentenceAnalysis, list: string, range: WordRange, reach: number): boolean {
  return cuesReaching(analysis.scopes.ofNegations, analysis.cues(list), range, reach).length > 0;
}

const known = new WeakMap<readonly Sentence[], readonly Span[]>();

/** The quotations in a run of sentences, read once for all of them. A mark that is never closed quotes nothing. */
function quotations(text: string, sentences: readonly Sentence[]): readonly Span[] {
  const before = known.get(sentences);
  if (before !== undefined) {
    return before;
  }
  const start = sentences[0]?.start ?? 0;
  const end = sentences.at(-1)?.end ?? start;
  const found = apart(quotationsIn(text.slice(start, end))).map((span) => shift(span, start));
  known.set(sentences, found);
  return found;
}

/** The same stretches without those inside others, in order. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last !== undefined && span.start < last.end) {
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      kept.push(span);
    }
  }
  return kept;
}

/** All spans between paired quotation marks, the marks included: “…”, ‘…’, «…», "…" and '…'. */
export function quotationsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  const open = new Map<string, number>();
  for (const match of text.matchAll(/[“”‘’«»"']/g)) {
    const { index } = match;
    const mark = match[0];
    const before = text[index - 1] ?? " ";
    const after = text[index + 1] ?? " ";
    const pair = pairs.get(mark) ?? mark;
    const opens = mark === pair && /[\s([{—–\-*_]/.test(before) && /\S/.test(after);
    const start = open.get(pair);
    if (start !== undefined && closes(mark, pair, before, after)) {
      spans.push({ start, end: index + 1 });
      open.delete(pair);
    } else if (opens) {
      open.set(pair, index);
    }
  }
  return spans;
}

const pairs = new Map([
  ["”", "“"],
  ["’", "‘"],
  ["»", "«"],
]);

/** An apostrophe inside a word closes nothing. */
function closes(mark: string, pair: string, before: string, after: string): boolean {
  const apostrophe = (mark === "’" || mark === "'") && /[\p{L}\p{N}]/u.test(after);
  return !apostrophe && (mark !== pair || /\S/.test(before));
}
