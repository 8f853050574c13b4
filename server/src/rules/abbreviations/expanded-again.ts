import type { PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { writtenOut } from "../../model/abbreviations/written-out";
import type { Span } from "../../text/span";
import { gathered } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { abbreviationsIn, asmJournals, isUsed, keysInStep, placeOf, royalSociety } from "./common";
import { isIntroducedInPlural, shortened } from "./introducing";

/** An expansion that is written out although its short form was introduced. */
export const expandedAgain: ManuscriptRule = {
  declaration: {
    id: "abbreviation/expanded-again",
    summary: "A term is written out although its abbreviation was introduced",
    why: "Once a short form is introduced, a reader takes the long form for something else.",
    sources: [royalSociety, asmJournals],
    severity: "hint",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "Natural killer (NK) cells kill. NK cells were infused. Some natural killer cells persisted.\n",
        },
      ],
      good: [
        { text: "Natural killer (NK) cells kill. NK cells were infused. Some NK cells persisted.\n" },
        {
          text: "Natural killer (NK) cells kill. NK cells persist.\n\n## Natural killer cells in the clinic\n",
          note: "Headings may spell out what the text abbreviates.",
        },
      ],
    },
  },

  *check(context) {
    const abbreviations = abbreviationsIn(context);
    const places = writtenOut(context.manuscript);
    const introductions = new Set(places.map(({ introduction }) => introduction));
    // Where nobody uses the short form, the introduction is at fault.
    const used = new Set([...introductions].filter((one) => isUsed(one, abbreviations)));
    return yield* gathered(places, keysInStep, ({ introduction, span }) =>
      used.has(introduction) ? [finding(introduction, span, context.manuscript.text)] : [],
    );
  },
};

function finding(first: PlacedIntroduction, span: Span, text: string): RawFinding {
  const { short } = first;
  const edits = shortened(span, { short, plural: isIntroducedInPlural(first, text) }, text);
  const written = edits.at(-1)?.text ?? short;
  return {
    start: span.start,
    end: span.end,
    message: `“${text.slice(span.start, span.end).replace(/\s+/g, " ")}” was abbreviated before. Write “${written}”.`,
    fixes: [{ title: `Write “${written}”`, kind: "suggestion", edits }],
    related: [placeOf(first)],
  };
}
