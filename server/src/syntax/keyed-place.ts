import type { Span } from "../text/span";

/** What is written at a place of a text of keys and values, in YAML or JSON. */
export interface KeyedPlace extends Span {
  /** Whether a key or a value is being written, or read. */
  readonly kind: "key" | "value";
  /** The keys above it; of a value its own key as well. Lists leave no trace. */
  readonly path: readonly string[];
  /** The whole word: from `start` to `end` (UTF-16 offsets). */
  readonly text: string;
  /** The part before the cursor. */
  readonly typed: string;
  /** The other keys of the same mapping. */
  readonly siblings: readonly string[];
}
