import type { SentenceAnalysis } from "./analysis";
import { firstFrom } from "./places";

/**
 * Whether the sentence gives a figure of its own: a percentage, a count, an estimate, an interval or a p value.
 * An age or a date ("older than 65 years", "2 years ago") is none.
 */
export function hasFigure(analysis: SentenceAnalysis): boolean {
  const ages = analysis.cues("age");
  return analysis
    .cues("figure")
    .some((figure) => !ages.some((age) => age.first < figure.end && figure.first < age.end));
}

/** Whether a citation stands in the sentence, or between it and the first word of the next one. */
export function isCited(analysis: SentenceAnalysis): boolean {
  const { citations, sentence, next } = analysis.context;
  const until = Math.max(sentence.end, next?.words[0]?.start ?? next?.end ?? 0);
  const nearest = citations[firstFrom(citations, sentence.start, (citation) => citation.start)];
  return nearest !== undefined && nearest.start < until;
}
