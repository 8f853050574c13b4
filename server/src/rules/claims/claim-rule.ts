import type { ProseContext } from "../../model/prose";
import type { RawFinding, RuleDeclaration } from "../rule";

/** A rule that looks at one sentence and its surroundings. Pure; the offsets of its findings count from the block's start. */
export interface ClaimRule {
  readonly declaration: RuleDeclaration;
  readonly check: (context: ProseContext) => readonly RawFinding[];
}
