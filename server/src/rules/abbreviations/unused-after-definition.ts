import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { withoutShortForm } from "../../model/abbreviations/rewriting";
import type { Fix } from "../../model/finding";
import { isShortForm, shortFormKey } from "../../text/short-forms";
import { areApart } from "../../text/span";
import { gathered } from "../../text/steps";
import type { ManuscriptContext, ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  byScope,
  exemptIn,
  isUsed,
  isWhole,
  keysInStep,
  royalSociety,
  scopeName,
} from "./common";

/** A short form that is introduced and never used. */
export const unusedAfterDefinition: ManuscriptRule = {
  declaration: {
    id: "abbreviation/unused-after-definition",
    summary: "An abbreviation is introduced and never used",
    why: "Readers learn it for nothing. An abstract that never uses it needs no introduction of its own.",
    sources: [royalSociety, asmJournals],
    severity: "information",
    fix: "safe",
    unfixed:
      "None is offered where the expansion holds a short form itself that nothing introduces, or where the two are not neighbours.",
    examples: {
      bad: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) was not seen in any of the four patients.\n",
        },
      ],
      good: [
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare. CRS was not seen. Nobody expected CRS.\n",
        },
        {
          text: "# A trial\n\n## Results\n\nCytokine release syndrome (CRS) is rare.\n\n| CRS | grade |\n|---|---|\n| 1 | 2 |\n",
          note: "A table uses it.",
        },
      ],
    },
  },

  *check(context) {
    if (!isWhole(context.manuscript)) return [];
    const abbreviations = abbreviationsIn(context);
    return yield* gathered([...abbreviations.introductionsByKey.values()], keysInStep, (all) =>
      byScope(all).flatMap((group) => {
        const [first] = group;
        // Where the short form comes first, it is used there.
        return first?.order === "expansion first" &&
          first.scope.kind !== "display" &&
          !isUsed(first, abbreviations)
          ? [finding(first, group, context)]
          : [];
      }),
    );
  },
};

function finding(
  introduction: PlacedIntroduction,
  all: readonly PlacedIntroduction[],
  context: ManuscriptContext,
): RawFinding {
  const { shortSpan, short, scope } = introduction;
  return {
    start: shortSpan.start,
    end: shortSpan.end,
    message: `“${short}” is introduced and never used in ${scopeName(scope)}. Leave it out, or use it.`,
    fixes: leftOut(introduction, all, context),
    // Of a protein, both names are often given once.
    ...(scope.kind === "abstract" || /\d/.test(short) ? { severity: "hint" as const } : {}),
    tags: ["unnecessary"],
  };
}

function leftOut(
  { short, expansion }: PlacedIntroduction,
  all: readonly PlacedIntroduction[],
  context: ManuscriptContext,
): Fix[] {
  const { introductionsByKey } = abbreviationsIn(context);
  // What the expansion abbreviates itself would stand alone.
  const inside = expansion
    .split(/[\s()[\]]+/u)
    .filter(isShortForm)
    .map(shortFormKey);
  const exempt = exemptIn(context);
  if (inside.some((key) => !introductionsByKey.has(key) && !exempt.has(key))) return [];
  const edits = all.flatMap((one) => withoutShortForm(one, context.manuscript.text) ?? []);
  if (edits.length < all.length || !areApart(edits)) return [];
  const where = all.length === 1 ? "" : " wherever it is introduced";
  const kind = inside.length === 0 ? "safe" : "suggestion";
  return [{ title: `Leave “(${short})” out${where}`, kind, edits }];
}
