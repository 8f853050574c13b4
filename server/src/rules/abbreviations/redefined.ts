import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import type { Fix } from "../../model/finding";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { abbreviationsIn, asmJournals, byScope, placeOf, royalSociety } from "./common";
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

  check: (context) =>
    [...abbreviationsIn(context).introductionsByKey.values()].flatMap((introductions) =>
      byScope(introductions).flatMap(([first, ...others]) =>
        others.flatMap((other) =>
          // Lists and notes repeat on purpose what the text has said.
          first &&
          first.order !== "list" &&
          other.order !== "list" &&
          isSameExpansion(first.expansion, other.expansion)
            ? [finding(other, first, context.manuscript.text)]
            : [],
        ),
      ),
    ),
};

function finding(again: PlacedIntroduction, first: PlacedIntroduction, text: string): RawFinding {
  return {
    start: again.start,
    end: again.end,
    message: `“${again.short}” was introduced before. Write “${again.short}” alone.`,
    fixes: again.order === "expansion first" ? shortAlone(again, text) : [],
    related: [placeOf(first)],
    tags: ["unnecessary"],
  };
}

function shortAlone(again: PlacedIntroduction, text: string): Fix[] {
  const { start, expansionSpan, shortSpan, short } = again;
  const between = text.slice(expansionSpan.end, shortSpan.start);
  const after = text.slice(shortSpan.end, shortSpan.end + 1);
  // More in the bracket, or emphasis around one of the two, is for the author to sort out.
  if (!/^\s*\($/.test(between) || after !== ")") return [];
  const written = text.slice(shortSpan.start, shortSpan.end);
  const edits = [{ span: { start, end: shortSpan.end + 1 }, text: written }];
  return [{ title: `Write “${short}” alone`, kind: "safe", edits }];
}
