import type { Span } from "../../text/span";
import type { BlockText } from "./block-text";
import { type CitedNames, namesBefore } from "./cited-names";
import { type AuthorYearMember, type Citation, shiftCitation } from "./spelling";

const year = String.raw`(?:(?:1[89]|20)\d\d(?:[a-z](?:\s?[,&–-]\s?[a-z](?![\p{L}\p{N}]))*)?|in press|n\.d\.|forthcoming)`;
const yearPattern = new RegExp(String.raw`(?<![\p{L}\p{N}./–-])${year}(?![\p{L}\p{N}/]|[–-]\d)`, "gu");
const locator = String.raw`\s{0,3}[,:]\s{0,3}(?:(?:pp?|ch|chap|fig|sec|eq|vol|para)\.?\s{0,3}|§\s?)?[\divxl]{1,6}(?:[-–][\divxl]{1,6})?`;
const yearsAlone = new RegExp(
  String.raw`[([]\s{0,3}${year}(?:\s{0,3}[,;]\s{0,3}${year}){0,8}(?:${locator})?\s{0,3}[)\]]`,
  "gu",
);
const bracket = /\(([^()]{4,600})\)|\[([^[\]]{4,600})\]/g;
const othersAndYear = new RegExp(String.raw`\bal(?:ii)?\.?,?\s{1,3}(?=${year})`, "gu");

/**
 * Citations by author and year: "Liu et al. (2020)" in a sentence, "(Liu et al., 2020a; Miller & Soignier 2005)" beside it.
 * Without "et al." or "&" they are candidates: "Windows (2000)" and "(Boston, 2004)" are written alike.
 */
export function authorYearCitations({ prose, runs }: BlockText): Citation[] {
  return runs.flatMap((run) => {
    const text = prose.slice(run.start, run.end);
    if (!/(?:1[89]|20)\d\d|in press|n\.d\.|forthcoming/.test(text)) return [];
    return [...beside(text), ...inSentence(text), ...unbracketed(text)].map((citation) =>
      shiftCitation(citation, run.start),
    );
  });
}

/** "(see Liu et al., 2020a, b; Miller & Soignier 2005, p. 3)" */
function beside(text: string): Citation[] {
  const citations: Citation[] = [];
  for (const match of text.matchAll(bracket)) {
    const inside = { start: match.index + 1, end: match.index + match[0].length - 1 };
    const { members, sure, whole } = membersIn(text, inside);
    const [first] = members;
    const last = members.at(-1);
    if (!first || !last) continue;
    const span = whole
      ? { start: inside.start - 1, end: inside.end + 1 }
      : { start: first.start, end: last.end };
    citations.push({ style: "author-year", bracketed: true, certain: sure, members, ...span });
  }
  return citations;
}

/** "Liu et al. (2020)", "as Miller and Soignier (2005, 2007) say" */
function inSentence(text: string): Citation[] {
  return [...text.matchAll(yearsAlone)].flatMap((match): readonly Citation[] => {
    const end = match.index + match[0].length;
    const names = /[\p{L}.,’'*\s]$/u.test(text.slice(0, match.index).slice(-1))
      ? namesBefore(text, 0, match.index)
      : undefined;
    if (!names) return [];
    const members = [...yearsIn(text, { start: match.index, end })].map((one, index) =>
      memberOf(names, one, index),
    );
    const certain = isSure(text, names, match.index);
    return [{ style: "author-year", bracketed: false, certain, members, start: names.start, end }];
  });
}

/** "as in Liu et al. 2020" */
function unbracketed(text: string): Citation[] {
  return [...text.matchAll(othersAndYear)].flatMap((match): readonly Citation[] => {
    const at = match.index + match[0].length;
    const names = namesBefore(text, 0, at);
    const [first] = yearsIn(text, { start: at, end: Math.min(text.length, at + longestYear) });
    if (!names || first?.start !== at) return [];
    const { start } = names;
    const members = [memberOf(names, first, 0)];
    return [{ style: "author-year", bracketed: false, certain: false, members, start, end: first.end }];
  });
}

const longestYear = 20;

interface Year extends Span {
  readonly year: number | undefined;
  readonly suffix: string | undefined;
}

/** The years in a span; of "2020a, b" two. */
function yearsIn(text: string, { start, end }: Span): Year[] {
  return [...text.slice(start, end).matchAll(yearPattern)].flatMap((match): readonly Year[] => {
    const at = start + match.index;
    const digits = /^\d{4}/.exec(match[0])?.[0];
    if (digits === undefined)
      return [{ year: undefined, suffix: undefined, start: at, end: at + match[0].length }];
    const letters = [...match[0].matchAll(/[a-z]/g)];
    if (letters.length === 0) return [{ year: Number(digits), suffix: undefined, start: at, end: at + 4 }];
    return letters.map((letter, index) => ({
      year: Number(digits),
      suffix: letter[0],
      start: index === 0 ? at : at + letter.index,
      end: at + letter.index + 1,
    }));
  });
}

/** The member of one year; only the first of several years of the same authors has the names with it. */
function memberOf(names: CitedNames, one: Year, index: number): AuthorYearMember {
  const start = index === 0 ? names.start : one.start;
  return {
    kind: "author-year",
    names: names.names,
    more: names.more,
    year: one.year,
    suffix: one.suffix,
    namesSpan: index === 0 ? { start: 0, end: names.end - start } : undefined,
    yearSpan: { start: one.start - start, end: one.end - start },
    start,
    end: one.end,
  };
}

const prefix =
  /^(?:(?:but|and|see|e\.g\.|cf\.|i\.e\.|for (?:a )?reviews?|reviewed|as|in|by|after|also|following|from|adapted from|data from|modified from)[\s,:]*)*$/i;
const betweenYears = /^\s{0,3}[,;&–-]?\s{0,3}(?:and\s)?$/;
const afterYear = new RegExp(String.raw`^(?:${locator})?[\s;,]*`);

interface Members {
  readonly members: AuthorYearMember[];
  /** Some names are surely names. */
  sure: boolean;
  /** There is nothing in the span but citations. */
  whole: boolean;
}

function membersIn(text: string, span: Span): Members {
  const found: Members = { members: [], sure: false, whole: true };
  let names: CitedNames | undefined;
  let from = span.start;
  let index = 0;
  for (const one of yearsIn(text, span)) {
    const lead = text.slice(from, one.start);
    if (names && betweenYears.test(lead)) {
      index++;
    } else {
      from += afterYear.exec(lead)?.[0].length ?? 0;
      index = 0;
      names = /[\s,]$/.test(lead) ? namesBefore(text, from, one.start) : undefined;
      if (!names || !prefix.test(text.slice(from, names.start).trimStart())) found.whole = false;
      if (names && isSure(text, names, one.start)) found.sure = true;
    }
    if (names) found.members.push(memberOf(names, one, index));
    from = one.end;
  }
  const rest = text.slice(from, span.end);
  if (afterYear.exec(rest)?.[0] !== rest) found.whole = false;
  return found;
}

function isSure(text: string, { more, start }: CitedNames, end: number): boolean {
  return more || text.slice(start, end).includes("&");
}
