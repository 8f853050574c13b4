import { abbreviationsOf, type Scope, scopeAt } from "../../model/abbreviations/abbreviations";
import { type AuthoredTerm, type AuthoredUnit, authoredTerms } from "../../model/authored-terms";
import type { Fix } from "../../model/finding";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import type { Term } from "../../model/term";
import { pluralsOf } from "../../text/forms";
import { kept } from "../../text/kept";
import { pluralOf } from "../../text/plurals";
import { isShortForm, shortFormKey } from "../../text/short-forms";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { inCaseOf, isAccepted } from "./wording";

/** A form that the glossary advises against. */
export const deprecatedTerm: ManuscriptRule = {
  declaration: {
    id: "term/deprecated",
    summary: "A form that the glossary advises against",
    why:
      "The glossary gives the reason for each: the form is outdated, easily misread, or names something else. " +
      "Forms of a house glossary count as more than those that Caveat brings along.",
    sources: [
      {
        text: "Bruford et al., Guidelines for human gene nomenclature, Nat Genet 2020;52:754–758",
        url: "https://doi.org/10.1038/s41588-020-0669-3",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "The receptor PD1 was blocked.\n" },
        {
          text: "Human NK-cells were infused.\n",
          note: "The hyphen belongs before a noun: “NK-cell therapy”.",
        },
      ],
      good: [
        { text: "The receptor PD-1 was blocked.\n" },
        { text: "Human NK cells were infused.\n" },
        { text: "The leaflet speaks of “natural killers”.\n", note: "A quotation." },
      ],
    },
  },

  *check({ manuscript, glossary, terms }) {
    if (!glossary) return [];
    const uses = yield* authoredTerms(manuscript, glossary, deprecatedTerms);
    return uses.flatMap((use) => {
      const found = isAccepted(manuscript.text, use, terms) ? undefined : deprecatedIn(use);
      return found ? [finding(use, found, { manuscript, glossary })] : [];
    });
  },
};

const deprecatedTerms = kept(({ terms }: AuthoredUnit) =>
  terms.filter((term) => deprecatedIn(term) !== undefined),
);

interface TermContext {
  readonly manuscript: Manuscript;
  readonly glossary: Glossary;
}

interface Deprecated {
  readonly entry: GlossaryEntry;
  readonly reason: string | undefined;
}

/** The entry that advises against what is written; none where another meaning would be right. */
function deprecatedIn({ written, meanings }: AuthoredTerm): Deprecated | undefined {
  for (const { entry, kind, form } of meanings) {
    const deprecated = entry.term.deprecated ?? [];
    // Forms that differ from a right one by a hyphen alone count only as they are written.
    const exact = deprecated.find((one) => one.form === written);
    const other = kind === "deprecated" ? deprecated.find((one) => one.form === form) : undefined;
    if (exact ?? other) return { entry, reason: (exact ?? other)?.reason };
    if (kind !== "deprecated") return undefined;
  }
  return undefined;
}

function finding(use: AuthoredTerm, { entry, reason }: Deprecated, context: TermContext): RawFinding {
  const { start, end, written } = use;
  const choices = choicesFor(use, entry, context);
  const why = reason === undefined ? "" : ` Reason: ${reason}.`;
  const advice = choices.length === 0 ? "" : ` Write ${choices.map((one) => `“${one}”`).join(" or ")}.`;
  const fixes = choices.map(
    (text): Fix => ({
      title: `Write “${text}”`,
      kind: "suggestion",
      edits: [{ span: { start, end }, text }],
    }),
  );
  return {
    start,
    end,
    ...(entry.origin ? {} : { severity: "information" as const }),
    message: `The glossary advises against “${written}”.${advice}${why}`,
    fixes,
    tags: ["deprecated"],
  };
}

/**
 * What to write instead: the preferred form. "Natural killers" is the plural of a term that has none, so that the terms it
 * belongs to are offered: "NK cells" where the text has introduced NK and uses it, else "natural killer cells".
 */
function choicesFor(
  use: AuthoredTerm,
  entry: GlossaryEntry,
  { manuscript, glossary }: TermContext,
): string[] {
  const { written } = use;
  const better = replacement(written, entry.term);
  if (better.toLowerCase() !== written.toLowerCase()) return [better];
  return glossary.entries
    .filter(
      ({ term }) => entry.term.related?.includes(term.term) && term.term.startsWith(`${entry.term.term} `),
    )
    .map(({ term: { term, abbreviation } }) => {
      const short = abbreviation !== undefined && isAbbreviated(abbreviation, use.start, manuscript);
      return inCaseOf(written, pluralOf(short ? abbreviation : term));
    });
}

/** Whether a text introduces the short form that a name begins with before an offset, for the part that this lies in, and uses it. */
function isAbbreviated(name: string, offset: number, manuscript: Manuscript): boolean {
  const [first = ""] = name.split(" ");
  const key = shortFormKey(first);
  const { introductionsByKey, usesByKey } = abbreviationsOf(manuscript);
  const scope = scopeAt(manuscript, offset);
  if (scope === undefined) return false;
  const isThis = (one: Scope): boolean => one.kind === scope.kind && one.number === scope.number;
  const uses = [...(usesByKey.get(key) ?? [])].flatMap(([one, units]) => (isThis(one) ? units : []));
  return (
    (introductionsByKey.get(key) ?? []).some((one) => isThis(one.scope) && one.start < offset) &&
    uses.some((unit) => unit.uses.some(({ introduces }) => !introduces))
  );
}

/** The preferred short form for a short form, else the preferred term, in the plural and with a capital where those were. */
function replacement(written: string, { term, abbreviation }: Term): string {
  const short = abbreviation !== undefined && written.split(/[\s-]/u).some(isShortForm);
  const right = short ? abbreviation : term;
  const plural = /[^s]s$/u.test(written) && !right.endsWith("s");
  const [regular] = pluralsOf(right.split(/[\s-]/u).at(-1) ?? right);
  const last = right.split(/(?<=[\s-])/u);
  const inNumber = plural && regular !== undefined ? [...last.slice(0, -1), regular].join("") : right;
  return inCaseOf(written, inNumber);
}
