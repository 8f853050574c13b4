import {
  type AbbreviationUse,
  introductionFor,
  placedUses,
  titleScope,
} from "../../model/abbreviations/abbreviations";
import { authoredUnits } from "../../model/authored-terms";
import type { Fix } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";
import { writtenAt } from "../../text/sentence-words";
import { gathered } from "../../text/steps";
import type { ManuscriptContext, ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { abbreviationsIn, asmJournals, exemptIn, isWhole, keysInStep } from "./common";
import { expansionsOf } from "./glossary-expansions";
import { numbered, plainExpansion, spanOf } from "./introducing";
import { nameReader } from "./names";

/** A short form in the title of a manuscript. */
export const abbreviationInTitle: ManuscriptRule = {
  declaration: {
    id: "abbreviation/in-title",
    summary: "The title holds an abbreviation",
    why: "Titles are read in lists and found by search, where nothing says what the short form stands for.",
    sources: [
      {
        text: "Kevin Clayton, “Abbreviations”, on style in scientific papers",
        url: "http://www.drkevinclayton.com/abbreviations",
      },
      asmJournals,
    ],
    severity: "hint",
    fix: "suggestion",
    unfixed: "None is offered where a formula is part of the short form.",
    examples: {
      bad: [
        {
          text: "# The TME and its cells\n\n## Introduction\n\nThe tumour microenvironment (TME) is acidic.\n",
        },
      ],
      good: [
        { text: "# The tumour microenvironment and its cells\n\n## Introduction\n\nIt is acidic.\n" },
        { text: "# DNA repair\n\n## Introduction\n\nIt is slow.\n", note: "Every reader knows it." },
        {
          text: "# NKG2D and its ligands\n\n## Introduction\n\nThey bind.\n",
          note: "The name of a protein.",
        },
      ],
    },
  },

  *check(context) {
    // What the glossary says depends on the spellings in the text, which take a while to gather.
    if (context.glossary) yield* authoredUnits(context.manuscript, context.glossary);
    const exempt = exemptIn(context);
    const isName = nameReader(context);
    return yield* gathered([...abbreviationsIn(context).usesByKey], keysInStep, ([key, uses]) => {
      const inTitle = exempt.has(key) ? [] : [...placedUses(uses.get(titleScope) ?? [])];
      return inTitle.flatMap((use) => {
        if (use.introduces || use.nested || isName(use)) return [];
        const expansions = meaningsOf(use, context).map((expansion) => numbered(expansion, use));
        return expansions.length > 0 ? [finding(use, expansions, context.manuscript)] : [];
      });
    });
  },
};

/** What a short form stands for: as the manuscript introduces it, else as the glossary tells. */
function meaningsOf(use: AbbreviationUse, context: ManuscriptContext): string[] {
  const { manuscript } = context;
  const introduction = introductionFor(abbreviationsIn(context), use.key, use.start);
  if (introduction) return [plainExpansion(introduction, manuscript.text)];
  return isWhole(manuscript) ? expansionsOf(use, context) : [];
}

function finding(use: AbbreviationUse, expansions: readonly string[], manuscript: Manuscript): RawFinding {
  const span = spanOf(use, manuscript);
  const choices = expansions.map((one) => `“${one}”`).join(" or ");
  return {
    start: use.start,
    end: use.end,
    message: `Not every reader of the title knows “${use.short}”. Consider ${choices}.`,
    fixes: expansions.flatMap((text): Fix[] =>
      span
        ? [
            {
              title: `Write “${text}”`,
              kind: "suggestion",
              edits: writtenAt(manuscript.text, { span, text }),
            },
          ]
        : [],
    ),
  };
}
