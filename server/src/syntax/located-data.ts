import type { Span } from "../text/span";

/** A text in YAML or JSON as plain data, and where each part of it stands. */
export interface LocatedData {
  readonly data: unknown;
  /**
   * The span (UTF-16 offsets) of the value at a path of keys and indices, or of the nearest part above it.
   * With `key` the span of the key that names the value.
   */
  locate(path: readonly (string | number)[], part?: "value" | "key"): Span;
}
