/** What a caption is for. */
export type Captioned = "figure" | "table";

const label =
  "(?:(?:supplement(?:ary|al)|extended data|additional file \\S{1,4}:|appendix|online) )*(fig(?:ure|s?\\.)?|scheme|chart|plate|panel|video|movie|tab(?:le|\\.)|box)\\s{0,2}[A-Z]{0,2}\\d{0,3}(?:[.-]\\d{1,2})?[A-Za-z]?";

// The number may stand in emphasis alone ("**Figure 1**. Cells …") or with its title ("**Figure 1. Cells …**").
const numbered = new RegExp(`^[*_]{0,3}${label}(?:[*_]{0,3}\\s?[.:|–—]|[.:|]?[*_]{1,3}\\s*$)`, "i");
const followed = new RegExp(`^[*_]{0,3}${label}[*_]{0,3}(?=\\s+[*_]{0,3}(.{2}))`, "i");
const pandoc = /^(?:table:|:)[ \t]+\S/i;

/**
 * Whether a paragraph is the caption of a figure or a table: "**Figure 2.** Cells …", "Table 1: Trials", Pandoc's ": Trials".
 * "Table 1 shows …" and "Figure 2 and …" are none.
 */
export function captionOf(paragraph: string): Captioned | undefined {
  const start = paragraph.slice(0, 120);
  if (pandoc.test(start)) return "table";
  const match = numbered.exec(start) ?? titled(start);
  if (!match || !/\d/.test(match[0])) return undefined;
  return /^(?:tab|box)/i.test(match[1] ?? "") ? "table" : "figure";
}

/** "Table 3 Baseline data": nothing but a capital tells the title from a sentence about the table. */
function titled(start: string): RegExpExecArray | undefined {
  const match = followed.exec(start);
  return match && /^\p{Lu}\p{Ll}/u.test(match[2] ?? "") ? match : undefined;
}

/** A caption among the options of a chunk of code, offsets counted from the chunk's start. */
export interface ChunkCaption {
  readonly start: number;
  readonly end: number;
  readonly of: Captioned;
}

// knitr: fig.cap="…" in the first line; Quarto: `#| fig-cap: "…"`. A chunk's options stand at its beginning.
const chunkCaption =
  /\b(fig|tbl|tab)[.-]cap[ \t]*=[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)')|^[ \t]*(?:#|\/\/|--)\|[ \t]*(fig|tbl)-cap:[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'|>[][^\r\n]*))/dgm;

/** The captions that the options of a chunk give. */
export function chunkCaptions(chunk: string): ChunkCaption[] {
  const captions: ChunkCaption[] = [];
  for (const match of chunk.slice(0, 4000).matchAll(chunkCaption)) {
    const [start, end] = [2, 3, 5, 6, 7].map((group) => match.indices?.[group]).find((found) => found) ?? [
      0, 0,
    ];
    const of = (match[1] ?? match[4]) === "fig" ? "figure" : "table";
    if (start < end) captions.push({ start, end, of });
  }
  return captions;
}
