import {
  type AbbreviationUse,
  bodyScope,
  isAuthored,
  type PlacedIntroduction,
  type Scope,
  type UsesByScope,
} from "../../model/abbreviations/abbreviations";
import { authoredUnits } from "../../model/authored-terms";
import type { Manuscript } from "../../model/manuscript";
import { gathered } from "../../text/steps";
import type { ManuscriptContext, ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  exemptIn,
  firstOf,
  introduces,
  isWhole,
  keysInStep,
  placeOf,
  royalSociety,
  scopeName,
} from "./common";
import { unexplained } from "./display-note";
import { mended, plainExpansion, type Unmended } from "./introducing";
import { nameReader } from "./names";
import { neverIntroduced, usesInNames } from "./never-introduced";

/** A short form that a reader meets before its expansion. */
export const undefinedAbbreviation: ManuscriptRule = {
  declaration: {
    id: "abbreviation/undefined",
    summary: "An abbreviation is used before it is introduced",
    why:
      "Readers of another field can’t guess it, and many short forms have several meanings. " +
      "Abstract and text are read apart, so each introduces its own; so do tables and captions.",
    sources: [royalSociety, asmJournals],
    severity: "warning",
    fix: "suggestion",
    unfixed: "None is offered where a formula is part of the short form, or the table is written in HTML.",
    examples: {
      bad: [
        {
          text: "## Introduction\n\nPatients with GVHD were left out. Graft-versus-host disease (GVHD) is rare.\n",
        },
        {
          text: "## Abstract\n\nGraft-versus-host disease (GVHD) is rare.\n\n## Introduction\n\nPatients with GVHD were left out.\n",
          note: "The text is read without the abstract.",
        },
        {
          text: "# Acid\n\n## Introduction\n\nThe TME is acidic.\n",
          note: "It is introduced nowhere, and the glossary knows what it stands for.",
        },
      ],
      good: [
        { text: "## Introduction\n\nGraft-versus-host disease (GVHD) is rare. GVHD was not seen.\n" },
        { text: "## Introduction\n\nDNA was extracted.\n", note: "Every reader knows it." },
        { text: "## Introduction\n\nThe receptor NKG2D binds.\n", note: "The name of a gene or protein." },
        { text: "The TME is acidic.\n", note: "A part of a manuscript: another may introduce it." },
      ],
    },
  },

  *check(context) {
    // What the glossary says depends on the spellings in the text, which take a while to gather.
    if (context.glossary) yield* authoredUnits(context.manuscript, context.glossary);
    const { introductionsByKey, usesByKey } = abbreviationsIn(context);
    const exempt = exemptIn(context);
    const names = isWhole(context.manuscript) ? usesInNames(usesByKey) : undefined;
    const findings = yield* gathered([...usesByKey], keysInStep, ([key, uses]): readonly Unmended[] => {
      if (exempt.has(key)) return [];
      const introductions = (introductionsByKey.get(key) ?? []).filter(({ scope }) => isAuthored(scope));
      if (introductions.length > 0) return late(uses, introductions, context);
      return names ? neverIntroduced(uses, names.get(key) ?? [], context) : [];
    });
    return yield* mended(findings, context.manuscript);
  },
};

/** The first use in each scope that introduces the short form only later, or leaves that to another scope. */
function late(
  uses: UsesByScope,
  introductions: readonly PlacedIntroduction[],
  context: ManuscriptContext,
): Unmended[] {
  const { manuscript } = context;
  const [elsewhere] = introductions;
  // A list of abbreviations serves the whole text.
  if (!elsewhere || introductions.some(isInList)) return [];
  const own = byServedScope(introductions);
  const isName = nameReader(context);
  return [...uses].flatMap(([scope, units]): Unmended[] => {
    const use = introduces(scope) ? firstOf(units) : undefined;
    if (!use || use.bracketed || use.nested || isName(use)) return [];
    const all = own.get(scope) ?? [];
    const [first] = all;
    if (first && first.start <= use.start) return [];
    // The note that explains a table may stand below it.
    if (scope.kind === "display") return first ? [] : [displayed(use, elsewhere, manuscript)];
    return [tooLate(use, all, first ?? elsewhere, manuscript)];
  });
}

function isInList({ order, scope }: PlacedIntroduction): boolean {
  return scope.kind === "list" || (order === "list" && scope.kind === "body");
}

/** The introductions that serve each scope: those in headings serve the text below them. */
function byServedScope(
  introductions: readonly PlacedIntroduction[],
): ReadonlyMap<Scope, readonly PlacedIntroduction[]> {
  const served = new Map<Scope, PlacedIntroduction[]>();
  for (const one of introductions) {
    const { kind } = one.scope;
    const scope = kind === "heading" || kind === "title" ? bodyScope : one.scope;
    const group = served.get(scope);
    if (group) group.push(one);
    else served.set(scope, [one]);
  }
  return served;
}

function tooLate(
  use: AbbreviationUse,
  late: readonly PlacedIntroduction[],
  known: PlacedIntroduction,
  manuscript: Manuscript,
): Unmended {
  const expansion = plainExpansion(known, manuscript.text);
  const place = late.length > 0 ? "only later" : `in ${scopeName(known.scope)} alone`;
  // The names of genes and proteins are known without their long forms.
  const soft = late.length === 0 || /\d/.test(use.short);
  return {
    start: use.start,
    end: use.end,
    ...(soft ? { severity: "information" as const } : {}),
    message:
      `“${use.short}” is used in ${scopeName(use.scope)} before it is introduced, which is done ${place}. ` +
      `Write “${expansion} (${use.short})” here.`,
    fixes: [],
    unintroduced: [{ use, expansion, late }],
    related: [placeOf(known)],
  };
}

function displayed(use: AbbreviationUse, known: PlacedIntroduction, manuscript: Manuscript): RawFinding {
  const expansion = plainExpansion(known, manuscript.text);
  return { ...unexplained(use, [expansion], manuscript), related: [placeOf(known)] };
}
