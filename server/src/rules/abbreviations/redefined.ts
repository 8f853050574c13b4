import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { shortFormAlone, withoutShortForm } from "../../model/abbreviations/rewriting";
import { writtenOut } from "../../model/abbreviations/written-out";
import { gathered } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  byScope,
  isUsed,
  isWhole,
  keysInStep,
  placeOf,
  royalSociety,
} from "./common";
import { isSameExpansion } from "./same-expansion";

/** A short form that one part of a manuscript introduces twice. */
export const redefinedAbbreviation: ManuscriptRule = {
  declaration: {
    id: "abbreviation/redefined",
    summary: "An abbreviation is introduced again",
    why:
      "A second introduction makes readers look for a difference to the first. " +
      "Abstract, text, tables and captions each have one of their own, and more are not needed.",
    sources: [royalSociety, asmJournals],
    severity: "information",
    fix: "safe",
    unfixed: "None is offered where mark-up or a citation stands between the two.",
    examples: {
      bad: [
        {
          text: "Natural killer (NK) cells kill. Patients received natural killer (NK) cells.\n",
        },
      ],
      good: [
        { text: "Natural killer (NK) cells kill. Patients received NK cells.\n" },
        {
          text: "## Abstract\n\nNatural killer (NK) cells kill.\n\n## Introduction\n\nNatural killer (NK) cells kill.\n",
          note: "The abstract and the text are read apart.",
        },
      ],
    },
  },

  *check(context) {
    const abbreviations = abbreviationsIn(context);
    const spelled = new Set(writtenOut(context.manuscript).map(({ introduction }) => introduction));
    const whole = isWhole(context.manuscript);
    return yield* gathered([...abbreviations.introductionsByKey.values()], keysInStep, (introductions) =>
      byScope(introductions).flatMap(([first, ...others]) => {
        if (!first || first.order === "list") return [];
        // Another part of the manuscript may use what this one introduces, unless it is written out here.
        const serves = isUsed(first, abbreviations) || (!whole && !spelled.has(first));
        return others.flatMap((other) =>
          // Lists and notes repeat on purpose what the text has said.
          other.order !== "list" && isSameExpansion(first.expansion, other.expansion)
            ? [finding(other, first, serves ? "used" : "unused", context.manuscript.text)]
            : [],
        );
      }),
    );
  },
};

function finding(
  again: PlacedIntroduction,
  first: PlacedIntroduction,
  used: "used" | "unused",
  text: string,
): RawFinding {
  const { start, end, short } = again;
  // A short form that nothing else uses is left out; any other stands alone.
  const [edit, advice] =
    used === "used"
      ? [shortFormAlone(again, text), `Write “${short}” alone`]
      : [withoutShortForm(again, text), `Leave “(${short})” out`];
  return {
    start,
    end,
    message: `“${short}” was introduced before. ${advice}.`,
    fixes: edit ? [{ title: advice, kind: "safe", edits: [edit] }] : [],
    related: [placeOf(first)],
    tags: ["unnecessary"],
  };
}
