import type { SentenceAnalysis } from "./analysis";
import { type EvidenceLevel, evidenceLevels } from "./evidence-level";

/** The evidence that a sentence names, the strongest if several; else that of its document or section. */
export function evidenceAt(analysis: SentenceAnalysis): EvidenceLevel | undefined {
  return evidenceNamed(analysis) ?? analysis.context.evidence;
}

/** The strongest evidence that the sentence itself names. */
export function evidenceNamed(analysis: SentenceAnalysis): EvidenceLevel | undefined {
  return evidenceLevels.findLast((level) => analysis.cues(`evidence-${level}`).length > 0);
}
