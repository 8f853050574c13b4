import { opensSentence, stopAfter } from "./abbreviations";
import { asidesIn, outerAside } from "./asides";
import type { Span } from "./span";

/** Stands in a text for something that a reader sees as a word and that is no prose: code, maths, an address. */
export const standIn = "\uFFFC";

/**
 * The sentences of one run of prose between two offsets (UTF-16), without the white space around them.
 * Line ends within the run do not end a sentence, nor do stops in brackets that open within one.
 * White space alone has no sentence. Takes time in proportion to the run.
 */
export function sentenceSpans(text: string, start = 0, end = text.length): Span[] {
  const spans: Span[] = [];
  const asides = asidesIn(text, start, end);
  let from = behindSpace(text, start, end);
  for (let stop = nextStop(text, from, end); stop; stop = nextStop(text, stop.to, end)) {
    const aside = outerAside(asides, stop.at);
    if ((aside && from < aside.start) || !endsSentence({ text, from, end, ...stop })) continue;
    spans.push({ start: from, end: stop.to });
    from = behindSpace(text, stop.to, end);
  }
  let last = end;
  while (last > from && isSpace(text[last - 1])) last--;
  if (from < last) spans.push({ start: from, end: last });
  return spans;
}

function behindSpace(text: string, from: number, end: number): number {
  let offset = from;
  while (offset < end && isSpace(text[offset])) offset++;
  return offset;
}

/** A mark that may end a sentence. */
interface Stop {
  /** Where the mark stands. */
  readonly at: number;
  /** The mark: one or more of `.`, `!`, `?` and `…`. */
  readonly mark: string;
  /** Behind the mark and whatever closes with it: quotation marks, brackets, raised numbers. */
  readonly to: number;
  /** Whether no white space follows. */
  readonly tight: boolean;
}

