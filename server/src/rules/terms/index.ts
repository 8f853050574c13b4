import type { ManuscriptRule } from "../citations/manuscript-rule";
import { deprecatedTerm } from "./deprecated";
import { geneProteinStyle } from "./gene-protein-style";
import { nearMiss } from "./near-miss";
import { termVariant } from "./variant";

/** Rules about how a manuscript writes its terms. */
export const termRules: readonly ManuscriptRule[] = [deprecatedTerm, geneProteinStyle, nearMiss, termVariant];
