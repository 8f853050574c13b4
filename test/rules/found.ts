import type { FindingsInSteps, RawFinding } from "../../server/src/rules/rule";
import { complete } from "../../server/src/text/steps";

/** What a rule finds, whether at once or in steps. */
export function allFindings(found: readonly RawFinding[] | FindingsInSteps): readonly RawFinding[] {
  return "next" in found ? complete(found) : found;
}
