import type { SentenceAnalysis } from "../../model/analysis/analysis";
import type { Fix } from "../../model/finding";
import type { GateEffect } from "../../model/phrases/phrase-file";
import { spanOf, type WordRange } from "../../model/phrases/word-run";
import { defaultGates, passGates } from "../claims/gates";
import type { RawFinding } from "../rule";

/** Whether the words are said as a fact: neither quoted, asked, aimed at, denied, hedged nor told from a distance. */
export function isAsserted(
  analysis: SentenceAnalysis,
  range: WordRange,
  halfHedged: Extract<GateEffect, "silent" | "keep">,
): boolean {
  const gates = { ...defaultGates, "half-hedge": halfHedged };
  return passGates(analysis, range, "information", gates) !== undefined;
}

/** A finding at some words, with the per cent sign that belongs to the last of them. */
export function findingAt(
  { context: { text }, run }: SentenceAnalysis,
  range: WordRange,
  message: (words: string) => string,
  fixes: readonly Fix[] = [],
): RawFinding {
  const span = spanOf(run, range);
  const unit = percent.exec(text.slice(span.end, span.end + PERCENT));
  const end = run.percent.has(range.end - 1) ? span.end + (unit?.[0].length ?? 0) : span.end;
  const words = text.slice(span.start, end).replace(/\s+/g, " ");
  return { start: span.start, end, message: message(words), fixes };
}

const percent = /^\s?(?:%|per\s?cent\b)/i;

/** How many characters the longest way to write “per cent” may take. */
const PERCENT = " per cent.".length;

/** The full stop of a sentence, with quotation marks and brackets that close there. */
const ending = /[.!?…]?["”’)\]*_]*\s*$/;

/** How many characters the end of a sentence may take. */
const ENDING = 12;

/** Puts an empty citation before the full stop of the sentence, where the author fills in the key. */
export function insertCitation({ context: { sentence, text } }: SentenceAnalysis): Fix {
  const tail = text.slice(Math.max(sentence.start, sentence.end - ENDING), sentence.end);
  const at = sentence.end - (ending.exec(tail)?.[0].length ?? 0);
  return {
    title: "Insert a citation",
    edits: [{ span: { start: at, end: at }, text: " [@key]" }],
    kind: "suggestion",
  };
}
