import { asidesIn } from "../../text/asides";
import { type Expansion, expansionBefore, isExpansionOf } from "../../text/expansions";
import { isShortForm, shortFormKey, singularShortForm } from "../../text/short-forms";
import { type Span, shift } from "../../text/span";
import type { ProseUnit } from "../block";
import { listLabel } from "./list-names";

/** How an abbreviation is introduced: "natural killer (NK)", "NK (natural killer)", or as in a list ("NK, natural killer;"). */
type IntroductionOrder = "expansion first" | "short form first" | "list";

/** A place that says what an abbreviation stands for, from the first to the last letter of the two. */
export interface Introduction extends Span {
  /** The short form in the singular, as written: "KIR" where the text has "KIRs". */
  readonly short: string;
  /** What all ways of writing the short form share; compare this, not `short`. */
  readonly key: string;
  readonly shortSpan: Span;
  /** As written, with single spaces. */
  readonly expansion: string;
  readonly expansionSpan: Span;
  readonly order: IntroductionOrder;
}

/** The introductions of one run of prose, in order. `text` is the mask of its block; offsets (UTF-16) count as there. */
export function introductionsIn(text: string, unit: ProseUnit): Introduction[] {
  // A unit without sentences is one: a cell, a heading.
  const sentences: readonly Span[] = unit.sentences.length > 0 ? unit.sentences : [unit];
  let sentence = 0;
  const inBrackets = innerAsides(text, unit.start, unit.end).flatMap((aside) => {
    while ((sentences[sentence + 1]?.start ?? Infinity) <= aside.start) sentence += 1;
    return fromAside(text, aside, sentences[sentence]?.start ?? unit.start) ?? [];
  });
  const others = [...listedIn(text, unit), ...appositionsIn(text, unit)].filter(
    ({ shortSpan }) => !inBrackets.some((one) => one.shortSpan.start === shortSpan.start),
  );
  return unique([...inBrackets, ...others]);
}

/** Whether a reader would take "expansion (SHORT)" for an introduction of the short form. */
export function isIntroduced(short: string, expansion: string): boolean {
  const text = `${expansion} (${short})`;
  const aside = { start: expansion.length + 1, end: text.length };
  const found = fromAside(text, aside, 0);
  return found?.order === "expansion first" && found.expansionSpan.start === 0;
}

function unique(introductions: readonly Introduction[]): Introduction[] {
  const sorted = [...introductions].sort((a, b) => a.shortSpan.start - b.shortSpan.start);
  return sorted.filter(
    ({ shortSpan }, index) => index === 0 || sorted[index - 1]?.shortSpan.start !== shortSpan.start,
  );
}

/** All pairs of round or square brackets without another pair of their kind inside, in order. */
function innerAsides(text: string, start: number, end: number): Span[] {
  const asides: Span[] = [];
  for (const [open, close] of ["()", "[]"]) {
    let opened = -1;
    for (let offset = start; offset < end; offset++) {
      const character = text[offset];
      if (character === open) opened = offset;
      else if (character === close && opened >= 0) {
        if (offset - opened <= longestAside) asides.push({ start: opened, end: offset + 1 });
        opened = -1;
      }
    }
  }
  return asides.sort((a, b) => a.start - b.start);
}

// More than that introduces nothing.
const longestAside = 400;

