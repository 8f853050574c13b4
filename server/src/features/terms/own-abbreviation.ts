import {
  type AbbreviationUse,
  abbreviationsOf,
  introductionFor,
  type PlacedIntroduction,
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
  const here = abbreviations.uses.filter((use) => touches(use, offset));
  for (const use of here) {
    const introduction = introductionFor(abbreviations, use.key, offset);
    if (introduction) return { use, introduction, uses: abbreviations.usesByKey.get(use.key) ?? [] };
  }
  return undefined;
}
