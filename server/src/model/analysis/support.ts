import type { SentenceAnalysis } from "./analysis";

/** Whether the sentence gives a figure of its own: a percentage, a count, an estimate, an interval or a p value. */
export function hasFigure(analysis: SentenceAnalysis): boolean {
  return analysis.cues("figure").length > 0;
}

/** Whether a citation stands in the sentence, or at the very start of the next one. */
export function isCited(analysis: SentenceAnalysis): boolean {
  const { citations, sentence, next } = analysis.context;
  const until = next === undefined ? sentence.end : (next.words[0]?.start ?? next.end);
  return citations.some(
    (citation) => sentence.start <= citation.start && citation.start < Math.max(until, sentence.end),
  );
}
