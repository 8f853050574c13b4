import type { SentenceAnalysis } from "./analysis";
import { firstFrom } from "./places";

/** Whether the sentence gives a figure of its own: a percentage, a count, an estimate, an interval or a p value. */
export function hasFigure(analysis: SentenceAnalysis): boolean {
  return analysis.cues("figure").length > 0;
}

/** Whether a citation stands in the sentence, or between it and the first word of the next one. */
export function isCited(analysis: SentenceAnalysis): boolean {
  const { citations, sentence, next } = analysis.context;
  const until = Math.max(sentence.end, next?.words[0]?.start ?? next?.end ?? 0);
  const nearest = citations[firstFrom(citations, sentence.start, (citation) => citation.start)];
  return nearest !== undefined && nearest.start < until;
}
