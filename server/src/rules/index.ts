import type { ManuscriptRule } from "./citations/manuscript-rule";
import { undefinedCitation } from "./citations/undefined";
import { unreadableReference } from "./citations/unreadable";
import { claimRules } from "./claims";
import type { RuleDeclaration } from "./rule";

export type { ManuscriptContext, ManuscriptRule } from "./citations/manuscript-rule";
export { claimRules } from "./claims";

/** The rules that look at a whole manuscript. */
export const manuscriptRules: readonly ManuscriptRule[] = [undefinedCitation, unreadableReference];

/** Every rule's declaration, by id in alphabetical order: the one list from which everything about rules is derived. */
export const declarations: readonly RuleDeclaration[] = [...claimRules, ...manuscriptRules]
  .map(({ declaration }) => declaration)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The declaration of a rule, or undefined when there is none of that id. */
export function declarationOf(id: string): RuleDeclaration | undefined {
  return declarations.find((declaration) => declaration.id === id);
}
