import {
  type Abbreviations,
  type AbbreviationUse,
  abbreviationsOf,
  type PlacedIntroduction,
  placedUses,
  quotedScope,
  type Scope,
  type UnitUses,
} from "../../model/abbreviations/abbreviations";
import type { RelatedPlace } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";
import type { TermSettings } from "../../model/project-file";
import type { SectionRole } from "../../model/section";
import { kept } from "../../text/kept";
import { shortFormKey } from "../../text/short-forms";
import type { ManuscriptContext } from "../citations/manuscript-rule";
import type { Source } from "../rule";

/** The sources that several of these rules rest on. */
export const royalSociety: Source = {
  text: "Royal Society Publishing style guide, “Abbreviations”",
  url: "https://sites.google.com/view/roysocpublishingstyleguide/styleguide/abbreviations",
};

export const asmJournals: Source = {
  text: "American Society for Microbiology, “Abbreviations and conventions”",
  url: "https://cmr.asm.org/content/abbreviations-and-conventions",
};

/** The sources' list of abbreviations that need no definition, what else every reader knows, and places and companies. */
const everyday = `DNA cDNA ssDNA dsDNA mtDNA gDNA cfDNA ctDNA RNA mRNA tRNA rRNA siRNA miRNA cRNA dsRNA DNase RNase ATPase
  AMP ADP ATP GTP cAMP NAD NADH NADP NADPH PCR RT-PCR qPCR HIV HIV-1 AIDS SARS-CoV-2 COVID-19 COVID CoV ANOVA AC DC SI IQ
  USA US UK EU UN WHO FDA EMA NIH NHS LLC GmbH BV AG SA PhD MD MSc BSc ID IDs URL URLs DOI PMID PMC ISBN ISSN ORCID PDF
  HTML CSV XML JSON API CPU GPU RAM GB MB TB kB AM PM BC AD CE BCE CC BY OK TV CD DVD AI IT Ph.D M.D`;

const exemptKeys = new Set(everyday.split(/\s+/).map(shortFormKey));

/** The keys of the short forms that need no introduction here: everybody knows them, or the project says so. */
export function exemptIn({ terms }: ManuscriptContext): ReadonlySet<string> {
  return terms ? exemptWith(terms) : exemptKeys;
}

const exemptWith = kept(
  ({ abbreviations }: TermSettings): ReadonlySet<string> =>
    new Set([...exemptKeys, ...abbreviations.map(shortFormKey)]),
);

/** What a rule has to say of so many short forms or places takes a few milliseconds. */
export const keysInStep = 100;

/** The abbreviations of a context, and by scope those that a reader comes across in order. */
export function abbreviationsIn({ manuscript }: Pick<ManuscriptContext, "manuscript">): Abbreviations {
  return abbreviationsOf(manuscript);
}

/** The introductions of one key by the scope in which they hold, without those in headings, titles and what is apart. */
export function byScope(introductions: readonly PlacedIntroduction[]): (readonly PlacedIntroduction[])[] {
  const groups = new Map<Scope, PlacedIntroduction[]>();
  for (const one of introductions) {
    if (!introduces(one.scope)) continue;
    const group = groups.get(one.scope);
    if (group) group.push(one);
    else groups.set(one.scope, [one]);
  }
  return [...groups.values()];
}

/** Whether readers expect an introduction in a scope. */
export function introduces({ kind }: Scope): boolean {
  return kind === "abstract" || kind === "body" || kind === "display";
}

/**
 * Whether a text is more than one part of a manuscript: what a chapter by itself doesn't introduce or use, another may.
 * A whole one has a title and a section that it names, or two such sections.
 */
export function isWhole({ sections, frontMatter }: Manuscript): boolean {
  const roles = new Set(sections.map(({ role }) => role).filter((role) => parts.has(role)));
  return roles.size + (frontMatter.title === undefined ? 0 : 1) >= 2;
}

const parts = new Set<SectionRole>([
  "title",
  "abstract",
  "introduction",
  "methods",
  "results",
  "discussion",
  "conclusion",
  "references",
]);

/** How messages call a scope. */
export function scopeName({ kind }: Scope): string {
  switch (kind) {
    case "abstract":
      return "the abstract";
    case "display":
      return "this table or caption";
    case "title":
      return "the title";
    case "heading":
    case "body":
    case "list":
    case "quoted":
    case "apart":
      return "the text";
  }
}

/**
 * The uses of a short form that its introduction in a scope is for, the introduction itself not among them: for one in
 * the text also those in headings, tables and captions, and for all those in quotations, which follow. Found when they are
 * asked for.
 */
export function* usesFor(
  introduction: IntroducedAt,
  { usesByKey }: Abbreviations,
): Iterable<AbbreviationUse> {
  const { key, scope, start, end } = introduction;
  const byScope = usesByKey.get(key);
  if (!byScope) return;
  const others = scope.kind === "body" ? [...byScope.keys()].filter(({ kind }) => alsoText.has(kind)) : [];
  // Who quotes a short form needs it.
  for (const one of [scope, ...others, quotedScope]) {
    for (const use of placedUses(byScope.get(one) ?? [])) {
      if (use.introduces === undefined && (use.start < start || use.start >= end)) yield use;
    }
  }
}

/** An introduction, or the place where one might stand. */
export type IntroducedAt = Pick<PlacedIntroduction, "start" | "end" | "key" | "scope">;

const alsoText = new Set<Scope["kind"]>(["heading", "display"]);

/** Whether there is any such use. */
export function isUsed(introduction: PlacedIntroduction, abbreviations: Abbreviations): boolean {
  const [first] = usesFor(introduction, abbreviations);
  return first !== undefined;
}

/** A link to where an abbreviation is introduced. */
export function placeOf({ start, end, short, expansion }: PlacedIntroduction): RelatedPlace {
  return { start, end, uri: undefined, message: `“${short}” stands for “${expansion}” here` };
}

/** The words of an expansion as they are written within a sentence: a capital that only began the sentence is lost. */
export function withinSentence(expansion: string): string {
  return /^\p{Lu}\p{Ll}+(?:[\s-]\P{Lu}*)?$/u.test(expansion)
    ? expansion.charAt(0).toLowerCase() + expansion.slice(1)
    : expansion;
}

/** The first of some uses of a short form that is no part of another's expansion. */
export function firstOf(units: readonly UnitUses[]): AbbreviationUse | undefined {
  for (const use of placedUses(units)) if (!use.inExpansion) return use;
  return undefined;
}
