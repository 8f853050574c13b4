import { shift } from "../../text/span";
import { complete, gathered, type Steps } from "../../text/steps";
import { firstFrom, overlapsAny } from "../analysis/places";
import type { Manuscript } from "../manuscript";
import type { Introduction } from "./introductions";
import { quotedScope, type Scope } from "./scope";
import { type ScopedUnit, scopedUnitSteps } from "./scoped-units";
import { type LocalUse, usesInUnit } from "./unit-uses";

export { bodyScope, isAuthored, quotedScope, type Scope, titleScope } from "./scope";
export { type ScopedUnit, scopeAt, scopedUnits, unitAt } from "./scoped-units";

/** An introduction at its place in a manuscript. */
export interface PlacedIntroduction extends Introduction {
  readonly scope: Scope;
}

/** An occurrence of a short form at its place in a manuscript, that of its introduction included. */
export interface AbbreviationUse extends Omit<LocalUse, "introduces"> {
  readonly scope: Scope;
  /** The introduction that this is the short form of. */
  readonly introduces: PlacedIntroduction | undefined;
}

/** The uses of one short form in one run of prose, of which most need never be placed: see {@link placedUses}. */
export interface UnitUses {
  readonly scope: Scope;
  /** Where the block begins, from which offsets count. */
  readonly start: number;
  readonly uses: readonly LocalUse[];
  /** All that the run of prose introduces, placed. */
  readonly introductions: readonly PlacedIntroduction[];
}

/** The runs of prose that use a short form, by scope; in each scope in the order of the text. */
export type UsesByScope = ReadonlyMap<Scope, readonly UnitUses[]>;

/** The abbreviations of a manuscript; all offsets (UTF-16) are those of its text. */
export interface Abbreviations {
  /** In order of their short forms' places. */
  readonly introductions: readonly PlacedIntroduction[];
  /** The same by key. */
  readonly introductionsByKey: ReadonlyMap<string, readonly PlacedIntroduction[]>;
  /** The uses of all short forms, whether introduced anywhere or not ("DNA", "NKG2D"), by key. */
  readonly usesByKey: ReadonlyMap<string, UsesByScope>;
}

const known = new WeakMap<Manuscript, Abbreviations>();

/** The abbreviations that a manuscript introduces and uses. Remembered by manuscript, its costly part by block. */
export function abbreviationsOf(manuscript: Manuscript): Abbreviations {
  return complete(abbreviationSteps(manuscript));
}

/** The same in steps that each take a few milliseconds. */
export function* abbreviationSteps(manuscript: Manuscript): Steps<Abbreviations> {
  const before = known.get(manuscript);
  if (before) return before;
  const units = (yield* scopedUnitSteps(manuscript)).filter(({ local }) => local.compounds.length > 0);
  const introduced = yield* gathered(units, unitsInStep, (unit) => [placed(unit)]);
  const introductions = introduced.flat();
  const introductionsByKey = groupedByKey(introductions);
  const keys = new Set(introductionsByKey.keys());
  yield;
  const usesByKey = new Map<string, Map<Scope, UnitUses[]>>();
  for (const [index, unit] of units.entries()) {
    if (index % unitsInStep === unitsInStep - 1) yield;
    const { start, block } = unit.placed;
    for (const { key, quoted, uses } of usesInUnit(unit.local, block.mask.text, keys)) {
      const scope = quoted ? quotedScope : unit.scope;
      const byScope = addedAt(usesByKey, key, () => new Map<Scope, UnitUses[]>());
      addedAt(byScope, scope, () => []).push({ scope, start, uses, introductions: introduced[index] ?? [] });
    }
  }
  const result = { introductions, introductionsByKey, usesByKey };
  known.set(manuscript, result);
  return result;
}

// So many runs of prose take a millisecond or two.
const unitsInStep = 100;

/** The introduction of the short form with this key that holds at an offset: the last before it, else the first of all. */
export function introductionFor(
  { introductionsByKey }: Abbreviations,
  key: string,
  offset: number,
): PlacedIntroduction | undefined {
  const all = introductionsByKey.get(key) ?? [];
  const before = firstFrom(all, offset + 1, ({ start }) => start) - 1;
  return all[before] ?? all[0];
}

/** The uses of the short form with a key, in the order of the text. */
export function usesOf({ usesByKey }: Abbreviations, key: string): readonly AbbreviationUse[] {
  const uses = [...(usesByKey.get(key)?.values() ?? [])].flatMap((units) => [...placedUses(units)]);
  return uses.sort((a, b) => a.start - b.start);
}

/** The uses in some runs of prose, one after the other; who needs the first ones alone need not have the others placed. */
export function* placedUses(units: readonly UnitUses[]): Iterable<AbbreviationUse> {
  for (const { scope, start, uses, introductions } of units) {
    for (const use of uses) {
      const place = start + use.start;
      const introduces = use.introduces
        ? introductions[firstFrom(introductions, place, ({ shortSpan }) => shortSpan.start)]
        : undefined;
      yield { ...use, start: place, end: start + use.end, scope, introduces };
    }
  }
}

function placed({ scope, local, placed: { start } }: ScopedUnit): PlacedIntroduction[] {
  return local.introductions.map((one) => ({
    scope: overlapsAny(one, local.quotations) ? quotedScope : scope,
    ...moved(one, start),
  }));
}

function moved(introduction: Introduction, delta: number): Introduction {
  return {
    ...introduction,
    ...shift(introduction, delta),
    shortSpan: shift(introduction.shortSpan, delta),
    expansionSpan: shift(introduction.expansionSpan, delta),
  };
}

function groupedByKey<T extends { readonly key: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) addedAt(groups, item.key, () => []).push(item);
  return groups;
}

/** What a map has under a key, put there anew where there was nothing. */
function addedAt<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const before = map.get(key);
  if (before !== undefined) return before;
  const value = fresh();
  map.set(key, value);
  return value;
}
