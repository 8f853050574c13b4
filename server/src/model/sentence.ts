import type { Span } from "../text/span";
import type { Word } from "../text/words";

/** One sentence of a block's prose. Offsets (UTF-16) count from the block's start, as all of a block's facts do. */
export interface Sentence extends Span {
  readonly words: readonly Word[];
}
