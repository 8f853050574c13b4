import { introductionFor, placedUses, titleScope } from "../../model/abbreviations/abbreviations";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import { abbreviationsIn, asmJournals, exemptIn, withinSentence } from "./common";

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

  check: (context) => {
    const abbreviations = abbreviationsIn(context);
    const exempt = exemptIn(context);
    const { introductionsByKey, usesByKey } = abbreviations;
    const keys = [...introductionsByKey.keys()].filter((key) => !exempt.has(key));
    return keys
      .flatMap((key) => [...placedUses(usesByKey.get(key)?.get(titleScope) ?? [])])
      .flatMap((use) => {
        if (use.introduces || use.nested) return [];
        const introduction = introductionFor(abbreviations, use.key, use.start);
        if (!introduction) return [];
        const expansion = withinSentence(introduction.expansion);
        return [
          {
            start: use.start,
            end: use.end,
            message: `Not every reader of the title knows “${use.short}”. Consider “${expansion}”.`,
            fixes: [
              {
                title: `Write “${expansion}”`,
                kind: "suggestion",
                edits: [{ span: { start: use.start, end: use.end }, text: expansion }],
              },
            ],
          },
        ];
      });
  },
};
