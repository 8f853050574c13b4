import {
  type Abbreviations,
  type AbbreviationUse,
  abbreviationsOf,
  type PlacedIntroduction,
} from "../../model/abbreviations/abbreviations";
import { shortFormAlone, withoutShortForm } from "../../model/abbreviations/rewriting";
import type { Fix } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";
import { writtenAt } from "../../text/sentence-words";
import { areApart, type Edit } from "../../text/span";
import { gathered } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  introduces,
  isUsed,
  isWhole,
  keysInStep,
  placeOf,
  royalSociety,
  usesFor,
} from "./common";
import {
  isIntroducedInPlural,
  isOwn,
  mostEdits,
  numbered,
  plainExpansion,
  someOf,
  spanOf,
} from "./introducing";
import { isSameExpansion } from "./same-expansion";

/** A short form that stands for two things in one manuscript. */
export const conflictingExpansion: ManuscriptRule = {
  declaration: {
    id: "abbreviation/conflicting-expansion",
    summary: "An abbreviation stands for two different things",
    why: "A reader who meets it later can’t tell which of the two is meant.",
    sources: [
      royalSociety,
      {
        text: "Blood style guide, “Abbreviations”",
        url: "http://bloodjournal.hematologylibrary.org/authors/abbrev.dtl",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    unfixed: "None is offered where mark-up or a citation stands between the short form and its expansion.",
    examples: {
      bad: [
        {
          text: "A partial response (PR) was seen in two. The progesterone receptor (PR) was lost.\n",
        },
      ],
      good: [
        {
          text: "A partial response (PR) was seen in two. The progesterone receptor (PgR) was lost.\n",
        },
        {
          text: "## Abstract\n\nThe tumour microenvironment (TME) matters.\n\n## Introduction\n\nThe tumor micro-environment (TME) is acidic.\n",
          note: "The same, but for the spelling.",
        },
      ],
    },
  },

  *check(context) {
    const { introductionsByKey } = abbreviationsIn(context);
    return yield* gathered([...introductionsByKey.values()], keysInStep, (all) => {
      const [first, ...others] = all.filter(({ scope }) => introduces(scope) || scope.kind === "list");
      return others.flatMap((other) =>
        first && !isSameExpansion(first.expansion, other.expansion)
          ? [finding({ first, other }, context.manuscript)]
          : [],
      );
    });
  },
};

interface Conflict {
  readonly first: PlacedIntroduction;
  readonly other: PlacedIntroduction;
}

function finding(conflict: Conflict, manuscript: Manuscript): RawFinding {
  const { first, other } = conflict;
  return {
    start: other.start,
    end: other.end,
    message:
      `“${other.short}” stands for “${other.expansion}” here and for “${first.expansion}” before. ` +
      "Give one of the two another short form, or spell it out.",
    fixes: canBeMended(other, manuscript)
      ? [...spelledOut(conflict, manuscript), ...agreed(conflict, manuscript)]
      : [],
    related: [placeOf(first)],
  };
}

/** Where a short form is introduced or used again and again, an author has to sort it out in another way. */
function canBeMended(introduction: PlacedIntroduction, manuscript: Manuscript): boolean {
  const abbreviations = abbreviationsOf(manuscript);
  const all = abbreviations.introductionsByKey.get(introduction.key) ?? [];
  return (
    all.length <= mostIntroductions &&
    someOf(usesFor(introduction, abbreviations), mostEdits + 1).length <= mostEdits
  );
}

// Each is compared with each.
const mostIntroductions = 50;

/** Writes the second meaning out wherever its part of the text has it, and the first as well where next to nothing is left that uses it. */
function spelledOut({ first, other }: Conflict, manuscript: Manuscript): Fix[] {
  if (other.order === "list") return [];
  const abbreviations = abbreviationsOf(manuscript);
  const second = meaningOf(other, abbreviations);
  const from = second[0]?.start ?? other.start;
  const uses = [...usesFor(other, abbreviations)].filter(isOwn);
  const [before, behind] = [
    uses.filter(({ start }) => start < from),
    uses.filter(({ start }) => start > from),
  ];
  const edits = together(withoutShortForms(second, manuscript), writtenOutAt(behind, other, manuscript));
  if (!edits) return [];
  const own = meaningOf({ ...first, scope: other.scope }, abbreviations);
  if (own.length === 0 || !isWhole(manuscript) || before.length >= 2) {
    return fix(`Spell “${other.expansion}” out`, edits);
  }
  const more = together(withoutShortForms(own, manuscript), writtenOutAt(before, first, manuscript));
  return more ? fix(`Spell “${first.expansion}” and “${other.expansion}” out`, [...edits, ...more]) : [];
}

function withoutShortForms(introductions: readonly PlacedIntroduction[], { text }: Manuscript) {
  return introductions.map((one) => withoutShortForm(one, text));
}

/** All edits, or undefined where one of them can't be made. */
function together(...edits: readonly (readonly (Edit | undefined)[])[]): Edit[] | undefined {
  const all = edits.flat();
  const made = all.flatMap((edit) => edit ?? []);
  return made.length < all.length ? undefined : made;
}

/** The introductions of a short form in one part of the text that give it the same meaning as one of them. */
function meaningOf(
  introduction: PlacedIntroduction,
  { introductionsByKey }: Abbreviations,
): PlacedIntroduction[] {
  const all = introductionsByKey.get(introduction.key) ?? [];
  return all.filter(
    ({ scope, expansion }) =>
      scope === introduction.scope && isSameExpansion(expansion, introduction.expansion),
  );
}

function writtenOutAt(
  uses: readonly AbbreviationUse[],
  introduction: PlacedIntroduction,
  manuscript: Manuscript,
): (Edit | undefined)[] {
  const expansion = plainExpansion(introduction, manuscript.text);
  return uses.flatMap((use) => {
    const span = spanOf(use, manuscript);
    return span ? writtenAt(manuscript.text, { span, text: numbered(expansion, use) }) : [undefined];
  });
}

/** Gives the short form its first meaning here as well: what is written here was a slip. */
function agreed({ first, other }: Conflict, manuscript: Manuscript): Fix[] {
  const { text } = manuscript;
  const abbreviations = abbreviationsOf(manuscript);
  const [own] = meaningOf({ ...first, scope: other.scope }, abbreviations);
  if (own && other.order !== "list") {
    if (own.start > other.start) return [];
    // What stands for one place more is not worth its short form.
    const alone = isUsed(own, abbreviations) ? shortFormAlone(other, text) : undefined;
    return alone ? fix(`Write “${other.short}” alone: it stands for “${first.expansion}”`, [alone]) : [];
  }
  const expansion = numbered(plainExpansion(first, text), { plural: isIntroducedInPlural(other, text) });
  return fix(
    `Write “${expansion}” here as well`,
    writtenAt(text, { span: other.expansionSpan, text: expansion }),
  );
}

function fix(title: string, edits: readonly Edit[]): Fix[] {
  return areApart(edits) ? [{ title, kind: "suggestion", edits }] : [];
}
