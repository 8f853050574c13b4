import {
  type Compound,
  type CompoundPart,
  isShortForm,
  keyOfParts,
  singularShortForm,
} from "../../text/short-forms";
import { type Span, shift } from "../../text/span";
import { overlapsAny } from "../analysis/places";
import { type Manuscript, roleAt } from "../manuscript";
import { blockAbbreviations, type UnitAbbreviations } from "./block-abbreviations";
import type { Introduction } from "./introductions";
import { nowhere, type Scope, Scopes } from "./scope";

export type { Scope } from "./scope";

/** An introduction at its place in a manuscript. */
export interface PlacedIntroduction extends Introduction {
  readonly scope: Scope;
}

/** An occurrence of a short form, that of its introduction included. The plural's "s" is not part of the span. */
export interface AbbreviationUse extends Span {
  /** In the singular, as written here. */
  readonly short: string;
  readonly key: string;
  readonly scope: Scope;
  /** The introduction that this is the short form of. */
  readonly introduces: PlacedIntroduction | undefined;
  /** Whether it is a part of a longer short form that is introduced itself, as CAR is of CAR-NK. */
  readonly nested: boolean;
  /** Whether it is a part of an introduction's expansion: the ITIM of TIGIT. */
  readonly inExpansion: boolean;
  /** Whether it stands alone in brackets, as where an author introduces it. */
  readonly bracketed: boolean;
  /** Whether it is in the plural: "KIRs". */
  readonly plural: boolean;
}

/** The abbreviations of a manuscript; all offsets (UTF-16) are those of its text. */
export interface Abbreviations {
  /** In order of their short forms' places. */
  readonly introductions: readonly PlacedIntroduction[];
  /** Of all short forms, whether introduced anywhere or not ("DNA", "NKG2D"), in order; a nested one follows the longer. */
  readonly uses: readonly AbbreviationUse[];
  /** The same by key. */
  readonly introductionsByKey: ReadonlyMap<string, readonly PlacedIntroduction[]>;
  readonly usesByKey: ReadonlyMap<string, readonly AbbreviationUse[]>;
}

const known = new WeakMap<Manuscript, Abbreviations>();

/** The abbreviations that a manuscript introduces and uses. Remembered by manuscript, its costly part by block. */
export function abbreviationsOf(manuscript: Manuscript): Abbreviations {
  const before = known.get(manuscript);
  if (before) return before;
  const units = placedUnits(manuscript);
  const introductions = units.flatMap((unit) => unit.introductions);
  const introductionsByKey = grouped(introductions);
  const introduced = { keys: introductionsByKey, names: [...introductionsByKey.keys()].sort().join("\n") };
  const uses = units.flatMap((unit) => usesIn(unit, introduced));
  const result = { introductions, uses, introductionsByKey, usesByKey: grouped(uses) };
  known.set(manuscript, result);
  return result;
}

/** The introduction of the short form with this key that holds at an offset: the last before it, else the first of all. */
export function introductionFor(
  { introductionsByKey }: Abbreviations,
  key: string,
  offset: number,
): PlacedIntroduction | undefined {
  const all = introductionsByKey.get(key) ?? [];
  return all.findLast(({ start }) => start <= offset) ?? all[0];
}

interface PlacedUnit {
  readonly scope: Scope;
  readonly introductions: readonly PlacedIntroduction[];
  readonly local: UnitAbbreviations;
  /** Where the block begins, from which local offsets count, and its mask. */
  readonly start: number;
  readonly mask: string;
}

function placedUnits(manuscript: Manuscript): PlacedUnit[] {
  const scopes = new Scopes();
  return manuscript.blocks.flatMap(({ block, start }) =>
    blockAbbreviations(block).map((local) => {
      const { unit, introductions, quotations } = local;
      const scope = scopes.of(unit, roleAt(manuscript, start + unit.start));
      return {
        scope,
        introductions: introductions.map((one) => ({
          ...moved(one, start),
          scope: overlapsAny(one, quotations) ? nowhere : scope,
        })),
        local,
        start,
        mask: block.mask.text,
      };
    }),
  );
}

function moved(introduction: Introduction, delta: number): Introduction {
  return {
    ...introduction,
    ...shift(introduction, delta),
    shortSpan: shift(introduction.shortSpan, delta),
    expansionSpan: shift(introduction.expansionSpan, delta),
  };
}

/** Which short forms a manuscript introduces; `names` are the same for the same ones. */
interface Introduced {
  readonly keys: ReadonlyMap<string, unknown>;
  readonly names: string;
}

