import { type BlockText, proseAfter, proseBefore } from "./block-text";
import { isDash, numbers, numbersIn, singleNumber } from "./numbers";
import type { Citation, NumberMember } from "./spelling";

const before = String.raw`(?:(?:see(?: also)?|cf\.|e\.g\.,?|reviewed in|refs?\.?)\s{1,3})?`;
const after = String.raw`(?:,\s{0,3}pp?\.\s{0,3}\d{1,5}(?:[-–]\d{1,5})?)?`;
const square = new RegExp(
  `\\[\\s{0,3}${before}(${numbers})${after}\\s{0,3}\\](?![(\\p{L}\\p{N}_{]|-\\p{L})`,
  "dgiu",
);
const round = new RegExp(`\\(\\s{0,3}(${numbers})\\s{0,3}\\)(?![(\\p{L}\\p{N}_{]|-\\p{L})`, "dgiu");

/** How sure it is by itself that numbers in brackets cite. */
type Verdict = "citation" | "candidate" | "none";

/** Citations by number in square brackets: `[1, 3–5]`, and in one `[1][2]` and `[1]–[3]`. */
export function numericCitations(block: BlockText): Citation[] {
  if (!block.prose.includes("[")) return [];
  const found: Draft[] = [];
  for (const match of block.prose.matchAll(square)) {
    const place = match.indices?.[1];
    if (!place) continue;
    const start = match.index;
    const end = closingEnd(block, start, start + match[0].length);
    const members = numbersIn(match[1] ?? "", place[0]);
    const context = proseBefore(block, start);
    const following = proseAfter(block, end);
    const first = startsLine(block, start);
    const verdict = judge(members, context, following);
    if (verdict === "none" || labelled.test(context) || (first && following.startsWith(":"))) continue;
    // At the start of a line it is rather the number of an entry, or of a result.
    const certain = verdict === "citation" && !first;
    const previous = found.at(-1);
    const between = block.prose.slice(previous?.end ?? 0, start);
    if (!previous || !join(previous.members, members, between)) {
      found.push({ style: "numeric", bracketed: true, certain, members, start, end });
      continue;
    }
    previous.certain &&= certain;
    previous.end = end;
  }
  return found;
}

/** Numbers in round brackets. None is certain: `(1)` may as well count points or name an equation. */
export function parenthesisedCitations(block: BlockText): Citation[] {
  const found: Citation[] = [];
  for (const match of block.prose.matchAll(round)) {
    const place = match.indices?.[1];
    if (!place) continue;
    const start = match.index;
    const end = start + match[0].length;
    const context = proseBefore(block, start);
    if (startsLine(block, start) || counted.test(context) || labelled.test(context)) continue;
    const members = numbersIn(match[1] ?? "", place[0]);
    const isYear = members.some(({ first }) => first > 999);
    if (isYear || judge(members, context, proseAfter(block, end)) === "none") continue;
    found.push({ style: "parentheses", bracketed: true, certain: false, members, start, end });
  }
  return withoutEnumerations(found, block);
}

/** An escaped bracket `\[1\]` is one character longer in the source than in the prose. */
function closingEnd({ syntax: { source } }: BlockText, start: number, end: number): number {
  return source[start] === "\\" && source[end - 1] === "\\" ? end + 1 : end;
}

function startsLine({ prose }: BlockText, start: number): boolean {
  return /(?:^|[\r\n])[ \t]*$/.test(prose.slice(Math.max(0, start - 40), start));
}

// What announces values: "95% CI [2, 9]", "range [1–7]", "between [1, 10]", "x = [5]".
const valuesAnnounced =
  /(?:\bCrI|\bCI|\bIQR|\bSD|\bSEM|\brange[sd]?|\bintervals?|\bquartiles?|\bbounds?|\blimits?|\bscale|\bbetween|\bwithin|[∈=≈<>≤≥±×])\s*(?:of|from|is|was|:|,|=)?\s*$/i;
const valuesFollow = /^\s*(?:interval|range|scale)s?\b/i;
// "from [1, 10]", "12% [9, 15]", "days [1, 8, 15]": values more often than works.
const valuesLikely = /(?:\b(?:from|to|over|mean|median|days?|weeks?|months?|years?)|[\d%])\s*$/i;
const unitFollows =
  /^\s{0,2}(?:years?|yrs?|months?|weeks?|days?|hours?|min(?:utes)?|seconds?|[mkµμ]?g|[mµμd]?[lL]|[ckmµμn]?m|%|°C?|points?)(?![\p{L}\p{N}])/u;

function judge(members: readonly NumberMember[], context: string, following: string): Verdict {
  // No list has an entry 0.
  if (members.some(({ first, last }) => first === 0 || last === 0)) return "none";
  if (valuesAnnounced.test(context) || valuesFollow.test(following)) return "none";
  const word = /[\p{L}\p{N}_.$]+$/u.exec(context)?.[0] ?? "";
  // x[1], data$value[2], my_array[3], np.array[4]
  if (/^[a-z]$|[$_]|\p{L}{2}\.\p{L}{2}/u.test(word)) return "none";
  if (/^\p{L}$/u.test(word) || members.some(({ first }) => first > 999)) return "candidate";
  const isSingle = singleNumber(members) !== undefined;
  if (unitFollows.test(following)) return isSingle ? "candidate" : "none";
  return !isSingle && valuesLikely.test(context) ? "candidate" : "citation";
}

/** A citation that further brackets may still join. */
interface Draft extends Citation {
  members: NumberMember[];
  certain: boolean;
  end: number;
}

/** Adds the members of a neighbouring bracket: `[1][2]` and `[1] [2]` are one group, `[1]–[3]` is a range. */
function join(members: NumberMember[], following: readonly NumberMember[], between: string): boolean {
  if (/^[ \t]?$/.test(between)) {
    for (const member of following) members.push(member);
    return true;
  }
  const from = members.at(-1);
  const [to] = following;
  if (!from || !to || !isDash(between) || from.first !== from.last || to.first !== to.last) return false;
  members.splice(-1, 1, { ...from, last: to.last, end: to.end });
  for (const member of following.slice(1)) members.push(member);
  return true;
}

// "Equation [1]", "Fig. [2]"; but "such cases [1]", "other steps [2]".
const labelled = /\b(?:[Ee]qs?\.|[Ff]igs?\.|Equations?|Figures?|Tables?|Sections?|Appendix|Step)\s+$/;
// "Fig. 2 (3)", "n (12)", "f(1)", "= (4)"; a year may stand before a citation.
const counted = /(?:\bn\s*|[\p{L}_=]|(?<!(?<!\d)(?:19|20)\d\d)(?<=\d)\s*)$/u;

/** "(1) safety, (2) efficacy": numbers that count up from 1 before what they count are no citations. */
function withoutEnumerations(found: readonly Citation[], { prose, runs }: BlockText): Citation[] {
  const enumerators = new Set<Citation>();
  let index = 0;
  for (const run of runs) {
    let expected = 1;
    const counting: Citation[] = [];
    for (; (found[index]?.start ?? Infinity) < run.end; index++) {
      const citation = found[index];
      const [member] = citation?.members ?? [];
      if (!citation || member?.kind !== "number" || citation.members.length > 1) continue;
      if (member.first !== expected || member.last !== expected) continue;
      if (!/^\s+[\p{L}\d"'“‘]/u.test(prose.slice(citation.end, citation.end + 4))) continue;
      counting.push(citation);
      expected++;
    }
    if (counting.length > 1) for (const citation of counting) enumerators.add(citation);
  }
  return found.filter((citation) => !enumerators.has(citation));
}
