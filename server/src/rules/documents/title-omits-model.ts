import { analyse } from "../../model/analysis/analysis";
import type { EvidenceLevel } from "../../model/analysis/evidence-level";
import { documentEvidence, titleOf } from "../../model/document-evidence";
import type { Fix } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";
import { phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import { spanOf } from "../../model/phrases/word-run";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import { defaultGates, passGates } from "../claims/gates";
import { titleContext } from "./title-context";

/** A title that promises a therapy what was seen in animals or cells, and does not say so. */
export const titleOmitsModel: ManuscriptRule = {
  declaration: {
    id: "claim/title-omits-model",
    summary: "A title claims a therapeutic effect and omits that it was seen in animals or cells",
    why:
      "Readers and journalists take the title for patients. " +
      "Of 623 papers on Alzheimer disease in mice, those whose titles left out the mice drew more news stories, " +
      "and the stories left them out as well.",
    sources: [
      {
        text: "Triunfol and Gouveia, PLoS Biol 2021;19:e3001260",
        url: "https://doi.org/10.1371/journal.pbio.3001260",
      },
      {
        text: "Yavchitz et al., J Clin Epidemiol 2016;75:56–65",
        url: "https://www.jclinepi.com/article/S0895-4356(16)00057-3/fulltext",
      },
    ],
    severity: "information",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "# Engineered NK cells eradicate glioblastoma\n\n## Abstract\n\nMice bearing human tumours were treated once. Tumours shrank.\n",
        },
        {
          text: "# A new inhibitor prevents relapse of leukaemia\n\n## Methods\n\nThe mice received the inhibitor for ten days.\n",
        },
      ],
      good: [
        {
          text: "# Engineered NK cells eradicate glioblastoma in mice\n\n## Abstract\n\nMice bearing human tumours were treated once.\n",
        },
        {
          text: "# Engineered NK cells eradicate glioblastoma in a xenograft model\n\n## Abstract\n\nMice bearing human tumours were treated once.\n",
        },
        {
          text: "# Engineered NK cells against glioblastoma\n\n## Abstract\n\nMice bearing human tumours were treated once.\n",
          note: "The title claims nothing.",
        },
        {
          text: "# Can engineered NK cells cure glioblastoma?\n\n## Abstract\n\nMice bearing human tumours were treated once.\n",
        },
        {
          text: "# A new inhibitor prevents relapse of leukaemia\n\n## Abstract\n\nPatients were randomly assigned to the inhibitor or placebo.\n",
        },
      ],
    },
  },

  check: ({ manuscript }) => {
    const title = titleOf(manuscript);
    const model = modelOf(documentEvidence(manuscript));
    if (title === undefined || model === undefined) {
      return [];
    }
    const analysis = analyse(titleContext(title.text));
    const namesModel = findPhrases(analysis.run, models).length > 0;
    const claim = findPhrases(analysis.run, effects).find(
      ({ reported }) => passGates(analysis, reported, "information", defaultGates) !== undefined,
    );
    if (namesModel || claim === undefined) {
      return [];
    }
    const { start, end } = spanOf(analysis.run, claim.reported);
    const words = title.text.slice(start, end);
    const place = namedPlace(manuscript, model);
    return [
      {
        start: title.start,
        end: title.end,
        message:
          `The title says “${words}”, but the evidence is from ${model}, and the title does not say so. ` +
          `Add the model${place === undefined ? "" : `: “${place}”`}.`,
        fixes: place === undefined || title.depth === 0 ? [] : [addition(title.end, place)],
      },
    ];
  },
};

const disease =
  "(<disease> | survival | relapse | recurrence | metastases | growth of tumours | tumour growth)";

/** A therapeutic effect as titles claim it: in the present tense, or as a noun that takes it for granted. */
const effects = phrasesWhenAsked(() =>
  [
    `[(cures | cure | treats | treat | eradicates | eradicate | eliminates | eliminate | prevents | prevent | reverses | reverse | halts | halt | suppresses | suppress | inhibits | inhibit | reduces | reduce | slows | slow | delays | delay | shrinks | shrink | ameliorates | ameliorate | alleviates | alleviate | attenuates | attenuate | improves | improve | prolongs | prolong | extends | extend | rescues | rescue | protects against | protect against | controls | control) ..5 ${disease}]`,
    `[(is | are) ..1 (effective | safe | efficacious | curative) (against | in | for)? ..5 ${disease}]`,
    `[(effective | efficacious | curative | potent) (therapy | treatment | immunotherapy) (of | for | against) ..5 ${disease}]`,
  ].map((pattern) => ({ node: compile(pattern), value: pattern })),
);

/** What tells the reader of a title that no patients were treated. */
const models = phrasesWhenAsked(() =>
  [
    "(mouse | mice | murine | rat | rats | rodent | rodents | zebrafish | drosophila | rabbit | rabbits | pig | pigs | porcine | dog | dogs | canine | monkey | monkeys | macaque | macaques | primate | primates | animal | animals | xenograft | xenografts | preclinical | nonclinical | non clinical)",
    "(in vitro | in vivo | ex vivo | in silico | cell line | cell lines | cultured | culture | cultures | organoid | organoids | spheroid | spheroids | model | models)",
  ].map((pattern) => ({ node: compile(pattern), value: pattern })),
);

function modelOf(evidence: EvidenceLevel | undefined): "animals" | "cells" | undefined {
  if (evidence === "animal") {
    return "animals";
  }
  return evidence === "in-vitro" ? "cells" : undefined;
}

/** The species that the text names most; in vitro for cells. */
function namedPlace({ text }: Manuscript, model: "animals" | "cells"): string | undefined {
  if (model === "cells") {
    return "in vitro";
  }
  const counts = new Map<string, number>();
  for (const [species] of text
    .toLowerCase()
    .matchAll(/\b(?:mice|rats|zebrafish|rabbits|pigs|dogs|monkeys)\b/g)) {
    counts.set(species, (counts.get(species) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && `in ${most[0]}`;
}

function addition(end: number, place: string): Fix {
  return {
    title: `Add “${place}” to the title`,
    edits: [{ span: { start: end, end }, text: ` ${place}` }],
    kind: "suggestion",
  };
}
