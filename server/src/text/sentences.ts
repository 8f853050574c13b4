import type { Span } from "./span";

// Full stops after these never end a sentence: what they shorten has to follow.
const neverLast = new Set(
  (
    "e.g i.e cf vs viz ca approx fig figs eq eqs ref refs no nos tab sect chap vol pp dr prof mr mrs ms st " +
    "mt resp suppl ed eds jr sr var subsp"
  ).split(" "),
);

// Full stops after these may end a sentence: then a capital follows.
const perhapsLast = new Set(
  (
    "al etc inc ltd co corp u.s u.k u.s.a e.u i.v i.p s.c i.m p.o b.i.d q.d a.m p.m ph.d m.d b.sc m.sc " +
    "sp spp jan feb mar apr jun jul aug sep sept oct nov dec min max conc temp"
  ).split(" "),
);

// After an initial ("hepatitis B. The …") only words like these show that a new sentence begins.
const openers = new Set(
  (
    "the this these those that a an in on at by for from with we our it its they their here there however " +
    "moreover furthermore thus therefore although while when after before because if as to all both such " +
    "other several many most some no patients results"
  ).split(" "),
);

const boundary = /[.!?…]+[)\]}"'”’»*_]*(?=\s|$)/gu;

/**
 * The sentences of one run of prose between two offsets (UTF-16), without the white space around them.
 * Line ends within the run do not end a sentence. White space alone has no sentence.
 */
export function sentenceSpans(text: string, start = 0, end = text.length): Span[] {
  const spans: Span[] = [];
  const run = text.slice(start, end);
  let from = 0;
  for (const match of run.matchAll(boundary)) {
    const to = match.index + match[0].length;
    if (!endsSentence(run, match.index, match[0], to)) continue;
    push(spans, run, from, to, start);
    from = to;
  }
  push(spans, run, from, run.length, start);
  return spans;
}

function push(spans: Span[], run: string, from: number, to: number, offset: number): void {
  const text = run.slice(from, to);
  const trimmed = text.trim();
  if (trimmed === "") return;
  const start = from + text.indexOf(trimmed);
  spans.push({ start: offset + start, end: offset + start + trimmed.length });
}

function endsSentence(run: string, stop: number, mark: string, to: number): boolean {
  const next = nextWord(run, to);
  if (next === "") return true;
  if (!mark.startsWith(".")) return !startsLower(next);
  const ellipsis = mark.startsWith("..");
  if (startsLower(next)) return !ellipsis && isName(next);
  const before = wordBefore(run, stop);
  if (before === "") return true;
  const lower = before.toLowerCase();
  if (neverLast.has(lower)) return false;
  if (perhapsLast.has(lower)) return /^\p{Lu}/u.test(next);
  if (/^(?:\p{Lu}\.?)+$/u.test(before) && before.replaceAll(".", "").length === 1) {
    return openers.has(next.toLowerCase());
  }
  // "1. First" at the start of a run is a number and its text.
  return !(stop < 12 && /^\d{1,3}$/.test(before) && run.slice(0, stop).trim() === before);
}

/** The characters that follow white space and opening marks, up to the next white space: "(Liu" gives "Liu". */
function nextWord(run: string, from: number): string {
  return /^\s*[("'“‘«[*_]*([^\s"'”’)\],;:.]*)/u.exec(run.slice(from, from + 400))?.[1] ?? "";
}

/** The word, with inner full stops ("e.g"), that ends at `to`. */
function wordBefore(run: string, to: number): string {
  return /[\p{L}\p{N}]+(?:\.\p{L}+)*$/u.exec(run.slice(Math.max(0, to - 40), to))?.[0] ?? "";
}

function startsLower(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** Lower-case words that begin a sentence in biology: p53, mTOR, iPSC, α-GalCer, miR-155. */
function isName(word: string): boolean {
  return /^[α-ω]/u.test(word) || /^\p{Ll}{1,4}(?:\p{Lu}|-?\d)/u.test(word);
}
