import {
  type Compound,
  type CompoundPart,
  isShortForm,
  keyOfParts,
  singularShortForm,
} from "../../text/short-forms";
import type { Span } from "../../text/span";
import { overlapsAny } from "../analysis/places";
import type { UnitAbbreviations } from "./block-abbreviations";
import type { Introduction } from "./introductions";

/** An occurrence of a short form, the plural's "s" not among its letters. */
export interface LocalUse extends Span {
  /** In the singular, as written here. */
  readonly short: string;
  readonly key: string;
  /** The introduction of the same run of prose that this is the short form of. */
  readonly introduces: Introduction | undefined;
  /** Whether it is a part of a longer short form that is introduced itself, as CAR is of CAR-NK. */
  readonly nested: boolean;
  /** Whether it is a part of an introduction's expansion: the ITIM of TIGIT. */
  readonly inExpansion: boolean;
  /** Whether it stands alone in brackets, as where an author introduces it. */
  readonly bracketed: boolean;
  /** Whether it is in the plural: "KIRs". */
  readonly plural: boolean;
}

/** The uses of one short form in one run of prose, in order: those in quotation marks and in titles of works, or all others. */
export interface LocalUses {
  readonly key: string;
  readonly quoted: boolean;
  readonly uses: readonly LocalUse[];
}

interface Known {
  /** Of the keys that could be those of longer short forms here: which the manuscript introduced, and which it did not. */
  readonly introduced: readonly string[];
  readonly others: readonly string[];
  readonly uses: readonly LocalUses[];
}

const known = new WeakMap<UnitAbbreviations, Known>();

/**
 * The uses of short forms in a run of prose. Offsets (UTF-16) count in `mask`, that of its block; `introduced` are the keys
 * that the manuscript introduces anywhere. Remembered for as long as these say the same of the words that stand here.
 */
export function usesInUnit(
  unit: UnitAbbreviations,
  mask: string,
  introduced: ReadonlySet<string>,
): readonly LocalUses[] {
  if (unit.compounds.length === 0) return [];
  const before = known.get(unit);
  if (
    before?.introduced.every((key) => introduced.has(key)) &&
    !before.others.some((key) => introduced.has(key))
  ) {
    return before.uses;
  }
  const candidates = candidatesIn(unit.compounds);
  const uses = byKey(usesOf(unit, mask, introduced), unit);
  known.set(unit, {
    introduced: candidates.filter((key) => introduced.has(key)),
    others: candidates.filter((key) => !introduced.has(key)),
    uses,
  });
  return uses;
}

/** The keys of all runs of parts that may or may not be one short form. A word by itself is one in any case. */
function candidatesIn(compounds: readonly Compound[]): string[] {
  const joined = compounds.filter(({ parts }) => parts.length > 1);
  const runs = joined.flatMap(({ parts }) => [...parts.keys()].flatMap((first) => runsFrom(parts, first)));
  return [...new Set(runs.map(keyOfParts))];
}

function usesOf(
  { compounds, introductions }: UnitAbbreviations,
  mask: string,
  introduced: ReadonlySet<string>,
): LocalUse[] {
  const byPlace = new Map(introductions.map((one) => [one.shortSpan.start, one]));
  const expansions = introductions
    .map(({ expansionSpan }) => expansionSpan)
    .sort((a, b) => a.start - b.start);
  return compounds.flatMap((compound) =>
    formsIn(compound, introduced).map(({ key, parts, nested }): LocalUse => {
      const span = { start: parts[0]?.start ?? compound.start, end: parts.at(-1)?.end ?? compound.end };
      const written = mask.slice(span.start, span.end).replace(/\s+/g, "");
      const short = singularShortForm(written);
      const introduction = byPlace.get(span.start);
      return {
        start: span.start,
        end: span.end - (written.length - short.length),
        short,
        key,
        introduces: introduction?.key === key ? introduction : undefined,
        nested,
        inExpansion: overlapsAny(span, expansions),
        bracketed: isBracketed(mask, span),
        plural: short !== written,
      };
    }),
  );
}

function byKey(uses: readonly LocalUse[], { quotations, works }: UnitAbbreviations): LocalUses[] {
  const groups = new Map<string, { key: string; quoted: boolean; uses: LocalUse[] }>();
  for (const use of uses) {
    const quoted = overlapsAny(use, quotations) || overlapsAny(use, works);
    const name = `${quoted ? '"' : ""}${use.key}`;
    const group = groups.get(name);
    if (group) group.uses.push(use);
    else groups.set(name, { key: use.key, quoted, uses: [use] });
  }
  return [...groups.values()];
}

interface Form {
  readonly key: string;
  readonly parts: readonly CompoundPart[];
  readonly nested: boolean;
}

// "HER2-CAR-NK-92" has four; a chain of a thousand is no short form.
const mostParts = 5;

/** The short forms in a compound: the longest that are introduced, those within them, and whatever else looks like one. */
function formsIn({ parts }: Compound, introduced: ReadonlySet<string>): Form[] {
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
