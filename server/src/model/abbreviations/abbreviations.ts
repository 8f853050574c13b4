import { kept } from "../../text/kept";
import { type Span, shift, touches } from "../../text/span";
import { complete, type Steps } from "../../text/steps";
import { firstFrom, overlapsAny } from "../analysis/places";
import type { Block, ProseUnit } from "../block";
import { type Manuscript, sectionAt } from "../manuscript";
import { blockAbbreviations, type UnitAbbreviations } from "./block-abbreviations";
import type { Introduction } from "./introductions";
import { listSections } from "./list-names";
import { quotedScope, type Scope, Scopes } from "./scope";
import { type LocalUse, usesInUnit } from "./unit-uses";

export { bodyScope, isAuthored, quotedScope, type Scope, titleScope } from "./scope";

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
  const units = yield* placedUnits(manuscript);
  const introductions = units.flatMap((unit) => unit.introductions);
  const introductionsByKey = groupedByKey(introductions);
  const introduced = new Set(introductionsByKey.keys());
  yield;
  const usesByKey = new Map<string, Map<Scope, UnitUses[]>>();
  for (const [index, unit] of units.entries()) {
    if (index % unitsInStep === unitsInStep - 1) yield;
    for (const { key, quoted, uses } of usesInUnit(unit.local, unit.mask, introduced)) {
      const { introductions: own, start } = unit;
      const scope = quoted ? quotedScope : unit.scope;
      const byScope = addedAt(usesByKey, key, () => new Map<Scope, UnitUses[]>());
      addedAt(byScope, scope, () => []).push({ scope, start, uses, introductions: own });
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

/** A run of prose and the scope that reads it. */
export interface ScopedUnit extends Span {
  readonly scope: Scope;
  readonly kind: ProseUnit["kind"];
}

/** Every run of prose of a manuscript, in order. Remembered by manuscript. */
export const scopedUnits = kept((manuscript: Manuscript): readonly ScopedUnit[] => {
  const scopesOf = scopeReader(manuscript, "all");
  return manuscript.blocks.flatMap(({ block, start }) =>
    scopesOf(block, start).map(({ local: { unit }, scope }) => ({
      start: start + unit.start,
      end: start + unit.end,
      scope,
      kind: unit.kind,
    })),
  );
});

/** The run of prose in which an offset (UTF-16) lies, or at whose end; undefined between two. */
export function unitAt(manuscript: Manuscript, offset: number): ScopedUnit | undefined {
  const units = scopedUnits(manuscript);
  const unit = units[firstFrom(units, offset, ({ end }) => end)];
  return unit && touches(unit, offset) ? unit : undefined;
}

/** The scope in which an offset is read; undefined between two runs of prose. */
export function scopeAt(manuscript: Manuscript, offset: number): Scope | undefined {
  return unitAt(manuscript, offset)?.scope;
}

interface PlacedUnit {
  readonly scope: Scope;
  readonly introductions: readonly PlacedIntroduction[];
  readonly local: UnitAbbreviations;
  /** Where the block begins, from which local offsets count, and its mask. */
  readonly start: number;
  readonly mask: string;
}

/** The runs of prose that hold short forms. */
function* placedUnits(manuscript: Manuscript): Steps<PlacedUnit[]> {
  const scopesOf = scopeReader(manuscript, "with short forms");
  const placed: PlacedUnit[] = [];
  for (const [index, { block, start }] of manuscript.blocks.entries()) {
    if (index % blocksInStep === blocksInStep - 1) yield;
    for (const { local, scope } of scopesOf(block, start)) {
      const { introductions, quotations, compounds } = local;
      if (compounds.length === 0) continue;
      placed.push({
        scope,
        introductions: introductions.map((one) => ({
          scope: overlapsAny(one, quotations) ? quotedScope : scope,
          ...moved(one, start),
        })),
        local,
        start,
        mask: block.mask.text,
      });
    }
  }
  return placed;
}

// When they are read for the first time, so many blocks take a few milliseconds.
const blocksInStep = 20;

/**
 * Gives the scopes of the runs of prose of each block, to be asked in the order of the text. Where none but those with short
 * forms are wanted, the others matter only to tell tables and captions apart.
 */
function scopeReader(manuscript: Manuscript, wanted: "all" | "with short forms") {
  const scopes = new Scopes();
  const lists = listSections(manuscript);
  // What follows a paragraph that is nothing but the name of a list belongs to the list: its table, its points.
  let announced = false;
  return (block: Block, start: number) =>
    blockAbbreviations(block).map((local) => {
      const { unit, others, label, compounds } = local;
      announced = label === "whole" || (announced && (unit.kind === "cell" || unit.listed));
      if (compounds.length === 0 && wanted === "with short forms") {
        return { local, scope: scopes.of(unit, "other", "text") };
      }
      const section = sectionAt(manuscript, start + unit.start);
      const listed = announced || label !== "none" || lists.has(section);
      return { local, scope: scopes.of(unit, section.role, others ? "quoted" : listed ? "list" : "text") };
    });
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
