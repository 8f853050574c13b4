import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../text/span";

/** The UTF-16 offset of a position; a position outside the text gives the nearest one inside. */
export function fromPosition(document: TextDocument, position: Position): number {
  return document.offsetAt(position);
}

/** The span of UTF-16 offsets of a range. */
export function fromRange(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
