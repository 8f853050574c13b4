import type { Citation, NumberMember } from "../../model/citation";
import type { Manuscript } from "../../model/manuscript";
import type { ListEntry } from "../../model/reference-list";
import type { Edit } from "../../text/span";
import type { CitingPlace } from "./outcome";

/** A citation by numbers and all of its numbers, ranges written out, in the order of the text. */
export interface NumberCitation {
  readonly citation: Citation;
  /** Undefined where a range can't be one: it runs backwards, or over more numbers than any list has. */
  readonly numbers: readonly number[] | undefined;
}

/** Longer ranges are slips of the pen. */
const longestRange = 500;

/** The citations of a manuscript that consist of numbers, in whatever brackets or raised. */
export function numberCitations({ citations }: Manuscript): NumberCitation[] {
  return citations.flatMap((citation) => {
    const { members } = citation;
    if (!members.every((member) => member.kind === "number") || members.length === 0) return [];
    return [{ citation, numbers: writtenOut(members) }];
  });
}

function writtenOut(members: readonly NumberMember[]): number[] | undefined {
  const numbers: number[] = [];
  for (const { first, last } of members) {
    if (last < first || last - first > longestRange) return undefined;
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return numbers;
}

/** The entries that each citation by number cites. */
export function citedEntries(manuscript: Manuscript, nameOf: (entry: ListEntry) => string): CitingPlace[] {
  const byNumber = manuscript.references?.byNumber;
  return numberCitations(manuscript).map(({ citation, numbers }) => ({
    start: citation.start,
    end: citation.end,
    works: (numbers ?? []).map((number) => {
      const entry = byNumber?.get(number);
      return entry ? nameOf(entry) : `no entry ${number}`;
    }),
  }));
}

/** An entry's words: what stays when it gets another number. */
export function wordsOf({ text }: ListEntry): string {
  return text.replace(/\s+/g, " ").trim();
}

/** How the numbers of a citation are set. */
export interface NumberSetting {
  readonly separator: string;
  readonly dash: string;
  readonly digits: "plain" | "raised";
  /** From how many consecutive numbers on a range is written; Infinity for never. */
  readonly shortestRange: number;
}

/** "3–5" stands for three numbers or more; two stand side by side, "3,4" (AMA Manual of Style, section 3.6). */
const usualRange = 3;

/** How a citation sets its numbers; `fallback` says what it does not show itself. */
export function settingOf({ style, members, start, end }: Citation, text: string): NumberSetting {
  const written = text.slice(start, end);
  const raised = /[⁰¹²³⁴-⁹]/u.test(written);
  const [first, second] = members;
  const between = first && second ? text.slice(first.end, second.start) : undefined;
  const range = members.find((member) => member.kind === "number" && member.first !== member.last);
  const dash = range && /--|[-‐‑–—−⁻]/u.exec(text.slice(range.start, range.end))?.[0];
  const short = members.some((member) => member.kind === "number" && member.last - member.first === 1);
  return {
    separator:
      between !== undefined && /^\s*[,;˒]\s*$/u.test(between)
        ? between
        : style === "superscript"
          ? ","
          : ", ",
    dash: dash ?? (raised ? "⁻" : "–"),
    digits: raised ? "raised" : "plain",
    shortestRange: short ? 2 : range ? usualRange : Infinity,
  };
}

/** Numbers as they stand in a citation: in order, each once, runs of them as ranges. */
export function formatNumbers(numbers: Iterable<number>, setting: NumberSetting): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) => {
    const [first = 0] = run;
    return run.length >= setting.shortestRange
      ? [`${digits(first, setting)}${setting.dash}${digits(run.at(-1) ?? first, setting)}`]
      : run.map((number) => digits(number, setting));
  });
  return parts.join(setting.separator);
}

/** The words that stand in the brackets of a citation before and after its numbers: `[see 1, p. 3]`; undefined where there are none. */
export function wordsAround(
  { style, members, start, end }: Citation,
  text: string,
): { readonly before: string; readonly after: string } | undefined {
  if (style === "superscript") return undefined;
  const before = text.slice(start, members[0]?.start ?? end).replace(/^\\?[[(]\s*/, "");
  const after = text.slice(members.at(-1)?.end ?? start, end).replace(/\s*\\?[\])]$/, "");
  return /\p{L}|\p{N}/u.test(before + after) ? { before, after } : undefined;
}

/** The edit that gives a citation other numbers and leaves its brackets; none when they are the same. */
export function renumbered(
  { citation }: NumberCitation,
  numbers: readonly number[],
  setting: NumberSetting,
  text: string,
): Edit[] {
  const first = citation.members[0];
  const last = citation.members.at(-1);
  if (!first || !last) return [];
  const span = { start: first.start, end: last.end };
  const replacement = formatNumbers(numbers, setting);
  return text.slice(span.start, span.end) === replacement ? [] : [{ span, text: replacement }];
}

function digits(number: number, setting: NumberSetting): string {
  if (setting.digits === "plain") return String(number);
  return String(number).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
}

/** The usual range, for text that is put in order. */
export function withRanges(setting: NumberSetting): NumberSetting {
  return { ...setting, shortestRange: Math.min(setting.shortestRange, usualRange) };
}
