import type { Citation, CitationMember } from "../../model/citation";
import type { Manuscript } from "../../model/manuscript";
import type { Span } from "../../text/span";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** A work that one citation names twice. */
export const duplicateInGroup: ManuscriptRule = {
  declaration: {
    id: "citation/duplicate-in-group",
    summary: "One citation names the same reference twice",
    why:
      "The second mention adds nothing and makes the evidence look broader than it is. " +
      "Most often another reference was meant, or a range was widened over a number that stands beside it.",
    sources: [
      {
        text: "Pandoc User’s Guide, “Citation syntax”",
        url: "https://pandoc.org/MANUAL.html#citation-syntax",
      },
      {
        text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
        url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
      },
    ],
    severity: "warning",
    fix: "safe",
    examples: {
      bad: [
        { text: "Responses were durable [@doe2020; @doe2020].\n" },
        {
          text: "Responses were durable [1–3, 2].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
      ],
      good: [
        {
          text: "Responses were durable [@doe2020, p. 3; @doe2020, p. 7].\n",
          note: "Two places in one work.",
        },
        { text: "Responses were durable [@doe2020; @doe2021].\n" },
        { text: "The matrix [1, 1] is no citation.\n" },
      ],
    },
  },

  check: ({ manuscript }) => manuscript.citations.flatMap((citation) => repeated(citation, manuscript)),
};

/** No citation has more members; a text that was made to be slow might. */
const MAX_MEMBERS = 200;

function repeated(citation: Citation, { text, references }: Manuscript): RawFinding[] {
  const members = citation.members.slice(0, MAX_MEMBERS);
  return members.flatMap((member, index): RawFinding[] => {
    const others = members.filter((_, at) => at !== index);
    if (member.kind === "key") {
      const earlier = members
        .slice(0, index)
        .some((other) => other.kind === "key" && other.key === member.key);
      return earlier && isBare(member, text)
        ? [finding(member, members, index, text, `“${member.key}”`)]
        : [];
    }
    if (member.kind !== "number" || references?.byNumber.has(member.first) !== true) return [];
    const covered = others.some((other, at) => {
      if (other.kind !== "number" || other.first > member.first || other.last < member.last) return false;
      // Of two that are alike, the later one is too many.
      return other.first !== member.first || other.last !== member.last || at < index;
    });
    const name = member.first === member.last ? `${member.first}` : `${member.first} to ${member.last}`;
    return covered ? [finding(member, members, index, text, name)] : [];
  });
}

function finding(
  { start, end }: CitationMember,
  members: readonly CitationMember[],
  index: number,
  text: string,
  name: string,
): RawFinding {
  const rest = withSeparator(members, index, text);
  return {
    start,
    end,
    message: `This citation names ${name} already. Remove the repetition, or write the reference that is meant.`,
    fixes:
      rest === undefined
        ? []
        : [{ title: `Remove the repeated ${name}`, kind: "safe", edits: [{ span: rest, text: "" }] }],
    tags: ["unnecessary"],
  };
}

const separator = /^\s*[,;]\s*$/;

/** A member with the comma or semicolon that joins it to its neighbour; undefined where more stands between them. */
function withSeparator(members: readonly CitationMember[], index: number, text: string): Span | undefined {
  const [before, member, after] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return undefined;
  if (before !== undefined && separator.test(text.slice(before.end, member.start))) {
    return { start: before.end, end: member.end };
  }
  return after !== undefined && separator.test(text.slice(member.end, after.start))
    ? { start: member.start, end: after.start }
    : undefined;
}

/** Nothing but the key stands between its neighbours: no locator ("p. 3") and no prefix ("see") of its own. */
function isBare({ start, end }: Span, text: string): boolean {
  return (
    /[[;,({`]\s*-?$/.test(text.slice(Math.max(0, start - 20), start)) &&
    /^\s*[\];,)}`]/.test(text.slice(end, end + 20)) &&
    !/^\s*,\s*[^@\s\]]/.test(text.slice(end, end + 20))
  );
}
