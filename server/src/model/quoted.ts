import { type Span, shift } from "../text/span";
import { quotationsIn } from "./analysis/stance";
import type { Block, ProseUnit } from "./block";
import { holdsReference } from "./entry-signs";

/** Whether a run of prose is another's words as a whole: a block quotation, or a footnote that is a reference. */
export function isOthers(
  { source }: Pick<Block, "source">,
  { quoted, footnote, start, end }: ProseUnit,
): boolean {
  return quoted || (footnote && holdsReference(source.slice(start, end)));
}

const known = new WeakMap<ProseUnit, readonly Span[]>();

/**
 * What stands in quotation marks in a run of prose, marks included, in order and apart from each other. `text` is the mask of
 * its block. Remembered by the run.
 */
export function quotedIn(text: string, unit: ProseUnit): readonly Span[] {
  const before = known.get(unit);
  if (before) return before;
  const kept: Span[] = [];
  const spans = quotationsIn(text.slice(unit.start, unit.end)).map((span) => shift(span, unit.start));
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last && span.start < last.end) {
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else kept.push(span);
  }
  known.set(unit, kept);
  return kept;
}

const titles = new WeakMap<ProseUnit, readonly Span[]>();

// Emphasis of one mark around words of a line or two, without brackets; two marks are bold.
const emphasised = /(?<![*_\p{L}\p{N}])([*_])(?=[\p{L}\p{N}])([^*_()[\]<>|]{8,200})\1(?![*_\p{L}\p{N}])/gu;

/**
 * The titles of works that a run of prose names in italics (*Frontiers in Immunology*), in order: all longer words have
 * capitals. Remembered by the run.
 */
export function worksIn({ source }: Pick<Block, "source">, unit: ProseUnit): readonly Span[] {
  const before = titles.get(unit);
  if (before) return before;
  const found = [...source.slice(unit.start, unit.end).matchAll(emphasised)]
    .filter(([, , words = ""]) => isTitle(words))
    .map(({ index, 0: all }) => ({ start: unit.start + index, end: unit.start + index + all.length }));
  titles.set(unit, found);
  return found;
}

/** Whether some words are written as titles are: two long ones or more, and no long one without a capital. */
function isTitle(words: string): boolean {
  const long = words.split(/\s+/).filter((word) => /\p{L}{4}/u.test(word));
  return long.length >= 2 && long.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
}
