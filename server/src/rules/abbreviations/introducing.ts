import {
  type AbbreviationUse,
  abbreviationsOf,
  bodyScope,
  isAuthored,
  type PlacedIntroduction,
} from "../../model/abbreviations/abbreviations";
import { isIntroduced } from "../../model/abbreviations/introductions";
import { shortFormAlone, withoutShortForm } from "../../model/abbreviations/rewriting";
import { placesOf } from "../../model/abbreviations/written-out";
import type { Fix } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";
import { writtenForm } from "../../model/written-form";
import { firstAt } from "../../text/change";
import { pluralOf, singularOf } from "../../text/plurals";
import { writtenAt } from "../../text/sentence-words";
import { areApart, type Edit, type Span } from "../../text/span";
import { gathered } from "../../text/steps";
import type { FindingsInSteps, RawFinding } from "../rule";
import { isWhole, usesFor, withinSentence } from "./common";

/** A short form without its introduction, and what is known about it. */
export interface Unintroduced {
  readonly use: AbbreviationUse;
  /** In the singular, as within a sentence. */
  readonly expansion: string;
  /** The introductions that come too late in the same part of the text. */
  readonly late: readonly PlacedIntroduction[];
}

/** A finding that lacks fixes: those for what it says is not introduced. */
export interface Unmended extends RawFinding {
  readonly unintroduced?: readonly Unintroduced[];
}

/** The findings with their fixes, which have to know where the text writes the expansions out. */
export function* mended(findings: readonly Unmended[], manuscript: Manuscript): FindingsInSteps {
  const expansions = findings.flatMap(({ unintroduced = [] }) =>
    unintroduced.filter(({ use }) => use.scope === bodyScope).map(({ expansion }) => expansion),
  );
  const places = yield* placesOf(expansions, manuscript);
  return yield* gathered(findings, findingsInStep, ({ unintroduced = [], ...finding }) => [
    {
      ...finding,
      fixes: [
        ...finding.fixes,
        ...unintroduced.flatMap((one) => introducingFixes(one, places(one.expansion), manuscript)),
      ],
    },
  ]);
}

// So many findings take a few milliseconds.
const findingsInStep = 100;

/**
 * The ways to mend a short form that stands before its introduction: to introduce it there, with what then has to change
 * behind it, or, where it is hardly used, to write it out. `places` are those where the text writes its expansion out.
 */
function introducingFixes(
  unintroduced: Unintroduced,
  places: readonly Span[],
  manuscript: Manuscript,
): Fix[] {
  const { use, late } = unintroduced;
  const others = someOf(usesFor(use, abbreviationsOf(manuscript)), 2);
  const again = use.scope === bodyScope ? places.slice(firstAt(places, use.end)) : [];
  const left = others.length + (late.length > 0 ? 1 : 0) + again.length;
  // A short form that is introduced for one place more is at fault again.
  const worth = again.length <= mostEdits && (left >= 2 || !isWhole(manuscript));
  return [
    ...(worth ? introducedHere(unintroduced, again, manuscript) : []),
    ...(left < 2 && again.length === 0 ? writtenOutHere(unintroduced, others, manuscript) : []),
  ];
}

/** A fix that changes more places than this is none that an author can check. */
export const mostEdits = 500;

/** The first of some things, of which there may be very many. */
export function someOf<T>(things: Iterable<T>, most: number): readonly T[] {
  const found: T[] = [];
  for (const thing of things) {
    if (found.length === most) break;
    found.push(thing);
  }
  return found;
}

function introducedHere(
  { use, expansion, late }: Unintroduced,
  again: readonly Span[],
  manuscript: Manuscript,
): Fix[] {
  const { text } = manuscript;
  const { short } = use;
  if (!isIntroduced(short, expansion)) return [];
  const span = spanOf(use, manuscript);
  const [first] = late;
  const alone = first && shortFormAlone(first, text);
  if (!span || (first && !alone)) return [];
  const written = text.slice(span.start, span.end);
  const long = numbered(expansion, use);
  const edits = [
    ...writtenAt(text, { span, text: `${long} (${written})` }),
    ...(alone ? [alone] : []),
    ...again.flatMap((place) => shortened(place, { short, plural: false }, text)),
  ];
  const title = `Write “${long} (${written})” here${first || again.length > 0 ? ` and “${short}” from here on` : ""}`;
  return areApart(edits) ? [{ title, kind: "suggestion", edits }] : [];
}

function writtenOutHere(
  { use, expansion, late }: Unintroduced,
  others: readonly AbbreviationUse[],
  manuscript: Manuscript,
): Fix[] {
  const { text } = manuscript;
  const removed = late.flatMap((one) => withoutShortForm(one, text) ?? []);
  if (removed.length < late.length) return [];
  const places = [use, ...others.filter(isOwn)];
  const edits = places.flatMap((place) => {
    const span = spanOf(place, manuscript);
    return span ? writtenAt(text, { span, text: numbered(expansion, place) }) : [];
  });
  if (places.some((place) => !spanOf(place, manuscript))) return [];
  const all = [...edits, ...removed];
  const where = places.length === 1 ? "here" : "in both places";
  const title = `Write “${expansion}” ${where}${removed.length > 0 ? ` and leave “(${use.short})” out` : ""}`;
  return areApart(all) ? [{ title, kind: "suggestion", edits: all }] : [];
}

/** Whether a use can be written otherwise: what others said can't, nor a part of another name. */
export function isOwn({ scope, nested, inExpansion }: AbbreviationUse): boolean {
  return isAuthored(scope) && !nested && !inExpansion;
}

/** What stands in the text for a use, with the "s" of its plural. */
export function spanOf({ start, end, plural }: AbbreviationUse, manuscript: Manuscript): Span | undefined {
  return writtenForm({ start, end: plural ? end + 1 : end }, manuscript);
}

/** The expansion of an introduction in the singular, as within a sentence and without the short forms that it introduces itself. */
export function plainExpansion(introduction: PlacedIntroduction, text: string): string {
  const own = introduction.expansion.replace(/\s+\([^()]*\)/g, "").replace(/[()]/g, "");
  const expansion = withinSentence(own);
  return isIntroducedInPlural(introduction, text) ? singularOf(expansion) : expansion;
}

/** Whether an introduction is in the plural: "receptors (KIRs)". */
export function isIntroducedInPlural({ shortSpan, short }: PlacedIntroduction, text: string): boolean {
  return text.slice(shortSpan.start, shortSpan.end) === `${short}s`;
}

/** An expansion in the number of a use. */
export function numbered(expansion: string, { plural }: Pick<AbbreviationUse, "plural">): string {
  return plural && !/[^sui]s$/.test(expansion) ? pluralOf(expansion) : expansion;
}

/** The edits that write a short form in the place of its expansion; the "s" of a plural may stand behind the span. */
export function shortened(
  { start, end }: Span,
  { short, plural }: { readonly short: string; readonly plural: boolean },
  text: string,
): Edit[] {
  const more = text.charAt(end) === "s";
  const many = more || (plural && text.charAt(end - 1) === "s");
  return writtenAt(text, { span: { start, end: more ? end + 1 : end }, text: many ? `${short}s` : short });
}
