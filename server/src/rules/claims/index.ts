import { shippedRules } from "../../model/phrases/shipped";
import { causalObservational } from "./causal-observational";
import type { ClaimRule } from "./claim-rule";
import { phraseRule } from "./phrase-rule";

export type { ClaimRule } from "./claim-rule";

/** All rules about claims: those of glossary/phrases in the order of their files, then those that need code. */
export const claimRules: readonly ClaimRule[] = [...shippedRules.map(phraseRule), causalObservational];
