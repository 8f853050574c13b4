import { kept } from "../text/kept";
import { wordsIn } from "../text/words";
import { type EvidenceLevel, evidenceLevels } from "./analysis/evidence-level";
import type { Block } from "./block";
import { type Manuscript, roleAt } from "./manuscript";
import { roleOf, type Section } from "./outline";
import { phrasesWhenAsked } from "./phrases/compile";
import { findPhrases } from "./phrases/match";
import { compile, shippedCues } from "./phrases/shipped";
import { type WordRun, wordRun } from "./phrases/word-run";
import type { SectionRole } from "./section";

/**
 * What a manuscript rests on, where it says so: by `study-design:` in its front matter, else by its title, else by how
 * its abstract and then its methods describe the study. Undefined where they say nothing, or several things at once,
 * and for a review that is not systematic: a wrong level would accuse the author of words that are right.
 */
export function documentEvidence(manuscript: Manuscript): EvidenceLevel | undefined {
  return evidenceIn(manuscript).level;
}

const evidenceIn = kept((manuscript: Manuscript) => ({ level: levelOf(manuscript) }));

function levelOf(manuscript: Manuscript): EvidenceLevel | undefined {
  const declared = declaredDesign(manuscript);
  if (declared !== undefined) {
    return strongest(levelsIn(runOf(declared)));
  }
  const titleRun = runOf(titleOf(manuscript)?.text ?? "");
  const named = levelOfTitle(titleRun);
  if (named === "synthesis") {
    return named;
  }
  const abstract = designsIn(manuscript, "abstract");
  if (findPhrases(titleRun, reviews).length > 0 || abstract.has("review")) {
    return abstract.has("synthesis") ? "synthesis" : undefined;
  }
  return named ?? oneOf(abstract) ?? oneOf(ofMethods(manuscript));
}

/** The title of a manuscript: its first heading unless that names a section, else that of its front matter. */
export function titleOf({ frontMatter, sections }: Manuscript): NonNullable<Section["heading"]> | undefined {
  const heading = sections.find((section) => section.heading !== undefined)?.heading;
  if (heading?.depth === 1 && roleOf(heading.text) === "other") {
    return heading;
  }
  const { title } = frontMatter;
  return title && { ...title, depth: 0 };
}

/** What a work with this title rests on, where the title says so. */
export function evidenceOfTitle(title: string): EvidenceLevel | undefined {
  return levelOfTitle(runOf(title));
}

/** What a text says of its own study. */
type Design = EvidenceLevel | "review";

const reviews = phrasesWhenAsked(() =>
  [
    "(review | overview | perspective | commentary | editorial | viewpoint | primer | tutorial | opinion)",
  ].map((pattern) => ({ node: compile(pattern), value: pattern })),
);

/** Levels that a title or a declared design names: the cues by which a sentence names its evidence. */
const levels = phrasesWhenAsked(() =>
  evidenceLevels.flatMap((level) =>
    (shippedCues().get(`evidence-${level}`) ?? []).map((node) => ({ node, value: level })),
  ),
);

const study = "(study | studies | trial | trials | analysis | design | experiment | experiments)";

/**
 * How abstracts and methods describe their own study. Stricter than the cues for a sentence: methods also mention
 * databases, correlations and cell lines of other people's studies.
 */
