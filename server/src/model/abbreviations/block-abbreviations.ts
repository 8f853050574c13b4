import { isExpansionOf } from "../../text/expansions";
import { type Compound, compoundsIn, shortFormKey, singularShortForm } from "../../text/short-forms";
import type { Span } from "../../text/span";
import type { Block, ProseUnit } from "../block";
import { isOthers, quotedIn, worksIn } from "../quoted";
import { type Introduction, introductionsIn, isWholeShortForm, namesItself } from "./introductions";
import { listLabel } from "./list-names";

/** What one run of prose of a block introduces, and every word in it that holds a short form. */
export interface UnitAbbreviations {
  readonly unit: ProseUnit;
  /** Whether all of it is another's words. */
  readonly others: boolean;
  /** Whether it begins with the name of a list of abbreviations, or is nothing else. */
  readonly label: "none" | "start" | "whole";
  readonly introductions: readonly Introduction[];
  readonly compounds: readonly Compound[];
  /** What stands in quotation marks, in order and apart from each other. */
  readonly quotations: readonly Span[];
  /** The titles of works in italics, in order. */
  readonly works: readonly Span[];
}

const known = new WeakMap<Block, readonly UnitAbbreviations[]>();

/** The abbreviations of each unit of a block, in order; offsets (UTF-16) count from the block's start. Remembered by block. */
export function blockAbbreviations(block: Block): readonly UnitAbbreviations[] {
  const before = known.get(block);
  if (before) return before;
  const text = block.mask.text;
  const found = block.units.map((unit, index): UnitAbbreviations => {
    const compounds = compoundsIn(text, unit.start, unit.end);
    const some = compounds.length > 0;
    const inCells = some ? cellIntroduction(text, unit, block.units[index + 1]) : undefined;
    // Written out, so that all are of one hidden class, as blocks are.
    return {
      unit,
      others: isOthers(block, unit),
      label: labelOf(text, unit),
      introductions: inCells ? [inCells] : some ? introductionsIn(text, unit) : [],
      compounds,
      quotations: some ? quotedIn(text, unit) : [],
      works: some ? worksIn(block, unit) : [],
    };
  });
  known.set(block, found);
  return found;
}

function labelOf(text: string, { kind, start, end }: ProseUnit): UnitAbbreviations["label"] {
  if (kind !== "paragraph") return "none";
  const label = listLabel(text, start, end);
  if (label === 0) return "none";
  return text.slice(start + label, end).trim() === "" ? "whole" : "start";
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
