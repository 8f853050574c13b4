import { continuesIn } from "../syntax/unit";
import { shift } from "../text/span";
import type { Word } from "../text/words";
import type { Block } from "./block";
import type { Sentence } from "./sentence";

/** A sentence that a page break cut: it ends in another block than it begins in. Offsets (UTF-16) count from the first block's start. */
export interface RunOn {
  /** What was cut: between two words, or within one ("ef-" and "fectiveness"). */
  readonly cut: "sentence" | "word";
  /** The whole sentence; a word that was cut is one of its words, without the hyphen. */
  readonly sentence: Sentence;
  /** The masks of the blocks, joined. */
  readonly text: string;
}

/**
 * The sentence that goes on from the first of some neighbouring blocks into the last; undefined when none does.
 * Between the two there may be blocks without prose. It takes the place of the first block's last sentence and the
 * last block's first one.
 */
export function runOnOf(blocks: readonly Block[]): RunOn | undefined {
  const first = blocks[0];
  const last = blocks.at(-1);
  const unit = first?.units.at(-1);
  const next = last?.units[0];
  const begun = unit?.sentences.at(-1);
  const rest = next?.sentences[0];
  if (!unit || !next || !begun || !rest || first === last) return undefined;
  if (blocks.slice(1, -1).some(({ units }) => units.length > 0)) return undefined;
  const cut = continuesIn(unit, next);
  if (!cut) return undefined;
  const delta = blocks.slice(0, -1).reduce((length, { source }) => length + source.length, 0);
  const words = rest.words.map((word) => ({ ...word, ...shift(word, delta) }));
  return {
    cut,
    sentence: {
      start: begun.start,
      end: rest.end + delta,
      words: cut === "word" ? joined(begun.words, words) : [...begun.words, ...words],
    },
    text: blocks.map(({ mask }) => mask.text).join(""),
  };
}

/** The words of both halves, the last of the one and the first of the other made one. */
function joined(before: readonly Word[], after: readonly Word[]): Word[] {
  const half = before.at(-1);
  const rest = after[0];
  if (!half || !rest) return [...before, ...after];
  const whole = {
    start: half.start,
    end: rest.end,
    text: half.text + rest.text,
    lower: half.lower + rest.lower,
  };
  return [...before.slice(0, -1), whole, ...after.slice(1)];
}
