import type { Span } from "../../text/span";
import { complete, type Steps } from "../../text/steps";
import { overlapsAny } from "../analysis/places";
import { type Manuscript, sectionAt } from "../manuscript";
import type { SectionRole } from "../section";
import { abbreviationSteps, abbreviationsOf, type PlacedIntroduction } from "./abbreviations";
import { listSections } from "./list-names";
import { plainWords, wordFinder } from "./word-finder";

/** A place where an expansion is written out behind its introduction. */
export interface WrittenOut {
  readonly introduction: PlacedIntroduction;
  /** Of the expansion as it was introduced, without the "s" of a plural behind it; UTF-16 offsets into the text. */
  readonly span: Span;
}

const known = new WeakMap<Manuscript, readonly WrittenOut[]>();
const expansionsIn = wordFinder();

/** Where the paragraphs of the text write out what the text has abbreviated before, in order. Remembered by manuscript. */
export function writtenOut(manuscript: Manuscript): readonly WrittenOut[] {
  return complete(writtenOutSteps(manuscript));
}

/** The same in steps that each take a few milliseconds. */
export function* writtenOutSteps(manuscript: Manuscript): Steps<readonly WrittenOut[]> {
  const before = known.get(manuscript);
  if (before) return before;
  const { introductionsByKey } = yield* abbreviationSteps(manuscript);
  const firsts = [...introductionsByKey.values()]
    .flatMap((all) => all.find(({ scope, order }) => scope.kind === "body" && order !== "list") ?? [])
    .sort((a, b) => a.start - b.start);
  const sought = firsts.map(({ expansion }) => expansion);
  const places = yield* expansionsIn(sought, manuscript.blocks);
  const behind = places.flatMap(({ start, end, index, placed }) => {
    const introduction = firsts[index];
    const isBehind = introduction && introduction.end <= placed.start + placed.block.source.length;
    return isBehind ? [{ introduction, span: { start, end } }] : [];
  });
  yield;
  const isOwnText = ownText(manuscript);
  const found = apart(behind).filter(
    ({ introduction, span }) => span.start > introduction.end && isOwnText(span),
  );
  known.set(manuscript, found);
  return found;
}

/** Of expansions within one another only the longest. */
function apart(places: readonly WrittenOut[]): WrittenOut[] {
  let end = 0;
  return [...places]
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      ({ end } = span);
      return true;
    });
}

const wordsIn = wordFinder();

/** Where the paragraphs of the text write each of some words out, but for introductions of abbreviations, in order. */
export function* placesOf(
  sought: readonly string[],
  manuscript: Manuscript,
): Steps<(words: string) => readonly Span[]> {
  const places = new Map<string, Span[]>();
  const isOwnText = ownText(manuscript);
  for (const { start, end, index } of yield* wordsIn(sought, manuscript.blocks)) {
    if (!isOwnText({ start, end })) continue;
    const words = plainWords(sought[index] ?? "");
    const before = places.get(words);
    if (before) before.push({ start, end });
    else places.set(words, [{ start, end }]);
  }
  return (words) => places.get(plainWords(words)) ?? [];
}

/** Tells whether a span stands in the text, and not in an introduction of an abbreviation or a list of them. */
function ownText(manuscript: Manuscript): (span: Span) => boolean {
  const { introductions } = abbreviationsOf(manuscript);
  const spans = introductions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  const lists = listSections(manuscript);
  return (span) => {
    const section = sectionAt(manuscript, span.start);
    if (apartRoles.has(section.role) || lists.has(section)) return false;
    return !overlapsAny(span, spans);
  };
}

const apartRoles = new Set<SectionRole>(["title", "abstract", "references", "acknowledgements", "keywords"]);
