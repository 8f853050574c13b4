import { isExpansionOf } from "../../text/expansions";
import { type Compound, compoundsIn, shortFormKey, singularShortForm } from "../../text/short-forms";
import { type Span, shift } from "../../text/span";
import { quotationsIn } from "../analysis/stance";
import type { Block, ProseUnit } from "../block";
import { type Introduction, introductionsIn, isWholeShortForm, namesItself } from "./introductions";

/** What one run of prose of a block introduces, and every word in it that holds a short form. */
export interface UnitAbbreviations {
  readonly unit: ProseUnit;
  readonly introductions: readonly Introduction[];
  readonly compounds: readonly Compound[];
  /** What stands in quotation marks, in order and apart from each other. */
  readonly quotations: readonly Span[];
}

const known = new WeakMap<Block, readonly UnitAbbreviations[]>();

/** The abbreviations of each unit of a block, in order; offsets (UTF-16) count from the block's start. Remembered by block. */
export function blockAbbreviations(block: Block): readonly UnitAbbreviations[] {
  const before = known.get(block);
  if (before) return before;
  const text = block.mask.text;
  const found = block.units.map((unit, index): UnitAbbreviations => {
    const compounds = compoundsIn(text, unit.start, unit.end);
    if (compounds.length === 0) return { unit, compounds, introductions: [], quotations: [] };
    const quotations = merged(quotationsIn(text.slice(unit.start, unit.end)), unit.start);
    const inCells = cellIntroduction(text, unit, block.units[index + 1]);
    return { unit, compounds, introductions: inCells ? [inCells] : introductionsIn(text, unit), quotations };
  });
  known.set(block, found);
  return found;
}

function merged(spans: readonly Span[], offset: number): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    const placed = shift(span, offset);
    if (last && placed.start < last.end) {
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, placed.end) };
    } else kept.push(placed);
  }
  return kept;
}

/** A row of a table of abbreviations: a cell with a short form, and one with its expansion. */
function cellIntroduction(
  text: string,
  cell: ProseUnit,
  next: ProseUnit | undefined,
): Introduction | undefined {
  if (cell.kind !== "cell" || next?.kind !== "cell") return undefined;
  const shortSpan = trimmed(text, cell);
  const expansionSpan = trimmed(text, next);
  const written = text.slice(shortSpan.start, shortSpan.end);
  const short = singularShortForm(written);
  if (
    !isWholeShortForm(written) ||
    !isExpansionOf(short, text, expansionSpan) ||
    namesItself(short, text.slice(expansionSpan.start, expansionSpan.end))
  ) {
    return undefined;
  }
  return {
    start: shortSpan.start,
    end: expansionSpan.end,
    short,
    key: shortFormKey(written),
    shortSpan,
    expansion: text.slice(expansionSpan.start, expansionSpan.end).replace(/\s+/g, " "),
    expansionSpan,
    order: "list",
  };
}

function trimmed(text: string, { start, end }: ProseUnit): Span {
  const content = text.slice(start, end);
  const before = content.length - content.trimStart().length;
  return { start: start + before, end: start + before + content.trim().length };
}