function isMark(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

const closing = `)]}"'”’»›*_`;
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function nextStop(text: string, from: number, end: number): Stop | undefined {
  for (let at = from; at < end; at++) {
    if (!isMark(text.charCodeAt(at))) continue;
    let to = at + 1;
    while (to < end && isMark(text.charCodeAt(to))) to++;
    const mark = text.slice(at, to);
    while (to < end && closing.includes(text.charAt(to))) to++;
    to = behindNumbers(text, at, to, end);
    if (to >= end || isSpace(text[to])) return { at, mark, to, tight: false };
    if (lostSpace(text, at, to)) return { at, mark, to, tight: true };
    at = to - 1;
  }
  return undefined;
}

/** Citations behind the stop: raised (`therapy.⁶`), in brackets (`therapy.[6]`) or once raised and now plain (`therapy.6`). */
function behindNumbers(text: string, at: number, to: number, end: number): number {
  let offset = to;
  while (offset < end && raised.includes(text.charAt(offset))) {
    offset++;
    if (",–⁻".includes(text.charAt(offset)) && raised.includes(text.charAt(offset + 1))) offset++;
  }
  if (offset > to || to !== at + 1 || !/[\d[]/.test(text.charAt(to))) return offset;
  const numbers =
    /^(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\]|\d{1,3}(?:[,–-]\d{1,3})*)(?=\s+[("“]?\p{Lu}\p{Ll}|$)/u.exec(
      text.slice(to, Math.min(end, to + 40)),
    );
  const plainWord = /(?<![\p{L}.])\p{Ll}{4,}$/u.test(text.slice(Math.max(0, at - 24), at));
  return numbers && plainWord ? to + numbers[0].length : to;
}

/** "in mice.The cells": the space between two sentences was forgotten. Names of files and of classes are written alike. */
function lostSpace(text: string, at: number, to: number): boolean {
  if (to !== at + 1 || !/\p{Lu}/u.test(text.charAt(to))) return false;
  const before = /\S*$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? "";
  if (/[./@\\_:#=]/.test(before)) return false;
  const next = /^(\p{Lu}\p{Ll}*|\p{Lu}{2,5})(?:-\p{L}+)?,?\s/u.exec(text.slice(to, to + 40))?.[1];
  if (next === undefined) return false;
  return /[)\]%]$/.test(before) || (/\p{Ll}{3}$/u.test(before) && opensSentence(next));
}

interface Place extends Stop {
  readonly text: string;
  /** Where the sentence begins. */
  readonly from: number;
  readonly end: number;
}

function endsSentence(place: Place): boolean {
  const next = nextWord(place);
  if (next.word === "") return next.at >= place.end || !",;:.".includes(place.text.charAt(next.at));
  if (place.tight) return true;
  if (/[!?]/.test(place.mark)) return place.text[place.at - 1] !== "(" && mayBegin(next);
  if (place.mark.length > 2 || place.mark.includes("…")) return endsWithEllipsis(place, next);
  if (isLabel(place)) return false;
  const before = wordBefore(place.text, place.at);
  if (!mayBegin(next)) return false;
  if (before === "") return true;
  if (isInitial(before, place)) return endsAfterInitial(before, place, next);
  const follows = stopAfter(before);
  if (before.toLowerCase() === "no") return !/[\d#]/.test(next.word);
  if (follows === "goesOn") return false;
  if (follows === "number") return /^(?!Nos?$)\p{Lu}\p{Ll}/u.test(next.word);
  if (follows === "opener") return opensHere(next);
  if (follows === "capital") return /^\p{Lu}/u.test(next.word) && !next.opening.includes("(");
  if (/^\p{Ll}$/u.test(before)) return !/^\d/.test(next.word);
  return true;
}

/** What begins behind a stop. */
interface Next {
  readonly at: number;
  /** The marks before the word: brackets, quotation marks, emphasis. */
  readonly opening: string;
  /** The characters up to white space or punctuation: "(Liu" gives "Liu". */
  readonly word: string;
  /** The character behind the word. */
  readonly after: string;
}

function nextWord({ text, to, end }: Place): Next {
  const opens = behindSpace(text, to, end);
  let at = opens;
  while (at < end && `("'“‘«‹[*_¿¡`.includes(text.charAt(at))) at++;
  const word = /^[^\s"'”’)\],;:.*_]*/.exec(text.slice(at, Math.min(end, at + 80)))?.[0] ?? "";
  return { at, opening: text.slice(opens, at), word, after: text.charAt(at + word.length) };
}

/** Whether a sentence may begin with this: with a capital, a number, a name like mTOR, an enumerator "b)", a word in italics. */
function mayBegin({ word, opening, after }: Next): boolean {
  if (!/^\p{Ll}/u.test(word)) return !/^[–—&/+]$/.test(word);
  if (after === ")" && /^(?:\p{Ll}|[ivx]{1,4})$/u.test(word)) return true;
  return isLowerCaseName(word) || /[*_]$/.test(opening);
}

/** Lower-case words that begin a sentence in biology: p53, mTOR, iPSC, α-GalCer, c-Met, miR-155, ggplot2, k-means. */
function isLowerCaseName(word: string): boolean {
  return /^[α-ω]|^\p{Ll}{1,4}(?:\p{Lu}|-?\d)|^\p{Ll}{1,12}\d|^\p{Ll}{1,3}-\p{Lu}|^\p{Ll}-\p{Ll}{3}/u.test(
    word,
  );
}

function endsWithEllipsis({ text, at }: Place, next: Next): boolean {
  if (!/^\p{Lu}/u.test(next.word)) return false;
  return !isSpace(text[at - 1]) || opensSentence(next.word);
}

/** "1. First", "A. Tumour", "Figure 2. Response": at its beginning, a number with a stop belongs to the sentence. */
function isLabel({ text, from, at }: Place): boolean {
  if (at - from > 80) return false;
  const sentence = text.slice(from, at).replace(/[*_]/g, "").trim();
  return (
    /^\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivx]{1,5}|[IVX]{1,5})\)?$/u.test(sentence) ||
    captionLabel.test(sentence)
  );
}

const captionLabel =
  /^(?:(?:supplement(?:ary|al)|extended data|additional file [^\s:]{1,4}:?|appendix) )*(?:fig(?:ure)?|table|tab|box|scheme|movie|video|panel|step|part|section|chapter|aim|appendix|note) [A-Z]?\d{0,3}(?:\.\d+)?[A-Za-z]?$/i;

/** "J.", "A.S.M.", not the B of "MICA/B." or the L of "PD-L." */
function isInitial(before: string, { text, at }: Place): boolean {
  if (!/^\p{Lu}(?:\.\p{Lu})*$/u.test(before)) return false;
  const previous = text.slice(Math.max(0, at - before.length - 2), at - before.length);
  return /(?:^|[\s([*_"“'‘,;]|\.-?)$/u.test(previous);
}

// Words that a single letter follows as their kind: "panel A", "MHC class I"; molecules and diseases: "granzyme B", "hepatitis B".
const classifier =
  /(?:^|[\s([])(?:type|class|group|panel|part|arm|cohort|grade|stage|phase|category|cluster|subtype|figure|table|appendix|section|level|complex|influenza|strain|h(?:a)?emophilia|model|scenario|experiment|option|method|site|factor|virus)s?\s+$/i;
const substance = /(?:^|[\s([])\p{Ll}{3,}(?:itis|in|ase|zyme)\s+$/u;

function endsAfterInitial(before: string, { text, at }: Place, next: Next): boolean {
  if (opensHere(next)) return true;
  const words = text.slice(Math.max(0, at - 40), at - 1);
  return before.length === 1 && (classifier.test(words) || substance.test(words));
}

/** Whether the word opens a sentence; "A" in "J. A. Doe" does not. */
function opensHere({ word, after }: Next): boolean {
  return /^\p{Lu}/u.test(word) && opensSentence(word) && !(word.length === 1 && after === ".");
}

/** The word, with inner full stops ("e.g"), that ends at `to`. */
function wordBefore(text: string, to: number): string {
  const earliest = Math.max(0, to - 40);
  let from = to;
  while (from > earliest && isWordCharacter(text.charAt(from - 1))) from--;
  // Only letters follow a stop within a word: "p.5" ends with the word "5".
  return /[^.]+(?:\.\p{L}+)*$/u.exec(text.slice(from, to))?.[0] ?? "";
}

function isWordCharacter(character: string): boolean {
  return (character >= "a" && character <= "z") || character === "." || /[\p{L}\p{M}\p{N}]/u.test(character);
}

/** White space as `\s` has it, without asking a regular expression about every character. */
function isSpace(character: string | undefined): boolean {
  if (character === undefined || character > " ")
    return character !== undefined && character > "~" && /\s/.test(character);
  return character === " " || (character >= "\t" && character <= "\r");
}
