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
  | "citation"
  /** The marks of `^…^` and of raised maths; what they raise is prose. */
  | "superscript"
  /** The marks of `~…~`. */
  | "subscript"
  /** `{#id .class key=value}` and the brackets of a span that has them. */
  | "attribute"
  /** The fences, names and options of divs and directives. */
  | "directive"
  /** The name of a MyST role, or all of it where its text is none that is read as prose. */
  | "role"
  /** `{{…}}`, `{%…%}` and `{#…#}`: shortcodes and templates. */
  | "template"
  /** TeX outside maths. */
  | "tex"
  /** The alternative text of an image that stands within a line. */
  | "image"
  /** The `:` of a definition. */
  | "definition";

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

/** A stretch of the mask to show otherwise; `text` is no longer than the span. */
export interface Replacement extends Span {
  readonly text: string;
}

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

  /** Says what stands where nothing is shown. */
  hide(span: Span, kind: MaskKind): void {
    if (span.start < span.end) this.#hidden.push({ ...span, kind });
  }

  link(text: Span): void {
    this.#links.push(text);
  }

  build(): Mask {
    const parts: string[] = [];
    let position = 0;
    for (const shown of this.#shown) {
      // Shown stretches come in order; one inside another (a caption in a link) adds nothing.
      if (shown.start < position) continue;
      parts.push(blank(this.#source.slice(position, shown.start)), shown.text);
      position = shown.start + shown.text.length;
    }
    parts.push(blank(this.#source.slice(position)));
    return {
      text: parts.join(""),
      hidden: this.#hidden.sort((a, b) => a.start - b.start || b.end - a.end),
      links: this.#links,
    };
  }

  #put(start: number, text: string): void {
    this.#shown.push({ start, text });
  }
}

/** The mask with further stretches blanked. */
export function hideAlso(mask: Mask, spans: readonly Span[], kind: MaskKind): Mask {
  return hideMore(
    mask,
    spans.map(({ start, end }) => ({ start, end, kind })),
  );
}

/** The mask with further stretches blanked, each for its own reason, and some shown otherwise. */
export function hideMore(
  mask: Mask,
  spans: readonly MaskedSpan[],
  replacements: readonly Replacement[] = [],
): Mask {
  if (spans.length === 0 && replacements.length === 0) return mask;
  return {
    ...mask,
    text: replaced(filled(mask.text, spans, " "), replacements),
    hidden: [...mask.hidden, ...spans].sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** The text with the spans, whatever their order, filled with one character; line ends stay. */
export function filled(text: string, spans: readonly Span[], filling: string): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let position = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= position) continue;
    const from = Math.max(position, start);
    parts.push(text.slice(position, from));
    parts.push(text.slice(from, end).replace(/[^\r\n]+/g, (run) => filling.repeat(run.length)));
    position = end;
  }
  parts.push(text.slice(position));
  return parts.join("");
}

/** The text with characters put in the place of others. Of replacements that overlap the first counts. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { start, end, text: other } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < position) continue;
    const fitting = other.slice(0, end - start);
    parts.push(text.slice(position, start), fitting);
    position = start + fitting.length;
  }
  parts.push(text.slice(position));
  return parts.join("");
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