// What may stand in the bracket before the short form.
const lead =
  /^[\s"'“‘”’]*(?:(?:hereafter|henceforth|herein|hereinafter|here|abbreviated|abbr\.?|abbrev\.?|termed|called|named|denoted|referred|also|known|or|as|by|to)[\s"'“‘”’]+)*/iu;
const trail = /["'“‘”’\s]*$/u;

/** `from` is where the sentence begins. */
function fromAside(text: string, aside: Span, from: number): Introduction | undefined {
  const inner = firstSegment(text, { start: aside.start + 1, end: aside.end - 1 });
  if (inner.start >= inner.end) return undefined;
  return shortInAside(text, aside, inner, from) ?? expansionInAside(text, aside, inner, from);
}

/** What stands in a bracket up to the first comma, semicolon or colon, without quotation marks and "hereafter". */
function firstSegment(text: string, { start, end }: Span): Span {
  const stop = /[;,:=]/.exec(text.slice(start, end))?.index ?? end - start;
  const segment = text.slice(start, start + stop);
  const before = lead.exec(segment)?.[0].length ?? 0;
  const after = trail.exec(segment)?.[0].length ?? 0;
  return { start: start + before, end: Math.max(start + before, start + stop - after) };
}

/** "natural killer (NK) cells", "natural killer cells (NK cells)". */
function shortInAside(text: string, aside: Span, inner: Span, from: number): Introduction | undefined {
  const words = text.slice(inner.start, inner.end).split(/\s+(?!\p{Script=Greek}(?!\p{L}))/u);
  const [written = "", noun] = words;
  if (words.length > 2 || !isWholeShortForm(written)) return undefined;
  const shortSpan = { start: inner.start, end: inner.start + written.length };
  // Twice as many words as letters at most, and few words are longer.
  const reach = Math.min(longestRegion, 2 * written.length * longWord);
  const region = behindBarrier(text, Math.max(from, aside.start - reach), aside.start);
  let before = text.slice(region.start, region.end);
  if (noun !== undefined) {
    // The noun that both share belongs to neither.
    const shared = new RegExp(`(?<=[\\s-])${escaped(noun)}\\s*$`, "iu").exec(before);
    if (!shared) return undefined;
    before = before.slice(0, shared.index);
  }
  const short = singularShortForm(written);
  const span = better(
    expansionBefore(short, withoutAsides(before), 0, before.length),
    expansionBefore(short, before, 0, before.length),
  );
  if (!span || namesItself(short, before.slice(span.start, span.end))) return undefined;
  return introduction(text, shortSpan, withBrackets(text, shift(span, region.start)), "expansion first");
}

function better(a: Expansion | undefined, b: Expansion | undefined): Expansion | undefined {
  return (b?.score ?? -Infinity) > (a?.score ?? -Infinity) ? b : a;
}

/** "(FIT AUC)" behind FIT explains nothing, and DISEASES is no short form of "disease-gene associations". */
export function namesItself(short: string, expansion: string): boolean {
  if (short.length >= 5 && expansion.toLowerCase().startsWith(short.slice(0, 5).toLowerCase())) return true;
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(short)}(?![\\p{L}\\p{N}])`, "u").test(expansion);
}

/** Letters, digits, hyphens and slashes alone, with something of a short form. */
export function isWholeShortForm(word: string): boolean {
  return (
    word.length <= longestWritten &&
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‐‑–−/]\s*[\p{L}\p{M}\p{N}]+)*$/u.test(word) &&
    word.split(/[-‐‑–−/]\s*/u).some(isShortForm)
  );
}

// "HER2-CAR-NK-92" is one; a whole formula is not.
const longestWritten = 20;

/** The words that can be an expansion: those behind the last mark that separates statements. */
function behindBarrier(text: string, start: number, end: number): Span {
  const before = text.slice(start, end);
  const barrier = Math.max(...[";", ":", "!", "?", "—"].map((mark) => before.lastIndexOf(mark)));
  return { start: start + barrier + 1, end };
}

const longestRegion = 300;
const longWord = 20;

function withoutAsides(text: string): string {
  return asidesIn(text, 0, text.length).reduce(
    (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text,
  );
}

/** "(CAR)-engineered NK": the bracket before the first word belongs to it. */
function withBrackets(text: string, span: Span): Span {
  const opened = text.charAt(span.start - 1);
  const close = opened === "(" ? ")" : opened === "[" ? "]" : undefined;
  return close !== undefined && text.slice(span.start, span.end).includes(close)
    ? { start: span.start - 1, end: span.end }
    : span;
}

/** "NK (natural killer) cells". */
function expansionInAside(
  text: string,
  aside: Span,
  inner: Span,
  sentence: number,
): Introduction | undefined {
  const from = Math.max(sentence, aside.start - 2 * longestWritten);
  const before = /(?<![\p{L}\p{M}\p{N}\-‐‑–−/])([\p{L}\p{N}][\p{L}\p{M}\p{N}\-‐‑–−/]*)["'“‘”’\s]*$/u.exec(
    text.slice(from, aside.start),
  );
  const written = before?.[1];
  if (!before || written === undefined || !isWholeShortForm(written)) return undefined;
  const start = from + before.index;
  const shortSpan = { start, end: start + written.length };
  return isExpansionOf(singularShortForm(written), text, inner) &&
    !namesItself(singularShortForm(written), text.slice(inner.start, inner.end))
    ? introduction(text, shortSpan, inner, "short form first")
    : undefined;
}

const appositionPattern =
  /(?<![\p{L}\p{N}\-‐‑–−/(])(?<short>[\p{L}\p{N}][\p{L}\p{M}\p{N}\-‐‑–−/]{1,19})(?:\s{0,24},\s{0,24}(?:(?:or|i\.e\.,?)\s{1,24})?|\s{1,24}(?:or|i\.e\.,?)\s{1,24})(?<expansion>[^,;:.()[\]]{5,120}?)(?=\s{0,24}(?:[,;:.)\]]|$))/gu;

/** "NK, natural killer, cells": only where each word lends its first letter. */
function appositionsIn(text: string, unit: Span): Introduction[] {
  return found(text, unit, appositionPattern, (short, expansion) => {
    const initials = expansion
      .toLowerCase()
      .split(/[\s\-‐‑–−]+/u)
      .map((word) => word.charAt(0))
      .join("");
    return initials === short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  });
}

const listPattern =
  /(?<=^\s{0,24}|[;.,:|]\s{0,24}|\band\s)(?<short>[\p{L}\p{N}][\p{L}\p{M}\p{N}\-‐‑–−/+]{1,19})(?<noun>\s\p{Ll}{3,20})?\s{0,24}(?:[,:=]|\s[-–—]\s|\t)\s{0,24}(?<expansion>[^;:=]{4,160}?)(?=\s{0,24}(?:;|\.(?:\s|$)|$)|,\s{0,24}[\p{L}\p{N}\-]{2,20}\s{0,24}[:=])/giu;

/** The entries of "Abbreviations: NK, natural killer; CAR, chimeric antigen receptor." and of "NK: natural killer". */
function listedIn(text: string, unit: Span): Introduction[] {
  // Under its own name a list is believed even where letters and words don't agree.
  const label = listLabel(text, unit.start, unit.end);
  const entries = { start: unit.start + label, end: unit.end };
  return partsOfList(text, entries)
    .flatMap((part) =>
      found(
        text,
        part,
        listPattern,
        (short, expansion) =>
          (label > 0 && /\s|\p{L}{5}/u.test(expansion)) ||
          isExpansionOf(short, expansion, { start: 0, end: expansion.length }),
      ),
    )
    .map((one) => ({ ...one, order: "list" }));
}

/** A list of which each line is an entry, line by line; any other as a whole. */
function partsOfList(text: string, { start, end }: Span): Span[] {
  const lines = [...text.slice(start, end).matchAll(/[^\r\n]*\S[^\r\n]*/g)];
  return lines.length > 1 && lines.every(([line]) => listLine.test(line))
    ? lines.map(({ index, 0: line }) => ({ start: start + index, end: start + index + line.length }))
    : [{ start, end }];
}

const listLine =
  /^\s*[\p{L}\p{N}][\p{L}\p{M}\p{N}\-‐‑–−/+]{1,19}(?: \p{Ll}{1,20})?\s{0,24}(?:[,:=]|\s[-–—]\s|\t)/u;

function found(
  text: string,
  unit: Span,
  pattern: RegExp,
  fits: (short: string, expansion: string) => boolean,
): Introduction[] {
  const part = text.slice(unit.start, unit.end);
  const introductions: Introduction[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
    const { short: written = "", noun = "", expansion: whole = "" } = match.groups ?? {};
    const short = singularShortForm(written);
    const expansion = whole.endsWith(noun) ? whole.slice(0, whole.length - noun.length) : "";
    if (!isWholeShortForm(written) || namesItself(short, expansion) || !fits(short, expansion)) {
      // What looked like the expansion may be the next short form.
      pattern.lastIndex = match.index + written.length;
      continue;
    }
    const start = unit.start + match.index;
    const expansionStart = start + match[0].length - whole.length;
    const expansionSpan = { start: expansionStart, end: expansionStart + expansion.length };
    const shortSpan = { start, end: start + written.length };
    introductions.push(introduction(text, shortSpan, expansionSpan, "short form first"));
  }
  return introductions;
}

function introduction(
  text: string,
  shortSpan: Span,
  expansionSpan: Span,
  order: IntroductionOrder,
): Introduction {
  const written = text.slice(shortSpan.start, shortSpan.end);
  const whole = text.slice(expansionSpan.start, expansionSpan.end);
  const own = whole.replace(/['’]s$|(?<=^[^(]*)\)$/u, "");
  const ownSpan = { start: expansionSpan.start, end: expansionSpan.start + own.length };
  return {
    start: Math.min(shortSpan.start, ownSpan.start),
    end: Math.max(shortSpan.end, ownSpan.end),
    short: singularShortForm(written.replace(/\s+/g, "")),
    key: shortFormKey(written),
    shortSpan,
    expansion: own.replace(/\s+/g, " ").trim(),
    expansionSpan: ownSpan,
    order,
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
