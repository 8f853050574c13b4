import type { CitationMember } from "../../model/citation";
import type { Fix } from "../../model/finding";
import type { ReferenceList } from "../../model/reference-list";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** A range of numbers that runs backwards, or from a number to itself. */
export const brokenRange: ManuscriptRule = {
  declaration: {
    id: "citation/broken-range",
    summary: "A range of citation numbers does not go from a lower to a higher number",
    why:
      "A range stands for the first number, the last and all in between. " +
      "One that runs backwards stands for nothing: a figure is missing or the ends are swapped, and the reader can’t know which.",
    sources: [
      {
        text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
        url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "Responses were durable [3–1].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
      ],
      good: [
        {
          text: "Responses were durable [1–3].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
        {
          text: "The score fell from [30–10] to nothing.\n",
          note: "Without a numbered list these are no citations.",
        },
      ],
    },
  },

  check: ({ manuscript: { citations, references, text } }) => {
    if (references === undefined || references.byNumber.size === 0) return [];
    return citations.flatMap(({ members }) => members.flatMap((member) => faultIn(member, references, text)));
  },
};

function faultIn(member: CitationMember, { byNumber }: ReferenceList, text: string): RawFinding[] {
  if (member.kind !== "number") return [];
  const { first, last, start, end } = member;
  const written = text.slice(start, end);
  const isRange = /\d\D+\d/.test(written);
  if (!isRange || last > first || !byNumber.has(first)) return [];
  if (last === first) {
    const message = `The range “${written}” goes from ${first} to itself. Write ${first}, or the number that is meant.`;
    return [{ start, end, message, fixes: [rewrite(member, String(first), "safe")] }];
  }
  const dash = /[^\d\s]+/.exec(written)?.[0] ?? "–";
  const wanted = [...longEnd(first, last), { from: last, to: first }].filter(
    ({ from, to }) => byNumber.has(from) && byNumber.has(to),
  );
  return [
    {
      start,
      end,
      message: `The range “${written}” runs backwards, from ${first} down to ${last}. Write the lower number first, or the number that is meant.`,
      fixes: wanted.map(({ from, to }) => rewrite(member, `${from}${dash}${to}`, "suggestion")),
    },
  ];
}

/** "112–5" means 112–115 to those who leave out what repeats. */
function longEnd(first: number, last: number): { from: number; to: number }[] {
  const [long, short] = [String(first), String(last)];
  if (short.length >= long.length) return [];
  const to = Number(long.slice(0, long.length - short.length) + short);
  return to > first ? [{ from: first, to }] : [];
}

function rewrite({ start, end }: CitationMember, text: string, kind: Fix["kind"]): Fix {
  return { title: `Write ${text}`, kind, edits: [{ span: { start, end }, text }] };
}
