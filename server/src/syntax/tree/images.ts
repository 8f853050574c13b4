import type { Image, ImageReference } from "mdast";
import type { Span } from "../../text/span";
import type { Place, TreeReader } from "./reader";

/**
 * Reads an image. The text between `![` and its `]` is a caption in Pandoc's Markdown where the image stands alone on its
 * lines; the tree keeps it without offsets. `whole` is the image with the link that may stand around it.
 */
export function readImage(
  reader: TreeReader,
  { alt }: Image | ImageReference,
  { image, whole }: { readonly image: Span; readonly whole: Span },
  place: Place,
): void {
  const caption = {
    start: image.start + 2,
    end: closingBracket(reader.source, image.start + 2, image.end),
  };
  if (!alt) {
    reader.mask.hide(image, "url");
    return;
  }
  if (place.within !== "paragraph" || !standsAlone(reader, whole)) {
    reader.mask.hide(image, "image");
    return;
  }
  const within = { ...place, within: "caption", caption: "figure" } as const;
  reader.figures.push(whole);
  reader.begin("caption", caption, within);
  reader.readPhrases(caption, within);
  reader.mask.hide({ start: caption.end, end: image.end }, "url");
}

/** Whether nothing but attributes stands beside it on its lines. */
function standsAlone(reader: TreeReader, { start, end }: Span): boolean {
  const paragraph = reader.runs.at(-1)?.start ?? 0;
  const before = reader.source.slice(Math.max(paragraph, start - 200), start);
  const after = reader.source.slice(end, end + 400);
  return /(?:^|[\r\n])[ \t>]*$/.test(before) && /^(?:\{[^{}]*\})?[ \t]*\\?[ \t]*(?:[\r\n]|$)/.test(after);
}

/** The offset of the `]` that closes a bracket opened just before `from`, or `to` when none does. */
function closingBracket(text: string, from: number, to: number): number {
  let depth = 0;
  for (let offset = from; offset < to; offset++) {
    const character = text[offset];
    if (character === "\\") offset++;
    else if (character === "[") depth++;
    else if (character === "]" && depth-- === 0) return offset;
  }
  return to;
}
