import type { Citation } from "./citation";

/** The families of spellings that a document keeps to. `keys` are those of Pandoc, MyST and LaTeX alike. */
export const citationSettings = [
  "keys",
  "numeric",
  "parentheses",
  "superscript",
  "author-year",
  "footnotes",
] as const;

export type StyleFamily = (typeof citationSettings)[number];

/** What `citations:` in caveat.yaml may say: how the project cites, whatever a manuscript looks like. */
export type CitationSetting = StyleFamily;

/** How a document cites, as its citations show. */
export interface DocumentStyle {
  /** The family of most of its citations; undefined when it has none. */
  readonly main: StyleFamily | undefined;
  /** How many citations of each family there are; more than one above 0 is a mixture. */
  readonly counts: Readonly<Record<StyleFamily, number>>;
}

/** The family that a citation belongs to. */
export function familyOf({ style }: Citation): StyleFamily {
  switch (style) {
    case "key":
    case "myst":
    case "latex":
      return "keys";
    case "footnote":
      return "footnotes";
    case "numeric":
    case "parentheses":
    case "superscript":
    case "author-year":
      return style;
  }
}

/** The style that some citations show. Of families that are equally frequent the one that began first is the main one. */
export function styleOf(citations: readonly Citation[]): DocumentStyle {
  const counts = { keys: 0, numeric: 0, parentheses: 0, superscript: 0, "author-year": 0, footnotes: 0 };
  const order: StyleFamily[] = [];
  for (const citation of citations) {
    const family = familyOf(citation);
    if (counts[family] === 0) order.push(family);
    counts[family]++;
  }
  const main = order.reduce<StyleFamily | undefined>(
    (best, family) => (best === undefined || counts[family] > counts[best] ? family : best),
    undefined,
  );
  return { main, counts };
}
