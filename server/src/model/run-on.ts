import { continuesIn } from "../syntax/unit";
import { shift } from "../text/span";
import type { Word } from "../text/words";
import type { Block, ProseUnit } from "./block";
import type { PlacedBlock } from "./reference-list";
import type { Sentence } from "./sentence";

/**
 * A sentence that a page break cut: it begins in one paragraph and ends in another.
 * Offsets (UTF-16) count from the start of the block in which it begins.
 */
export interface RunOn {
  /** What was cut: between two words, or within one ("ef-" and "fectiveness"). */
  readonly cut: "sentence" | "word";
  /** The whole sentence; a word that was cut is one of its words, without the hyphen. */
  readonly sentence: Sentence;
  /** The sentences of both paragraphs, this one in its place. */
  readonly sentences: readonly Sentence[];
}

/**
 * The sentence that goes on from the end of one paragraph into the next; undefined when none does.
 * It takes the place of the first one's last sentence and the next one's first. `delta` is how far the block of the
 * next paragraph starts behind that of the first (UTF-16): 0 where both stand in one block.
 */
export function runOnOf(unit: ProseUnit, next: ProseUnit, delta: number): RunOn | undefined {
  const cut = continuesIn(unit, next);
  const begun = unit.sentences.at(-1);
  const [rest, ...others] = next.sentences.map((sentence) => moved(sentence, delta));
  if (!cut || !begun || !rest) return undefined;
  const words = cut === "word" ? joined(begun.words, rest.words) : [...begun.words, ...rest.words];
  const sentence = { start: begun.start, end: rest.end, words };
  return { cut, sentence, sentences: [...unit.sentences.slice(0, -1), sentence, ...others] };
}

/**
 * The blocks into which the last paragraph of a block goes on: the one with its rest, and before it those without prose,
 * such as a formula. Empty when it ends where its block ends.
 */
export function onwardOf(blocks: readonly PlacedBlock[], index: number): readonly Block[] {
  const unit = blocks[index]?.block.units.at(-1);
  if (!unit) return [];
  let last = index + 1;
  while (blocks[last]?.block.units.length === 0) last++;
  const next = blocks[last]?.block.units[0];
  if (!next || !continuesIn(unit, next)) return [];
  return blocks.slice(index + 1, last + 1).map(({ block }) => block);
}

function moved(sentence: Sentence, delta: number): Sentence {
  if (delta === 0) return sentence;
  const words = sentence.words.map((word) => ({ ...word, ...shift(word, delta) }));
  return { ...shift(sentence, delta), words };
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