function usesIn(
  { scope, introductions, local, start, mask }: PlacedUnit,
  introduced: Introduced,
): AbbreviationUse[] {
  const byPlace = new Map(introductions.map((one) => [one.shortSpan.start, one]));
  return localUses(local, mask, introduced).map(({ quoted, place, ...use }) => {
    const introduction = byPlace.get(start + place);
    return {
      ...use,
      ...shift(use, start),
      scope: quoted ? nowhere : scope,
      introduces: introduction?.key === use.key ? introduction : undefined,
    };
  });
}

/** What is known of a use from its run of prose and from which short forms the manuscript introduces; offsets count from the block's start. */
interface LocalUse extends Omit<AbbreviationUse, "scope" | "introduces"> {
  readonly quoted: boolean;
  /** Where it would start as the short form of an introduction. */
  readonly place: number;
}

const knownUses = new WeakMap<
  UnitAbbreviations,
  { readonly names: string; readonly uses: readonly LocalUse[] }
>();

// An edit seldom changes which short forms are introduced, so that all other runs of prose keep their uses.
function localUses(local: UnitAbbreviations, mask: string, { keys, names }: Introduced): readonly LocalUse[] {
  const before = knownUses.get(local);
  if (before?.names === names) return before.uses;
  const { introductions, compounds, quotations } = local;
  const expansions = introductions
    .map(({ expansionSpan }) => expansionSpan)
    .sort((a, b) => a.start - b.start);
  const uses = compounds.flatMap((compound) =>
    formsIn(compound, keys).map(({ key, parts, nested }): LocalUse => {
      const span = { start: parts[0]?.start ?? compound.start, end: parts.at(-1)?.end ?? compound.end };
      const written = mask.slice(span.start, span.end).replace(/\s+/g, "");
      const short = singularShortForm(written);
      return {
        start: span.start,
        end: span.end - (written.length - short.length),
        place: span.start,
        short,
        key,
        quoted: overlapsAny(span, quotations),
        nested,
        inExpansion: overlapsAny(span, expansions),
        bracketed: isBracketed(mask, span),
        plural: short !== written,
      };
    }),
  );
  knownUses.set(local, { names, uses });
  return uses;
}

interface Form {
  readonly key: string;
  readonly parts: readonly CompoundPart[];
  readonly nested: boolean;
}

// "HER2-CAR-NK-92" has four; a chain of a thousand is no short form.
const mostParts = 5;

/** The short forms in a compound: the longest that are introduced, those within them, and whatever else looks like one. */
function formsIn({ parts }: Compound, introduced: ReadonlyMap<string, unknown>): Form[] {
  const forms: Form[] = [];
  let covered = 0;
  for (const first of parts.keys()) {
    const candidates = runsFrom(parts, first).map((run) => ({ key: keyOfParts(run), parts: run }));
    const known = candidates.filter(({ key }) => introduced.has(key));
    for (const { key, parts: run } of known.reverse()) {
      forms.push({ key, parts: run, nested: first + run.length <= covered });
      covered = Math.max(covered, first + run.length);
    }
    const part = parts[first];
    if (known.length > 0 || first < covered || !part || !isShortForm(part.text)) continue;
    const run = [part, ...numbersAfter(parts, first)];
    forms.push({ key: keyOfParts(run), parts: run, nested: false });
    covered = first + run.length;
  }
  return forms;
}

function runsFrom(parts: readonly CompoundPart[], first: number): CompoundPart[][] {
  const most = Math.min(mostParts, parts.length - first);
  return Array.from({ length: most }, (_, more) => parts.slice(first, first + more + 1));
}

/** What belongs to a name besides its letters: the 15 of IL-15, the β of TGF-β, the L1 of PD-L1. */
function numbersAfter(parts: readonly CompoundPart[], first: number): CompoundPart[] {
  const rest = parts.slice(first + 1, first + mostParts);
  const end = rest.findIndex(({ text }) => !/^(?:\d+\p{L}?|\p{Lu}\d|\p{Script=Greek}|µ)$/u.test(text));
  return end === -1 ? rest : rest.slice(0, end);
}

function isBracketed(text: string, { start, end }: Span): boolean {
  return (
    /[([]["'“‘*_\s]{0,4}$/.test(text.slice(Math.max(0, start - 5), start)) &&
    /^["'”’*_\s]{0,4}[)\],;]/.test(text.slice(end, end + 5))
  );
}

function grouped<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.key);
    if (group) group.push(item);
    else groups.set(item.key, [item]);
  }
  return groups;
}
