import {
  type AbbreviationUse,
  bodyScope,
  type PlacedIntroduction,
  placedUses,
  type Scope,
  type UnitUses,
  type UsesByScope,
} from "../../model/abbreviations/abbreviations";
import type { Fix } from "../../model/finding";
import type { Glossary, TermMatch } from "../../model/glossary";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { senseOf } from "../../model/sense";
import type { ManuscriptContext, ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import {
  abbreviationsIn,
  asmJournals,
  exemptIn,
  introduces,
  isWhole,
  placeOf,
  royalSociety,
  scopeName,
  withinSentence,
} from "./common";

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

  check: (context) => {
    const { introductionsByKey, usesByKey } = abbreviationsIn(context);
    const exempt = exemptIn(context);
    const whole = isWhole(context.manuscript);
    return [...usesByKey].flatMap(([key, uses]) => {
      if (exempt.has(key)) return [];
      const introductions = (introductionsByKey.get(key) ?? []).filter(({ scope }) => scope.kind !== "apart");
      if (introductions.length > 0) return late(uses, introductions, context.manuscript);
      return whole ? never(uses, context) : [];
    });
  },
};

/** The first use in each scope that introduces the short form only later, or leaves that to another scope. */
function late(
  uses: UsesByScope,
  introductions: readonly PlacedIntroduction[],
  manuscript: Manuscript,
): RawFinding[] {
  const [elsewhere] = introductions;
  // A list of abbreviations serves the whole text.
  if (!elsewhere || introductions.some(({ order, scope }) => order === "list" && scope.kind === "body"))
    return [];
  const firsts = firstByScope(introductions);
  return [...uses].flatMap(([scope, units]): RawFinding[] => {
    const use = introduces(scope) ? firstOf(units) : undefined;
    if (!use || use.bracketed || use.nested) return [];
    const own = firsts.get(scope);
    if (own && own.start <= use.start) return [];
    // The note that explains a table may stand below it.
    if (scope.kind === "display") return own ? [] : [displayed(use, elsewhere)];
    return [tooLate(use, own, own ?? elsewhere, manuscript)];
  });
}

/** The first introduction that serves each scope: one in a heading serves the text below it. */
function firstByScope(introductions: readonly PlacedIntroduction[]): ReadonlyMap<Scope, PlacedIntroduction> {
  const firsts = new Map<Scope, PlacedIntroduction>();
  for (const one of introductions) {
    const { kind } = one.scope;
    const served = kind === "heading" || kind === "title" ? bodyScope : one.scope;
    if (!firsts.has(served)) firsts.set(served, one);
  }
  return firsts;
}

function tooLate(
  use: AbbreviationUse,
  own: PlacedIntroduction | undefined,
  known: PlacedIntroduction,
  manuscript: Manuscript,
): RawFinding {
  const expansion = withinSentence(known.expansion);
  const place = own ? "only later" : `in ${scopeName(known.scope)} alone`;
  // The names of genes and proteins are known without their long forms.
  const soft = !own || /\d/.test(use.short);
  return {
    start: use.start,
    end: use.end,
    ...(soft ? { severity: "information" as const } : {}),
    message:
      `“${use.short}” is used in ${scopeName(use.scope)} before it is introduced, which is done ${place}. ` +
      `Write “${expansion} (${use.short})” here.`,
    fixes: [expandHere(use, expansion, manuscript)],
    related: [placeOf(known)],
  };
}

/** Tables and captions that rely on the text: only some journals mind. */
function displayed(use: AbbreviationUse, known: PlacedIntroduction): RawFinding {
  return {
    start: use.start,
    end: use.end,
    severity: "hint",
    message:
      `This table or caption uses “${use.short}” and does not say what it stands for. ` +
      `Many journals want “${use.short}, ${withinSentence(known.expansion)}” in a note below it.`,
    fixes: [],
    related: [placeOf(known)],
  };
}

/** A short form that nothing in the manuscript introduces, and of which the glossary knows what it stands for. */
function never(uses: UsesByScope, context: ManuscriptContext): RawFinding[] {
  const { manuscript, glossary } = context;
  const firsts = [...uses].flatMap(([scope, units]) => (isProse(scope) ? (firstOf(units) ?? []) : []));
  const [use] = firsts.sort((a, b) => a.start - b.start);
  if (!use || !glossary || use.bracketed) return [];
  const expansions = expansionsOf(use, glossary, context);
  if (expansions.length === 0) return [];
  const what = expansions.map((one) => `“${one}”`).join(" or ");
  return [
    {
      start: use.start,
      end: use.end,
      severity: "information",
      message:
        `“${use.short}” is not introduced anywhere. ` +
        `Write what it stands for (${what}?) with “(${use.short})” here, at its first use.`,
      fixes: expansions.map((one) => expandHere(use, one, manuscript)),
    },
  ];
}

function isProse({ kind }: Scope): boolean {
  return kind === "abstract" || kind === "body";
}

/** What a short form stands for, as far as the glossary tells; nothing for genes and other names that are not expanded. */
function expansionsOf(use: AbbreviationUse, glossary: Glossary, context: ManuscriptContext): string[] {
  const [match] = glossary.matches(use.short);
  if (match?.start !== 0 || match.end !== use.short.length) return [];
  const meanings = match.meanings.filter(({ kind }) => kind === "abbreviation");
  if (meanings.some(({ entry }) => entry.term.gene !== undefined)) return [];
  const names = meanings.map(({ entry }) => entry.term.term).filter((term) => /\p{Ll}{3}/u.test(term));
  return names.length === 0 ? [] : [...new Set([...names, ...othersAt(use, match, context, glossary)])];
}

function othersAt(
  use: AbbreviationUse,
  match: TermMatch,
  { manuscript }: ManuscriptContext,
  glossary: Glossary,
): readonly string[] {
  const placed = blockAt(manuscript, use.start);
  const at = use.start - (placed?.start ?? 0);
  const unit = placed?.block.units.find(({ start, end }) => start <= at && at <= end);
  if (!placed || !unit) return [];
  const abbreviations = abbreviationsIn({ manuscript });
  const sense = senseOf(
    { ...match, start: at, end: at + use.end - use.start },
    { text: placed.block.mask.text, unit, blockStart: placed.start, abbreviations, glossary },
  );
  // "the word "all" in capitals" is nothing that anybody would write out.
  return sense.others.filter((other) => !other.includes('"'));
}

function firstOf(units: readonly UnitUses[]): AbbreviationUse | undefined {
  for (const use of placedUses(units)) if (!use.inExpansion) return use;
  return undefined;
}

function expandHere(use: AbbreviationUse, expansion: string, { text }: Manuscript): Fix {
  const written = text.slice(use.start, use.end);
  return {
    title: `Write “${expansion} (${use.short})” here`,
    kind: "suggestion",
    edits: [{ span: { start: use.start, end: use.end }, text: `${expansion} (${written})` }],
  };
}
