import { shippedRules } from "../../model/phrases/shipped";
import type { ClaimRule } from "./claim-rule";
import { phraseRule } from "./phrase-rule";

export type { ClaimRule } from "./claim-rule";

/** All rules about claims, those of glossary/phrases in the order of their files. */
export const claimRules: readonly ClaimRule[] = shippedRules.map(phraseRule);
