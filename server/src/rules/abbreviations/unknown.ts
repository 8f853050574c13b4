import type { AbbreviationUse } from "../../model/abbreviations/abbreviations";
import { gathered } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { abbreviationsIn, asmJournals, exemptIn, isWhole, keysInStep, royalSociety } from "./common";
import { nameReader } from "./names";
import { unknownShortForm } from "./unknown-short-form";

/** A short form that nobody explains: neither the text nor a glossary. */
export const unknownAbbreviation: ManuscriptRule = {
  declaration: {
    id: "abbreviation/unknown",
    summary: "An abbreviation is introduced nowhere, and no glossary knows it",
    why:
      "Only its author can say what it stands for, and readers of another field are lost. " +
      "What reads as the name of a gene, a program, a database, a format, an institution or a place is let alone, and so is what holds digits. " +
      "The rule is off until a project turns it on, because names can’t be told from abbreviations with certainty: " +
      "of what it found in 22 manuscripts that it was not made for, half should have been introduced, and half were names or what every reader knows.",
    sources: [royalSociety, asmJournals],
    severity: "information",
    byDefault: "off",
    fix: "none",
    examples: {
      bad: [
        {
          text: "# Rates\n\n## Results\n\nThe QBR rose in spring. In autumn the QBR fell.\n",
        },
      ],
      good: [
        { text: "# Rates\n\n## Results\n\nThe quick beat rate (QBR) rose. The QBR fell.\n" },
        {
          text: "# Rates\n\n## Results\n\nThe KRAS mutation was rare, and KRAS was silent.\n",
          note: "A gene.",
        },
        {
          text: "# Rates\n\n## Results\n\nThe QBR software ran. We used QBR.\n",
          note: "The name of a program.",
        },
        { text: "# Rates\n\n## Results\n\nThe QBR rose.\n", note: "It is used only once." },
        {
          text: "The QBR rose in spring, and the QBR fell.\n",
          note: "A part of a manuscript: another may introduce it.",
        },
      ],
    },
  },

  *check(context) {
    if (!isWhole(context.manuscript)) return [];
    const { introductionsByKey, usesByKey } = abbreviationsIn(context);
    const exempt = exemptIn(context);
    const isName = nameReader(context);
    return yield* gathered([...usesByKey], keysInStep, ([key, uses]): readonly RawFinding[] => {
      if (exempt.has(key) || introductionsByKey.has(key)) return [];
      const use = unknownShortForm(key, uses, context);
      return use && !isName(use) ? [finding(use)] : [];
    });
  },
};

function finding({ start, end, short }: AbbreviationUse): RawFinding {
  const message =
    `“${short}” is not introduced anywhere, and no glossary knows it. ` +
    `Write what it stands for with “(${short})” here, at its first use.`;
  return { start, end, message, fixes: [] };
}
