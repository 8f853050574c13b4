import type { ListEntry, ReferenceList } from "../../model/reference-list";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";

/** Numbers that the document's own list leaves out, and numbers that Markdown shows otherwise than they are written. */
export const gapInNumbering: ManuscriptRule = {
  declaration: {
    id: "reference/gap-in-numbering",
    summary: "The numbers of the reference list leave one out",
    why:
      "A gap is what a removed reference leaves behind: the citations after it may all be off by one. " +
      "Markdown numbers a list itself, whatever numbers are typed, so that there the reader sees other numbers than the author.",
    sources: [
      {
        text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
        url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
      },
      { text: "CTAN Markdown, “Ordered Lists”", url: "https://www.ctan.org/help/markdown/ordered-lists" },
    ],
    severity: "warning",
    fix: "none",
    examples: {
      bad: [
        {
          text: "Responses were durable [3].\n\n## References\n\n[1] Doe J. A fictional paper. 2020.\n\n[3] Roe R. Another one. 2021.\n",
          note: "The list has no entry 2.",
        },
        {
          text: "Responses were durable [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n3. Roe R. Another one. 2021.\n",
          note: "Markdown shows the second entry as number 2.",
        },
      ],
      good: [
        {
          text: "Responses were durable [2].\n\n## References\n\n[1] Doe J. A fictional paper. 2020.\n\n[2] Roe R. Another one. 2021.\n",
        },
        {
          text: "Responses were durable [2].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n1. Roe R. Another one. 2021.\n",
          note: "Markdown counts for those who write 1 before every entry.",
        },
      ],
    },
  },

  check: ({ manuscript: { references, text } }) => {
    if (references === undefined) return [];
    const misread = misreadNumber(references, text);
    return misread === undefined ? gaps(references) : [misread];
  },
};

/** The first entry that Markdown shows under another number than the written one; all that follow are off with it. */
function misreadNumber({ entries }: ReferenceList, text: string): RawFinding | undefined {
  const written = entries.map((entry) => writtenNumber(entry, text));
  // Who writes 1 before every entry leaves the counting to Markdown.
  if (written.length > 1 && written[0] === written[1]) return undefined;
  const index = entries.findIndex(({ number }, at) => written[at] !== undefined && number !== written[at]);
  const entry = entries[index];
  if (entry?.number === undefined) return undefined;
  return {
    ...placeOf(entry),
    message: `This entry is written as number ${written[index] ?? ""}, but Markdown numbers lists itself and shows it as ${entry.number}. Correct the numbers, here and in the text.`,
    fixes: [],
  };
}

function writtenNumber({ marker }: ListEntry, text: string): number | undefined {
  const digits = /\d+/.exec(text.slice(marker.start, marker.end))?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function gaps({ entries, layout }: ReferenceList): RawFinding[] {
  const findings: RawFinding[] = [];
  let before: number | undefined;
  for (const entry of entries) {
    const { number } = entry;
    if (number === undefined) continue;
    // A list that starts again, or that is in no order, is not ours to judge.
    if (before !== undefined && number < before) return findings;
    if (before !== undefined && number > before + 1) findings.push(gap(entry, before, number, layout));
    before = number;
  }
  return findings;
}

function gap(entry: ListEntry, before: number, number: number, layout: ReferenceList["layout"]): RawFinding {
  const absent =
    number === before + 2 ? `no entry ${before + 1}` : `no entries ${before + 1} to ${number - 1}`;
  const shown =
    layout === "list"
      ? ` Markdown numbers lists itself, so that readers see this entry as ${before + 1}.`
      : "";
  return {
    ...placeOf(entry),
    message: `The reference list goes from ${before} to ${number}: there is ${absent}.${shown} Add what is missing, or renumber the list and the citations.`,
    fixes: [],
  };
}

function placeOf({ marker, start }: ListEntry): { start: number; end: number } {
  return marker.end > marker.start ? { start: marker.start, end: marker.end } : { start, end: start + 1 };
}
