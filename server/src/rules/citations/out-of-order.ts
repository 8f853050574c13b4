import type { Citation, CitationMember } from "../../model/citation";
import { type Manuscript, roleAt } from "../../model/manuscript";
import type { ReferenceList } from "../../model/reference-list";
import { foldedWords } from "../../text/fold";
import type { Span } from "../../text/span";
import type { RawFinding } from "../rule";
import { unitAround } from "./around";
import type { ManuscriptRule } from "./manuscript-rule";

/** Numbers that the text first cites out of their order. */
export const outOfOrder: ManuscriptRule = {
  declaration: {
    id: "citation/out-of-order",
    summary: "A reference is first cited out of the order of its number",
    why:
      "Journals that number references want them in the order in which the text first mentions them. " +
      "A number out of its turn often shows a reference that was added or moved without renumbering, so that others may be off as well.",
    sources: [
      {
        text: "ICMJE, Uniform Requirements, as quoted by the International Journal of Health Studies, “References”",
        url: "http://ijhs.shmu.ac.ir/index.php/ijhs/References",
      },
      {
        text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
        url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
      },
    ],
    severity: "warning",
    fix: "none",
    examples: {
      bad: [
        {
          text: "Cells were few [1]. They were active [3]. Responses were durable [2].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
          note: "Reference 3 is cited before reference 2.",
        },
      ],
      good: [
        {
          text: "Cells were few [1]. They were active [2,3]. As said, they were few [1].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
        {
          text: "Cells were few [2]. They were active [1].\n\n## References\n\n1. Doe J. A fictional paper. 2020.\n2. Poe P. A third one. 2022.\n3. Roe R. Another one. 2021.\n",
          note: "Some journals number an alphabetical list.",
        },
      ],
    },
  },

  check: ({ manuscript }) => {
    const { references } = manuscript;
    if (references === undefined || references.byNumber.size === 0 || isAlphabetical(references)) return [];
    const { citations } = manuscript;
    // Tables and captions count where they stand or where the text sends the reader to them: either order will do.
    const order = firstMentions(citations, references);
    const inText = firstMentions(
      citations.filter(({ start }) => isRunningText(manuscript, start)),
      references,
    );
    const inTurn = longestRise(order.map(({ number }) => number));
    const alsoInTurn = longestRise(inText.map(({ number }) => number));
    const stray = inText.filter(({ number }) => !inTurn.has(number) && !alsoInTurn.has(number));
    const [first] = stray;
    if (first === undefined) return [];
    if (stray.length > MAX_STRAYS) return [allAreOff(first, stray.length, inText.length)];
    return stray.map((mention) => outOfTurn(mention, inText));
  },
};

/** When more are off, the list follows another order, and one word about it is enough. */
const MAX_STRAYS = 5;
const MAX_RANGE = 500;
/** Fewer entries may be in the order of the alphabet by chance. */
const MIN_ALPHABETICAL = 3;

function isAlphabetical({ entries }: ReferenceList): boolean {
  const names = entries.map(({ text }) => foldedWords(text.slice(0, 60)).join(" "));
  return (
    names.length >= MIN_ALPHABETICAL &&
    names.every((name, index) => index === 0 || (names[index - 1] ?? "") <= name)
  );
}

interface Mention extends Span {
  readonly number: number;
}

/** Where each number of the list is first cited. */
function firstMentions(citations: readonly Citation[], { byNumber }: ReferenceList): Mention[] {
  const seen = new Set<number>();
  const order: Mention[] = [];
  for (const { members } of citations) {
    for (const mention of members.flatMap(numbersIn).sort((a, b) => a.number - b.number)) {
      if (seen.has(mention.number) || !byNumber.has(mention.number)) continue;
      seen.add(mention.number);
      order.push(mention);
    }
  }
  return order;
}

function isRunningText(manuscript: Manuscript, offset: number): boolean {
  if (roleAt(manuscript, offset) === "abstract") return false;
  const unit = unitAround(manuscript, offset)?.unit;
  return unit?.kind !== "cell" && unit?.kind !== "caption" && unit?.footnote !== true;
}

function numbersIn(member: CitationMember): Mention[] {
  if (member.kind !== "number") return [];
  const { first, last, start, end } = member;
  const count = last < first || last - first > MAX_RANGE ? 1 : last - first + 1;
  return Array.from({ length: count }, (_, index) => ({ number: first + index, start, end }));
}

/** The numbers of a longest rising subsequence: moving all others would put the whole in order. Takes n log n steps. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const rise = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rise.add(numbers[at] ?? 0);
  return rise;
}

function outOfTurn({ number, start, end }: Mention, order: readonly Mention[]): RawFinding {
  const turn = order.findIndex((other) => other.number === number);
  const lower = order.slice(turn + 1).filter((other) => other.number < number);
  const higher = order.slice(0, turn).filter((other) => other.number > number);
  const where =
    lower.length > 0 ? `before reference ${listed(lower)}` : `only after reference ${listed(higher)}`;
  return {
    start,
    end,
    message: `Reference ${number} is first cited here, ${where}. References are numbered in the order in which the text first cites them: renumber the list and the citations.`,
    fixes: [],
    related: [...lower, ...higher].slice(0, 3).map((other) => ({
      start: other.start,
      end: other.end,
      uri: undefined,
      message: `Reference ${other.number} is first cited here`,
    })),
  };
}

function listed(mentions: readonly Mention[]): string {
  const numbers = mentions.map(({ number }) => number).sort((a, b) => a - b);
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(", ")} and others` : numbers.join(" and ");
}

function allAreOff({ start, end }: Span, count: number, all: number): RawFinding {
  return {
    start,
    end,
    message: `The references are not numbered in the order in which the text first cites them: ${count} of ${all} are out of turn, this one first. Renumber the list and the citations.`,
    fixes: [],
  };
}
