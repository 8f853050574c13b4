import { overlapsAny } from "../../model/analysis/places";
import { quotedIn } from "../../model/authored-terms";
import type { Block } from "../../model/block";
import type { Glossary } from "../../model/glossary";
import { type Manuscript, roleAt } from "../../model/manuscript";
import { type NearTerm, nearTerm } from "../../model/near-terms";
import type { Span } from "../../text/span";
import type { Word } from "../../text/words";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";

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

  check: (context) => {
    const { manuscript, glossary } = context;
    if (!glossary) return [];
    const accepted = new Set(context.terms?.accept.map((form) => form.toLowerCase()));
    const near = placedSlips(manuscript, glossary).filter(({ slip }) => !accepted.has(slip.word.lower));
    if (near.length === 0) return [];
    const counts = countsOf(near.map(({ slip }) => slip.word.lower));
    const written = timesOf(new Set(near.map(({ slip }) => slip.near.word)), manuscript);
    return near.flatMap(({ slip, start, role }) => {
      // What a text writes again and again, and more often than the term, it means.
      const times = counts.get(slip.word.lower) ?? 0;
      const meant = times > 1 && times >= (written.get(slip.near.word) ?? 0);
      const apart = role === "references" || role === "acknowledgements" || role === "keywords";
      return meant || apart ? [] : [finding(slip, start)];
    });
  },
};

interface Slip {
  readonly word: Word;
  readonly near: NearTerm;
}

interface BlockWords {
  readonly slips: readonly Slip[];
  /** How often the block has each of its longer words, in lower case. */
  readonly counts: ReadonlyMap<string, number>;
}

const known = new WeakMap<Glossary, WeakMap<Block, readonly Slip[]>>();

function placedSlips(manuscript: Manuscript, glossary: Glossary) {
  let byBlock = known.get(glossary);
  if (!byBlock) {
    byBlock = new WeakMap();
    known.set(glossary, byBlock);
  }
  const slips = byBlock;
  return manuscript.blocks.flatMap(({ block, start }) => {
    let found = slips.get(block);
    if (!found) {
      found = slipsIn(block, glossary);
      slips.set(block, found);
    }
    return found.map((slip) => ({ slip, start, role: roleAt(manuscript, start + slip.word.start) }));
  });
}

function slipsIn(block: Block, glossary: Glossary): Slip[] {
  const text = block.mask.text;
  return block.units.flatMap((unit) => {
    if (unit.quoted) return [];
    const slips = unit.sentences.flatMap(({ words }) =>
      words.flatMap((word, index): Slip[] => {
        if (!isCommon(word, index === 0) || isJoined(text, word)) return [];
        const near = nearTerm(word.lower, glossary);
        return near ? [{ word, near }] : [];
      }),
    );
    if (slips.length === 0) return [];
    const quotations = quotedIn(text, unit);
    return slips.filter(({ word }) => !overlapsAny(word, quotations));
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

const counted = new WeakMap<Block, BlockWords["counts"]>();

/** How often each of some longer words stands in a manuscript. */
function timesOf(wanted: ReadonlySet<string>, { blocks }: Manuscript): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const { block } of blocks) {
    const counts = countsIn(block);
    for (const word of wanted) {
      const count = counts.get(word);
      if (count !== undefined) sum.set(word, (sum.get(word) ?? 0) + count);
    }
  }
  return sum;
}

function countsIn(block: Block): BlockWords["counts"] {
  const before = counted.get(block);
  if (before) return before;
  const words = block.units.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.words));
  const counts = countsOf(words.filter(({ lower }) => lower.length > 5).map(({ lower }) => lower));
  counted.set(block, counts);
  return counts;
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function finding({ word, near }: Slip, blockStart: number): RawFinding {
  const { text } = word;
  const right = /^\p{Lu}/u.test(text) ? near.word.charAt(0).toUpperCase() + near.word.slice(1) : near.word;
  const span = { start: blockStart + word.start, end: blockStart + word.end };
  return {
    ...span,
    ...(near.distance === 2 ? { severity: "information" as const } : {}),
    message: `“${text}” is not a word that Caveat knows. Is “${right}” meant?`,
    fixes: [{ title: `Write “${right}”`, kind: "suggestion", edits: [{ span, text: right }] }],
  };
}
