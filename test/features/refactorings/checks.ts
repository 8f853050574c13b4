import { expect } from "vitest";
import { type RefactoringId, refactorSteps } from "../../../server/src/features/refactorings";
import { complete } from "../../../server/src/text/steps";
import { edited, fixtureOf } from "../fixture";

/** Runs a refactoring on a fixture; the text afterwards and the bibliography that it makes. */
export function refactored(id: RefactoringId, fixture: string): { text: string; bibliography: string } {
  const { text, manuscript, library } = fixtureOf(fixture);
  const outcome = complete(refactorSteps(id, manuscript, library));
  if ("refused" in outcome) throw new Error(outcome.refused);
  return { text: edited(text, outcome.edits), bibliography: outcome.bibliography };
}

/** Checks the text after a refactoring. */
export function checkRefactored(id: RefactoringId, before: string, after: string): void {
  expect(refactored(id, before).text).toBe(after);
}

/** Checks that a refactoring is refused, and why. */
export function checkRefused(id: RefactoringId, fixture: string, why: RegExp): void {
  const { manuscript, library } = fixtureOf(fixture);
  const outcome = complete(refactorSteps(id, manuscript, library));
  expect(outcome).toEqual({ refused: expect.stringMatching(why) as unknown });
}
