import { formTokens, isName } from "../text/forms";
import { compoundsIn, keyOfParts } from "../text/short-forms";
import type { Span } from "../text/span";
import { type Abbreviations, introductionFor } from "./abbreviations/abbreviations";
import type { Glossary, GlossaryEntry, Meaning, TermMatch } from "./glossary";
import { formsOf } from "./term";
import { isShortForm } from "./term-match";

/** What a term means in one place. */
export interface Sense {
  /** The meanings that remain; none where the text means something that no entry explains. */
  readonly meanings: readonly Meaning[];
  /** What else the form may mean here, in the glossary's words: "neurokinin". One alone, beside no meaning, is what it does mean. */
  readonly others: readonly string[];
  /** What the document itself introduces the short form as, where it does. */
  readonly expansion: string | undefined;
  /** What left these meanings: the document's own expansion, the words around, or nothing, so that all are shown. */
  readonly decidedBy: "document" | "surroundings" | "nothing";
}

/** Where a term occurs: offsets (UTF-16) of the match and of `unit` count in `text`, the mask of its block. */
export interface SensePlace {
  readonly text: string;
  /** The run of prose around it. */
  readonly unit: Span;
  /** Where the block begins in the manuscript. */
  readonly blockStart: number;
  readonly abbreviations: Abbreviations;
  readonly glossary: Glossary;
}

/** Which of its meanings a term has in its place. Pure; costs no more than the words around the term. */
export function senseOf(match: TermMatch, place: SensePlace): Sense {
  return explained(remaining(match, place), place.glossary);
}

/** A sense that an entry of its own explains is that entry's meaning. */
function explained(sense: Sense, glossary: Glossary): Sense {
  const [only] = sense.others;
  if (sense.meanings.length > 0 || only === undefined) return sense;
  const meanings = glossary
    .matches(only)
    .filter(({ start, end }) => start === 0 && end === only.length)
    .flatMap((match) => match.meanings);
  return meanings.length === 0 ? sense : { ...sense, meanings, others: [] };
}

function remaining(match: TermMatch, place: SensePlace): Sense {
  const { meanings } = match;
  const others = unique(meanings.flatMap((meaning) => sensesOf(meaning).map(({ sense }) => sense)));
  const expansion = expansionOf(match, place);
  if (expansion !== undefined) {
    const fitting = meanings.filter(({ entry }) => isMeantBy(entry, expansion));
    if (fitting.length > 0) return { meanings: fitting, others: [], expansion, decidedBy: "document" };
    const named = others.filter((sense) => resembles(expansion, sense));
    return { meanings: [], others: named.slice(0, 1), expansion, decidedBy: "document" };
  }
  const open: Sense = { meanings, others, expansion, decidedBy: "nothing" };
  if (meanings.length + others.length < 2) return open;
  return bySurroundings(match, place) ?? open;
}

/** The other senses of a form. Those of an abbreviation are not those of what it stands for. */
function sensesOf(meaning: Meaning) {
  const { ambiguous = [], abbreviation } = meaning.entry.term;
  return abbreviation === undefined || isShortForm(meaning) ? ambiguous : [];
}

/** What the document says the short form in a match stands for. */
function expansionOf(match: Span, { text, blockStart, abbreviations }: SensePlace): string | undefined {
  const key = shortFormIn(match, text);
  return key === undefined
    ? undefined
    : introductionFor(abbreviations, key, blockStart + match.start)?.expansion;
}

/** The key of the short form in a match: on what the document says of that, and the words around, its sense depends. */
export function shortFormIn({ start, end }: Span, text: string): string | undefined {
  const [compound] = compoundsIn(text, start, end);
  if (!compound) return undefined;
  // "NK-cell" is NK and a word.
  const name = compound.parts.findIndex((part) => /^\p{Ll}{2,}$/u.test(part.text));
  return keyOfParts(name === -1 ? compound.parts : compound.parts.slice(0, name));
}

/** Whether an entry explains what an expansion names. */
function isMeantBy({ term }: GlossaryEntry, expansion: string): boolean {
  return formsOf(term).some(({ form }) => resembles(expansion, form));
}

/** Whether at least half of the words of the shorter of two names occur in the other, whatever their endings. */
function resembles(a: string, b: string): boolean {
  const [first, second] = [stemsOf(a), stemsOf(b)];
  const [few, many] = first.size <= second.size ? [first, second] : [second, first];
  const shared = [...few].filter((stem) => many.has(stem)).length;
  return few.size > 0 && shared * 2 >= few.size && shared * 3 >= many.size;
}

const small = new Set("a and for in of or the to with".split(" "));
// "tumour" and "tumor", "leucocyte" and "leucocytes" share their first letters.
const STEM = 4;

function stemsOf(name: string): ReadonlySet<string> {
  const words = formTokens(name).filter(({ lower }) => /[\p{L}\p{N}]/u.test(lower) && !small.has(lower));
  return new Set(words.map(({ exact, lower }) => (isName(exact) ? exact : lower.slice(0, STEM))));
}

/** How far, in characters, words tell something about each other. */
const REACH = 400;

function bySurroundings(match: TermMatch, place: SensePlace): Sense | undefined {
  const { text, unit, glossary } = place;
  const start = Math.max(unit.start, match.start - REACH);
  const end = Math.min(unit.end, match.end + REACH);
  const around = ` ${wordsOf(text.slice(start, match.start))} ${wordsOf(text.slice(match.end, end))} `;
  const near = [
    ...glossary.matches(text, start, match.start),
    ...glossary.matches(text, match.end, end),
  ].flatMap(({ meanings }) => meanings.map(({ entry }) => entry));
  const readings = match.meanings.map((meaning) => ({
    meanings: [meaning],
    others: [] as readonly string[],
    weight: supportOf(meaning.entry, near),
  }));
  const senses = match.meanings.flatMap((meaning) =>
    sensesOf(meaning).map(({ sense, cues }) => ({
      meanings: [] as readonly Meaning[],
      others: [sense],
      weight: 2 * cues.filter((cue) => around.includes(` ${wordsOf(cue)} `)).length,
    })),
  );
  const [best, second] = [...readings, ...senses].sort((a, b) => b.weight - a.weight);
  if (!best || best.weight <= (second?.weight ?? 0)) return undefined;
  const { meanings, others } = best;
  return { meanings, others, expansion: undefined, decidedBy: "surroundings" };
}

/** How many different entries near a term belong to it: 2 for each that the glossary relates to it, 1 for its subject. */
function supportOf(entry: GlossaryEntry, near: readonly GlossaryEntry[]): number {
  const { term } = entry;
  const others = unique(near).filter((other) => other !== entry);
  return others.reduce((sum, { term: other }) => {
    const related =
      term.related?.includes(other.term) === true || other.related?.includes(term.term) === true;
    const alike = term.category !== undefined && term.category === other.category;
    return sum + (related ? 2 : alike ? 1 : 0);
  }, 0);
}

function wordsOf(text: string): string {
  return formTokens(text)
    .map(({ lower }) => lower)
    .join(" ");
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
