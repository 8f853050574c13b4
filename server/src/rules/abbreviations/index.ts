import type { ManuscriptRule } from "../citations/manuscript-rule";
import { conflictingExpansion } from "./conflicting-expansion";
import { expandedAgain } from "./expanded-again";
import { abbreviationInTitle } from "./in-title";
import { redefinedAbbreviation } from "./redefined";
import { undefinedAbbreviation } from "./undefined";
import { unknownAbbreviation } from "./unknown";
import { unusedAfterDefinition } from "./unused-after-definition";
import { usedOnce } from "./used-once";

/** Rules about the abbreviations of a whole manuscript. */
export const abbreviationRules: readonly ManuscriptRule[] = [
  conflictingExpansion,
  expandedAgain,
  abbreviationInTitle,
  redefinedAbbreviation,
  undefinedAbbreviation,
  unknownAbbreviation,
  unusedAfterDefinition,
  usedOnce,
];
