import type { Span } from "../../text/span";
import { proseMaths } from "../maths";
import type { Place, TreeReader } from "./reader";

/** Reads inline maths: a formula, a piece of prose written as maths, or a price that only looks like it. */
export function readInlineMath(reader: TreeReader, span: Span, place: Place): void {
  const math = reader.slice(span);
  const prose = proseMaths(math);
  if (prose) {
    const kind = prose.raised ? "superscript" : "math";
    const shown = { start: span.start + prose.span.start, end: span.start + prose.span.end };
    reader.rewritten.push(span);
    reader.mask.hide({ start: span.start, end: shown.start }, kind);
    reader.mask.showAs(shown, prose.text.padEnd(shown.end - shown.start));
    reader.mask.hide({ start: shown.end, end: span.end }, kind);
    if (prose.raised) reader.superscripts.push(shown);
  } else if (isMoney(math, reader.source.charAt(span.end))) {
    reader.show(span, place);
  } else {
    reader.mask.hide(span, "math");
  }
}

/** "costs $5 and $10" is no maths: Pandoc's closing dollar has no digit after it and no space before it. */
function isMoney(math: string, after: string): boolean {
  return /^\$\d/.test(math) && (/\s\$$/.test(math) || /^\d/.test(after));
}
