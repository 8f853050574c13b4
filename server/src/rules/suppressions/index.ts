import type { SuppressionRule } from "./suppression-rule";
import { unknownRule } from "./unknown-rule";
import { unreadableSuppression } from "./unreadable";
import { unusedSuppression } from "./unused";

export type { SilencedFinding, SuppressionRule } from "./suppression-rule";

/** The rules about comments that silence rules. They run last: they look at what the others found. */
export const suppressionRules: readonly SuppressionRule[] = [
  unknownRule,
  unreadableSuppression,
  unusedSuppression,
];