const designs: readonly (readonly [Design, readonly string[]])[] = [
  [
    "review",
    [
      "(this | present | our | the current) ..2 (review | overview | perspective | commentary | editorial)",
      "we ..3 (review | summarise | survey the literature)",
      "(this | the present) (article | paper | chapter) ..2 (reviews | summarises | discusses | provides an overview)",
    ],
  ],
  [
    "synthesis",
    [
      "(we | this) ..6 (systematic review | meta analysis | systematic reviews | meta analyses)",
      "(~conduct | ~perform | ~undertake) ..4 (systematic review | meta analysis)",
      "(systematic review | meta analysis) ..4 (was | were) (conducted | performed | undertaken)",
    ],
  ],
  [
    "randomised",
    [
      "(patients | participants | subjects | adults | children | women | men | individuals | we) ..6 (randomised | randomly assigned | randomly allocated)",
      "(this | a | our) ..4 (randomised | placebo controlled | double blind) ..5 (trial | study)",
    ],
  ],
  [
    "observational",
    [
      `(retrospective | observational | cross sectional | case control | population based | non randomised | nonrandomised) ..3 ${study}`,
      "(retrospective | prospective | population based | birth | nationwide | historical) ..2 cohort",
      "(cohort | case control | cross sectional | registry based) study",
      "we ..2 retrospectively",
    ],
  ],
  ["single-arm", ["single arm ..4 (trial | study)", "(phase (2 | ii | 2a | iia)) ..4 (trial | study)"]],
  [
    "phase-1",
    [
      "(phase (1 | i | 1a | 1b | ia | ib)) ..4 (trial | study)",
      "(first in human | dose escalation | dose finding) ..3 (trial | study)",
      "we ..2 (report | describe | present) ..3 (case | cases | case series) (of | in)",
    ],
  ],
  [
    "animal",
    [
      "(mice | rats | zebrafish | rabbits | pigs | dogs | monkeys | macaques) ..3 (were | received | underwent | bearing | treated | injected)",
      "(mouse | murine | rat | xenograft | xenografts | zebrafish | porcine | canine | primate | animal) ..2 (model | models)",
      "(tumour bearing | knockout | transgenic | immunodeficient | nude | nsg) ..2 (mice | rats)",
      "in (mice | rats | zebrafish | rabbits | pigs)",
    ],
  ],
  [
    "in-vitro",
    [
      "(cell lines | cells) ..3 (were | was) ..1 (cultured | grown | maintained | seeded | plated)",
      "in vitro ..4 (assay | assays | experiment | experiments | killing | cytotoxicity | model | models)",
      "(organoids | spheroids) were",
    ],
  ],
];

const designIndex = phrasesWhenAsked(() =>
  designs.flatMap(([value, patterns]) => patterns.map((pattern) => ({ node: compile(pattern), value }))),
);

/** What the sections of a role say of the study. Remembered by block, so that an edit costs the block that it touched. */
function designsIn(manuscript: Manuscript, role: SectionRole): ReadonlySet<Design> {
  const found = new Set<Design>();
  for (const { block, start } of manuscript.blocks) {
    for (const { unit, described } of designsOf(block)) {
      if (roleAt(manuscript, start + unit.start) === role) {
        for (const design of described) found.add(design);
      }
    }
  }
  return found;
}

/** The units of a block that describe designs: few do. */
const designsOf = kept((block: Block) =>
  block.units
    .map((unit) => {
      const sentences = unit.kind === "heading" || unit.quoted ? [] : unit.sentences;
      const runs = sentences.map((sentence) => wordRun(block.mask.text, sentence));
      const found = runs.flatMap((run) => findPhrases(run, designIndex).map(({ value }) => value));
      return { unit, described: new Set(found) };
    })
    .filter(({ described }) => described.size > 0),
);

/** The one level that is described. Cells are grown for animal experiments too: the animals are then the evidence. */
function oneOf(found: ReadonlySet<Design>): EvidenceLevel | undefined {
  const named = evidenceLevels.filter((level) => found.has(level));
  const last = named.at(-1);
  return named.length === 1 || last === "animal" ? last : undefined;
}

/** Methods that grow cells say nothing of the study: clinical and computational ones do so as well. */
function ofMethods(manuscript: Manuscript): ReadonlySet<Design> {
  return new Set([...designsIn(manuscript, "methods")].filter((design) => design !== "in-vitro"));
}

/** Words like *survey*, *database* and *correlation* make no observational study of what a title announces. */
function levelOfTitle(run: WordRun): EvidenceLevel | undefined {
  const described = findPhrases(run, designIndex).flatMap(({ value }) => (value === "review" ? [] : [value]));
  return strongest([...levelsIn(run).filter((level) => level !== "observational"), ...described]);
}

function levelsIn(run: WordRun): readonly EvidenceLevel[] {
  return findPhrases(run, levels).map(({ value }) => value);
}

function strongest(found: readonly EvidenceLevel[]): EvidenceLevel | undefined {
  return evidenceLevels.findLast((level) => found.includes(level));
}

function runOf(text: string): WordRun {
  return wordRun(text, { start: 0, end: text.length, words: wordsIn(text) });
}

const designLine = /^study-design:[ \t]*(\S.*)$/m;

function declaredDesign({ blocks: [first] }: Manuscript): string | undefined {
  const span = first?.block.frontMatter;
  return span && designLine.exec(first.block.source.slice(span.start, span.end))?.[1];
}
