import {
  type Abbreviations,
  type AbbreviationUse,
  abbreviationsOf,
  introductionFor,
  type PlacedIntroduction,
  placedUses,
  usesOf,
} from "../../model/abbreviations/abbreviations";
import type { Manuscript } from "../../model/manuscript";
import { touches } from "../../text/span";

/** A short form that the manuscript itself introduces. */
export interface OwnAbbreviation {
  readonly use: AbbreviationUse;
  /** The introduction that holds there. */
  readonly introduction: PlacedIntroduction;
  /** Every use of it. */
  readonly uses: readonly AbbreviationUse[];
}

/** The abbreviation at an offset (UTF-16) that the manuscript introduces, the longest where they nest; undefined where none is. */
export function ownAbbreviationAt(offset: number, manuscript: Manuscript): OwnAbbreviation | undefined {
  const abbreviations = abbreviationsOf(manuscript);
  for (const use of usesAt(offset, abbreviations)) {
    const introduction = introductionFor(abbreviations, use.key, offset);
    if (introduction) return { use, introduction, uses: usesOf(abbreviations, use.key) };
  }
  return undefined;
}

function usesAt(offset: number, { usesByKey }: Abbreviations): AbbreviationUse[] {
  const units = [...usesByKey.values()].flatMap((byScope) => [...byScope.values()].flat());
  const here = units.filter(({ start, uses }) => uses.some((use) => touches(use, offset - start)));
  const uses = [...placedUses(here)].filter((use) => touches(use, offset));
  return uses.sort((a, b) => a.start - b.start || b.end - a.end);
}
