import { overlapsAny } from "../../model/analysis/places";
import type { Block } from "../../model/block";
import type { Glossary } from "../../model/glossary";
import { type Manuscript, roleAt } from "../../model/manuscript";
import { type NearTerm, nearTerm } from "../../model/near-terms";
import { isOthers, quotedIn, worksIn } from "../../model/quoted";
import type { SectionRole } from "../../model/section";
import { kept } from "../../text/kept";
import { type Span, shift } from "../../text/span";
import { gathered, type Steps } from "../../text/steps";
import type { Word } from "../../text/words";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { isAccepted } from "./wording";

/** A word that is nearly a term of the glossary and no word. */
export const nearMiss: ManuscriptRule = {
  declaration: {
    id: "term/near-miss",
    summary: "A word is one or two letters off a term of the glossary",
    why:
      "A misspelt term is not found by search, and a reader may take it for another molecule. " +
      "Spelling checkers don’t help, for they know few of these words.",
    sources: [
      {
        text: "Damerau, “A technique for computer detection and correction of spelling errors”, Commun ACM 1964;7:171–176",
        url: "https://doi.org/10.1145/363958.363994",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "They release perforin and granzime.\n" },
        { text: "The cells contain perforine.\n" },
        { text: "Lymphocites were counted.\n" },
      ],
      good: [
        { text: "They release perforin and granzymes.\n" },
        {
          text: "Intercellular contacts were seen.\n",
          note: "Another word, two letters from “intracellular”.",
        },
        { text: "Leukocytes were counted.\n", note: "American spelling." },
        { text: "She wrote “granzime” on the tube.\n", note: "A quotation." },
      ],
    },
  },

  *check({ manuscript, glossary, terms }) {
    if (!glossary) return [];
    const slips = slipsIn(glossary);
    const placed = yield* gathered(manuscript.blocks, blocksInStep, ({ block, start }) =>
      slips(block).map((slip): PlacedSlip => ({ ...slip, start })),
    );
    const near = placed.filter(({ word, start }) => !isAccepted(manuscript.text, shift(word, start), terms));
    if (near.length === 0) return [];
    const counts = countsOf(near.map(({ word }) => word.lower));
    const again = near.filter(({ word }) => (counts.get(word.lower) ?? 0) > 1);
    const written = yield* timesOf(new Set(again.map((slip) => slip.near.word)), manuscript);
    return near.flatMap((slip) => {
      // What a text writes again and again, and more often than the term, it means.
      const times = counts.get(slip.word.lower) ?? 0;
      const meant = times > 1 && times >= (written.get(slip.near.word) ?? 0);
      return meant || apart.has(roleAt(manuscript, slip.start + slip.word.start)) ? [] : [finding(slip)];
    });
  },
};

// When they are looked at for the first time, so many blocks take a few milliseconds.
const blocksInStep = 10;

const apart = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

interface Slip {
  readonly word: Word;
  readonly near: NearTerm;
}

interface PlacedSlip extends Slip {
  /** Where its block begins. */
  readonly start: number;
}

const slipsIn = kept((glossary: Glossary) => kept((block: Block) => slipsInBlock(block, glossary)));

function slipsInBlock(block: Block, glossary: Glossary): Slip[] {
  const text = block.mask.text;
  return block.units.flatMap((unit) => {
    if (isOthers(block, unit)) return [];
    const slips = unit.sentences.flatMap(({ words }) =>
      words.flatMap((word, index): Slip[] => {
        if (!isCommon(word, index === 0) || isJoined(text, word)) return [];
        const near = nearTerm(word.lower, glossary);
        return near ? [{ word, near }] : [];
      }),
    );
    if (slips.length === 0) return [];
    const others = [quotedIn(text, unit), worksIn(block, unit)];
    return slips.filter(({ word }) => !others.some((spans) => overlapsAny(word, spans)));
  });
}

/** Whether a word is none of the names, which are spelled as they please: with a capital only where a sentence begins. */
function isCommon({ text }: Word, first: boolean): boolean {
  return first ? /^\p{Lu}?\p{Ll}+$/u.test(text) : /^\p{Ll}+$/u.test(text);
}

/** Parts of words that a line or a hyphen cuts are no words. */
function isJoined(text: string, { start, end }: Span): boolean {
  return /[-‐‑/_@.\p{L}\p{N}]/u.test(text.charAt(start - 1)) || /[-‐‑/_@\p{L}\p{N}]/u.test(text.charAt(end));
}

/** How often each of some longer words stands in a manuscript. */
function* timesOf(wanted: ReadonlySet<string>, { blocks }: Manuscript): Steps<ReadonlyMap<string, number>> {
  const sum = new Map<string, number>();
  if (wanted.size === 0) return sum;
  for (const [index, { block }] of blocks.entries()) {
    if (index % blocksInStep === blocksInStep - 1) yield;
    const counts = wordCounts(block);
    const words = counts.size < wanted.size ? counts.keys() : wanted;
    for (const word of words) {
      const count = wanted.has(word) ? counts.get(word) : undefined;
      if (count !== undefined) sum.set(word, (sum.get(word) ?? 0) + count);
    }
  }
  return sum;
}

/** How often a block has each of its longer words, in lower case. */
const wordCounts = kept(({ units }: Block) => {
  const words = units.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.words));
  return countsOf(words.filter(({ lower }) => lower.length > 5).map(({ lower }) => lower));
});

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function finding({ word, near, start }: PlacedSlip): RawFinding {
  const { text } = word;
  const right = /^\p{Lu}/u.test(text) ? near.word.charAt(0).toUpperCase() + near.word.slice(1) : near.word;
  const span = shift(word, start);
  return {
    ...span,
    ...(near.distance === 2 ? { severity: "information" as const } : {}),
    message: `“${text}” is not a word that Caveat knows. Is “${right}” meant?`,
    fixes: [{ title: `Write “${right}”`, kind: "suggestion", edits: [{ span, text: right }] }],
  };
}
