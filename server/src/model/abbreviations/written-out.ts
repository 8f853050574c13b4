import { type Span, shift } from "../../text/span";
import { overlapsAny } from "../analysis/places";
import type { Block } from "../block";
import { type Manuscript, sectionAt } from "../manuscript";
import { isOthers, quotedIn, worksIn } from "../quoted";
import type { SectionRole } from "../section";
import { abbreviationsOf, type PlacedIntroduction } from "./abbreviations";
import { isListHeading, listLabel } from "./list-names";

/** A place where an expansion is written out behind its introduction. */
export interface WrittenOut {
  readonly introduction: PlacedIntroduction;
  /** Of the expansion as it was introduced, without the "s" of a plural behind it; UTF-16 offsets into the text. */
  readonly span: Span;
}

const known = new WeakMap<Manuscript, readonly WrittenOut[]>();

/** Where the paragraphs of the text write out what the text has abbreviated before, in order. Remembered by manuscript. */
export function writtenOut(manuscript: Manuscript): readonly WrittenOut[] {
  const before = known.get(manuscript);
  if (before) return before;
  const { introductions, introductionsByKey } = abbreviationsOf(manuscript);
  const firsts = [...introductionsByKey.values()].flatMap(
    (all) => all.find(({ scope, order }) => scope.kind === "body" && order !== "list") ?? [],
  );
  const found = firsts.length === 0 ? [] : placesIn(manuscript, firsts, introductions);
  known.set(manuscript, found);
  return found;
}

function placesIn(
  manuscript: Manuscript,
  firsts: readonly PlacedIntroduction[],
  introductions: readonly PlacedIntroduction[],
): WrittenOut[] {
  const sought = firsts.map(({ expansion }) => plain(expansion));
  const spans = introductions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  const all = sought.join("\n");
  const found = manuscript.blocks.flatMap(({ block, start }) =>
    placesOfAll(sought, all, block).flatMap(({ index, place }) => {
      const introduction = firsts[index];
      if (!introduction || introduction.end > start + block.source.length) return [];
      return [{ introduction, span: { start: start + place.start, end: start + place.end } }];
    }),
  );
  return apart(found)
    .filter(({ introduction, span }) => span.start > introduction.end && isInText(manuscript, span))
    .filter(({ span }) => !overlapsAny(span, spans));
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

function isInText(manuscript: Manuscript, { start }: Span): boolean {
  const { role, heading } = sectionAt(manuscript, start);
  return !apartRoles.has(role) && !(heading && isListHeading(heading.text));
}

const apartRoles = new Set<SectionRole>(["title", "abstract", "references", "acknowledgements", "keywords"]);

/** Where the paragraphs of the text behind an offset (UTF-16) write some words out, but for introductions of abbreviations. */
export function placesBehind(offset: number, words: string, manuscript: Manuscript): readonly Span[] {
  const sought = plain(words);
  const { introductions } = abbreviationsOf(manuscript);
  const spans = introductions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  return manuscript.blocks
    .filter(({ block, start }) => start + block.source.length > offset)
    .flatMap(({ block, start }) => knownPlacesOf(sought, block).map((place) => shift(place, start)))
    .filter((place) => place.start >= offset && isInText(manuscript, place) && !overlapsAny(place, spans));
}

interface Place {
  /** Of the words that stand there. */
  readonly index: number;
  readonly place: Span;
}

const knownPlaces = new WeakMap<Block, { readonly all: string; readonly places: readonly Place[] }>();

/** Where each of some words stands in a block; `all` are the words joined. An edit seldom changes which words are sought. */
function placesOfAll(sought: readonly string[], all: string, block: Block): readonly Place[] {
  const before = knownPlaces.get(block);
  if (before?.all === all) return before.places;
  const places = sought.flatMap((words, index) => placesOf(words, block).map((place) => ({ index, place })));
  knownPlaces.set(block, { all, places });
  return places;
}

const byWords = new WeakMap<Block, Map<string, readonly Span[]>>();

function knownPlacesOf(words: string, block: Block): readonly Span[] {
  let places = byWords.get(block);
  if (!places) {
    places = new Map();
    byWords.set(block, places);
  }
  let found = places.get(words);
  if (!found) {
    found = placesOf(words, block);
    places.set(words, found);
  }
  return found;
}

const plainTexts = new WeakMap<Block, string>();

function plain(text: string): string {
  return text.replace(/\s/g, " ").toLowerCase();
}

/** Where words stand in the paragraphs of a block; whole words, an "s" behind them included. */
function placesOf(words: string, block: Block): Span[] {
  let text = plainTexts.get(block);
  if (text === undefined) {
    const lower = plain(block.mask.text);
    // A few letters are longer in lower case, and offsets would no longer hold.
    text = lower.length === block.mask.text.length ? lower : "";
    plainTexts.set(block, text);
  }
  const places: Span[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    const unit = block.units.find((one) => one.start <= at && end <= one.end);
    const whole =
      !/[\p{L}\p{N}-]/u.test(text.charAt(at - 1)) && /^s?(?![\p{L}\p{N}])/u.test(text.slice(end, end + 2));
    if (!whole || unit?.kind !== "paragraph" || isOthers(block, unit)) continue;
    if (listLabel(block.mask.text, unit.start, unit.end) > 0) continue;
    const place = { start: at, end };
    const others = [quotedIn(block.mask.text, unit), worksIn(block, unit)];
    if (!others.some((spans) => overlapsAny(place, spans))) places.push(place);
  }
  return places;
}
