import type { Span } from "../text/span";
import type { EvidenceLevel } from "./analysis/evidence-level";
import type { SectionRole } from "./section";
import type { Sentence } from "./sentence";

/** What becomes of claims between quotation marks and in block quotations: they are another's words, or the text's own. */
export const quotationPolicies = ["skip", "check"] as const;

export type QuotationPolicy = (typeof quotationPolicies)[number];

/** The policy that a project file names; `skip` for anything else. */
export function quotationPolicyOf(value: unknown): QuotationPolicy {
  return quotationPolicies.find((policy) => policy === value) ?? "skip";
}

/** What a claim rule may look at: one sentence and its surroundings. All offsets (UTF-16) count from the block's start. */
export interface ProseContext {
  /** The mask of the block: of the block's own length, with code, maths, addresses and keys blanked. */
  readonly text: string;
  readonly sentence: Sentence;
  /** The next sentence of the block, where a citation may still stand for this one. */
  readonly next: Sentence | undefined;
  /** All sentences of the block. The same array for every sentence of one block: facts about a block are kept by it. */
  readonly sentences: readonly Sentence[];
  /** The citations of the block, in order. */
  readonly citations: readonly Span[];
  readonly role: SectionRole;
  /** The block is a heading. */
  readonly heading: boolean;
  /** The block is a block quotation. */
  readonly quoted: boolean;
  /** Whether quoted words are judged like the text's own. */
  readonly quotations: QuotationPolicy;
  /** The evidence that the document or section rests on, where it says so. */
  readonly evidence: EvidenceLevel | undefined;
}
