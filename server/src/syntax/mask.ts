import { decodeString } from "micromark-util-decode-string";
import type { Span } from "../text/span";

/** What stood where the mask is blank. What no kind claims there was markup: `*`, `#`, `>`, `|`. */
export type MaskKind =
  | "code"
  | "math"
  | "html"
  | "comment"
  | "url"
  | "autolink"
  | "front matter"
  | "footnote"
  | "citation";

/** A stretch of text that is not prose. */
export interface MaskedSpan extends Span {
  readonly kind: MaskKind;
}

/** A block's prose at its own offsets: whatever is not prose is blank, line ends stay. */
export interface Mask {
  /** As long as the block's source; analysis reads this and nothing else. */
  readonly text: string;
  /** What is not prose, by place; spans of different kinds may nest. */
  readonly hidden: readonly MaskedSpan[];
  /** The texts of links: prose, but never a citation. */
  readonly links: readonly Span[];
}

/** Where a shown stretch stands; it decides which of its line beginnings are markup. */
export type ShownIn = "plain" | "quoted";

/** Collects what is prose in one block, in the order of the text, and makes the mask. */
export class MaskBuilder {
  readonly #source: string;
  readonly #shown: { start: number; text: string }[] = [];
  readonly #hidden: MaskedSpan[] = [];
  readonly #links: Span[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Shows a stretch of prose. Escapes lose their backslash and references (`&beta;`) become their character, in place. */
  show(span: Span, place: ShownIn): void {
    const raw = this.#source.slice(span.start, span.end);
    const unquoted = place === "quoted" ? raw.replace(/(?<=[\r\n])(?:[ \t]*>)+/g, spaces) : raw;
    this.#put(span.start, decodeInPlace(unquoted));
  }

  /** Shows other characters than those of the source; `text` is no longer than the span. */
  showAs(span: Span, text: string): void {
    this.#put(span.start, text.slice(0, span.end - span.start));
  }

  hide(span: Span, kind: MaskKind): void {
    this.#hidden.push({ ...span, kind });
  }

  link(text: Span): void {
    this.#links.push(text);
  }

  build(): Mask {
    let text = "";
    for (const shown of this.#shown) {
      // Shown stretches come in order; one inside another (a caption in a link) adds nothing.
      if (shown.start < text.length) continue;
      text += blank(this.#source.slice(text.length, shown.start)) + shown.text;
    }
    return {
      text: text + blank(this.#source.slice(text.length)),
      hidden: this.#hidden,
      links: this.#links,
    };
  }

  #put(start: number, text: string): void {
    this.#shown.push({ start, text });
  }
}

/** The mask with further stretches blanked. */
export function hideAlso(mask: Mask, spans: readonly Span[], kind: MaskKind): Mask {
  if (spans.length === 0) return mask;
  let text = "";
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= text.length) continue;
    text += mask.text.slice(text.length, Math.max(text.length, span.start));
    text += blank(mask.text.slice(text.length, span.end));
  }
  return {
    ...mask,
    text: text + mask.text.slice(text.length),
    hidden: [...mask.hidden, ...spans.map(({ start, end }) => ({ start, end, kind }))],
  };
}

/** The text with everything but line ends replaced by spaces. */
function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, spaces);
}

function spaces(text: string): string {
  return " ".repeat(text.length);
}

function decodeInPlace(raw: string): string {
  if (!raw.includes("&") && !raw.includes("\\")) return raw;
  return raw.replace(/\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi, (reference) =>
    decodeString(reference).slice(0, reference.length).padEnd(reference.length),
  );
}
