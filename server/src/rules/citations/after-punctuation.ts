import type { Citation } from "../../model/citation";
import type { Manuscript } from "../../model/manuscript";
import type { Span } from "../../text/span";
import type { RawFinding } from "../rule";
import { unitAround } from "./around";
import type { ManuscriptRule } from "./manuscript-rule";

/** Citations on the line that stand after the full stop. A house style: some journals want them there. */
export const afterPunctuation: ManuscriptRule = {
  declaration: {
    id: "citation/after-punctuation",
    summary: "A citation stands after the full stop of its sentence",
    why:
      "A citation on the line belongs to the sentence that it supports; after the full stop it looks like part of the next one. " +
      "Raised numbers are another matter: many journals want them after full stops and commas. " +
      "Styles differ, so this rule is off until a project turns it on.",
    sources: [
      {
        text: "University of Iowa, Department of Internal Medicine, “Reference formatting, in-text citations”, 2021",
        url: "https://internalmedicineiowa.org/2021/05/12/reference-formatting-in-text-citations/",
      },
      {
        text: "University of Melbourne Library, “Vancouver style: citing in the text”, which asks for the opposite",
        url: "http://www.lib.unimelb.edu.au/cite/van/citing.html",
      },
    ],
    severity: "warning",
    byDefault: "off",
    fix: "safe",
    examples: {
      bad: [
        { text: "Responses were durable. [@doe2020]\n" },
        { text: "Responses were durable.[@doe2020] Cells were few.\n" },
      ],
      good: [
        { text: "Responses were durable [@doe2020]. Cells were few.\n" },
        {
          text: "Doe et al. [@doe2020] found durable responses.\n",
          note: "A full stop that ends no sentence.",
        },
        {
          text: "Responses were durable.<sup>1</sup>\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n",
          note: "Raised numbers are left alone.",
        },
      ],
    },
  },

  check: ({ manuscript }) =>
    manuscript.citations.flatMap((citation) => {
      if (!citation.bracketed || citation.style === "superscript" || citation.style === "footnote") return [];
      const stop = stopBefore(citation, manuscript);
      return stop === undefined ? [] : [finding(citation, stop, manuscript.text)];
    }),
};

/** Where the punctuation stands that ends a sentence right before a citation. */
function stopBefore({ start }: Citation, manuscript: Manuscript): number | undefined {
  const placed = unitAround(manuscript, start);
  if (placed === undefined) return undefined;
  const { block, unit } = placed;
  const to = start - placed.start;
  const from = Math.max(unit.start, to - REACH);
  const before = /[.?!][ \t]*$/.exec(block.source.slice(from, to));
  if (before === null) return undefined;
  const end = from + before.index + 1;
  // The sentences of a unit are in order, and the one that ends here is near.
  return endsSentence(unit.sentences, end) ? placed.start + end - 1 : undefined;
}

/** More white space than this stands between a full stop and a citation of something else. */
const REACH = 20;

function endsSentence(sentences: readonly Span[], end: number): boolean {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? Infinity) < end) low = middle + 1;
    else high = middle;
  }
  return sentences[low]?.end === end;
}

function finding({ start, end }: Citation, stop: number, text: string): RawFinding {
  const written = text.slice(start, end);
  const mark = text.charAt(stop);
  const space = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end)) || /^[ \t]/.test(text.slice(end)) ? "" : " ";
  return {
    start,
    end,
    message: `This citation stands after the “${mark}” of the sentence that it supports. Write it before the “${mark}”.`,
    fixes: [
      {
        title: `Move it before the “${mark}”`,
        kind: "safe",
        edits: [{ span: { start: stop, end }, text: ` ${written}${mark}${space}` }],
      },
    ],
  };
}
