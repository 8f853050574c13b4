import { type Span, touches } from "../../text/span";
import { complete, type Steps } from "../../text/steps";
import { firstFrom } from "../analysis/places";
import type { ProseUnit } from "../block";
import type { Manuscript } from "../manuscript";
import type { PlacedBlock } from "../reference-list";
import { blockAbbreviations, type UnitAbbreviations } from "./block-abbreviations";
import { listSections } from "./list-names";
import { type Scope, Scopes } from "./scope";

/** A run of prose at its place in a manuscript, and the scope that reads it. */
export interface ScopedUnit extends Span {
  readonly scope: Scope;
  readonly kind: ProseUnit["kind"];
  /** What is known of it by itself; offsets count from the start of its block. */
  readonly local: UnitAbbreviations;
  readonly placed: PlacedBlock;
}

const known = new WeakMap<Manuscript, readonly ScopedUnit[]>();

/** Every run of prose of a manuscript, in order. Remembered by manuscript. */
export function scopedUnits(manuscript: Manuscript): readonly ScopedUnit[] {
  return complete(scopedUnitSteps(manuscript));
}

/** The same in steps that each take a few milliseconds. */
export function* scopedUnitSteps(manuscript: Manuscript): Steps<readonly ScopedUnit[]> {
  const before = known.get(manuscript);
  if (before) return before;
  const { blocks, sections } = manuscript;
  const lists = listSections(manuscript);
  const scopes = new Scopes();
  const units: ScopedUnit[] = [];
  let section = 0;
  // What follows a paragraph that is nothing but the name of a list belongs to the list: its table, its points.
  let announced = false;
  for (const [index, placed] of blocks.entries()) {
    if (index % blocksInStep === blocksInStep - 1) yield;
    for (const local of blockAbbreviations(placed.block)) {
      const { unit, others, label } = local;
      const start = placed.start + unit.start;
      while ((sections[section + 1]?.start ?? Infinity) <= start) section += 1;
      const here = sections[section];
      announced = label === "whole" || (announced && (unit.kind === "cell" || unit.listed));
      const listed = announced || label !== "none" || (here !== undefined && lists.has(here));
      const scope = scopes.of(unit, here?.role ?? "other", others ? "quoted" : listed ? "list" : "text");
      units.push({ start, end: placed.start + unit.end, scope, kind: unit.kind, local, placed });
    }
  }
  known.set(manuscript, units);
  return units;
}

// When they are read for the first time, so many blocks take a few milliseconds.
const blocksInStep = 20;

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
