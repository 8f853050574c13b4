import { abbreviationRules } from "./abbreviations";
import { afterPunctuation } from "./citations/after-punctuation";
import { brokenRange } from "./citations/broken-range";
import { duplicateInGroup } from "./citations/duplicate-in-group";
import type { ManuscriptRule } from "./citations/manuscript-rule";
import { mixedStyles } from "./citations/mixed-styles";
import { nameMismatch } from "./citations/name-mismatch";
import { outOfOrder } from "./citations/out-of-order";
import { undefinedCitation } from "./citations/undefined";
import { unreadableReference } from "./citations/unreadable";
import { yearMismatch } from "./citations/year-mismatch";
import { type ClaimRule, claimRules } from "./claims";
import { documentRules } from "./documents";
import type { BibliographyRule } from "./references/bibliography-rule";
import { conflictingInFile, conflictingReference } from "./references/conflicting";
import { duplicateKey, duplicateKeyInFile } from "./references/duplicate-key";
import { duplicateWork, duplicateWorkInFile } from "./references/duplicate-work";
import { gapInNumbering } from "./references/gap-in-numbering";
import { malformedIdentifier, malformedIdentifierInFile } from "./references/malformed-identifier";
import { missingField, missingFieldInFile } from "./references/missing-field";
import { retractedInFile, retractedReference } from "./references/retracted";
import { unusedInFile, unusedReference } from "./references/unused";
import type { RuleDeclaration } from "./rule";
import { supportRules } from "./support";
import { suppressionRules } from "./suppressions";
import { termRules } from "./terms";

export type { ManuscriptContext, ManuscriptRule, OtherList } from "./citations/manuscript-rule";
export { unreadableReference } from "./citations/unreadable";
export type { BibliographyContext, BibliographyRule } from "./references/bibliography-rule";
export { prepareList } from "./references/conflicting";
export { retractionNote } from "./references/retracted";
export { suppressionRules } from "./suppressions";

/** The rules that look at one sentence and its neighbours. */
export const sentenceRules: readonly ClaimRule[] = [...claimRules, ...supportRules];

/** The rules that look at a whole manuscript. */
export const manuscriptRules: readonly ManuscriptRule[] = [
  ...documentRules,
  afterPunctuation,
  ...abbreviationRules,
  ...termRules,
  brokenRange,
  duplicateInGroup,
  mixedStyles,
  nameMismatch,
  outOfOrder,
  undefinedCitation,
  yearMismatch,
  conflictingReference,
  duplicateKey,
  duplicateWork,
  gapInNumbering,
  malformedIdentifier,
  missingField,
  retractedReference,
  unreadableReference,
  unusedReference,
];

/** The rules that look at a bibliography file; each has the declaration of a rule over manuscripts. */
export const bibliographyRules: readonly BibliographyRule[] = [
  conflictingInFile,
  duplicateKeyInFile,
  duplicateWorkInFile,
  malformedIdentifierInFile,
  missingFieldInFile,
  retractedInFile,
  unusedInFile,
];

/** Every rule's declaration, by id in alphabetical order: the one list from which everything about rules is derived. */
export const declarations: readonly RuleDeclaration[] = [
  ...sentenceRules,
  ...manuscriptRules,
  ...suppressionRules,
]
  .map(({ declaration }) => declaration)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The declaration of a rule, or undefined when there is none of that id. */
export function declarationOf(id: string): RuleDeclaration | undefined {
  return declarations.find((declaration) => declaration.id === id);
}
