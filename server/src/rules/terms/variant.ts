import { type AuthoredUnit, authoredUnits, type PlacedUnit } from "../../model/authored-terms";
import type { Fix } from "../../model/finding";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { TermSettings } from "../../model/project-file";
import { pluralsOf } from "../../text/forms";
import { isShortForm } from "../../text/short-forms";
import { shift } from "../../text/span";
import { gathered, type Steps } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { type Group, type Spelled, spelledFor } from "./spelled";
import { spellingOf } from "./spelling";
import { inCaseOf } from "./wording";

/** A term that is not written as the project or its house glossary prefers, or in two ways in one manuscript. */
export const termVariant: ManuscriptRule = {
  declaration: {
    id: "term/variant",
    summary: "A term is not written in the preferred form, or in several ways",
    why:
      "A reader wonders whether two spellings mean two things, and search finds only one of them. " +
      "Where neither the project nor a house glossary prefers a form, the text’s own majority decides.",
    sources: [
      {
        text: "Blood style guide, “Abbreviations”: each is used consistently",
        url: "http://bloodjournal.hematologylibrary.org/authors/abbrev.dtl",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "The tumour microenvironment is acidic. The tumor microenvironment lacks oxygen. The tumour microenvironment matters.\n",
        },
        { text: "They secrete IFN-γ. Much IFNγ was found, and IFN-γ fell.\n" },
      ],
      good: [
        { text: "The tumor microenvironment is acidic. The tumor microenvironment lacks oxygen.\n" },
        { text: "NK cells kill. NK-cell therapy is studied.\n", note: "The hyphen before a noun." },
        { text: "Natural killer cells kill. A natural killer cell binds.\n" },
        { text: "The tumour microenvironment, which they call “tumor microenvironment”, is acidic.\n" },
      ],
    },
  },

  *check({ manuscript, glossary, terms = noSettings }) {
    if (!glossary) return [];
    const units = yield* authoredUnits(manuscript, glossary);
    const spelledIn = spelledFor(terms);
    const preferences = preferencesOf(glossary, terms);
    const open = yield* openGroups(units, spelledIn, preferences);
    if (open.size === 0) return [];
    const groups = new Map([...open].map((name): [string, SpelledUnit[]] => [name, []]));
    for (const [index, { start, own }] of units.entries()) {
      if (index % inStep === inStep - 1) yield;
      for (const { name, spelled } of spelledIn(own)) groups.get(name)?.push({ start, spelled });
    }
    return yield* gathered([...groups.values()], inStep, (group) => judged(group, preferences));
  },
};

const noSettings: TermSettings = { abbreviations: [], accept: [], prefer: [] };

// So many runs of prose, or so many groups, take a few milliseconds when they are looked at for the first time.
const inStep = 50;

/** The names of groups that may be written in another way than they should: most are written in one way throughout. */
function* openGroups(
  units: readonly PlacedUnit[],
  spelledIn: (unit: AuthoredUnit) => readonly Group[],
  preferences: ReadonlyMap<string, string>,
): Steps<ReadonlySet<string>> {
  const open = new Set<string>();
  const spellings = new Map<string, string>();
  for (const [index, { own }] of units.entries()) {
    if (index % inStep === inStep - 1) yield;
    for (const { name, spelled } of spelledIn(own)) {
      let usual = spellings.get(name);
      for (const { entry, form, spelling } of spelled) {
        if (usual === undefined) {
          usual = spelling;
          spellings.set(name, spelling);
          if (entry.origin || preferences.has(nameOf(entry, form))) open.add(name);
        }
        if (spelling !== usual) open.add(name);
      }
    }
  }
  return open;
}

/** The uses of a group in one run of prose, whose block starts at `start`. */
interface SpelledUnit {
  readonly start: number;
  readonly spelled: readonly Spelled[];
}

/** What the project prefers, by entry and by whether it is a short form. */
function preferencesOf(glossary: Glossary, { prefer }: TermSettings): ReadonlyMap<string, string> {
  return new Map(
    prefer.flatMap((form) =>
      glossary
        .matches(form)
        .filter(({ start, end }) => start === 0 && end === form.length)
        .flatMap(({ meanings }) => meanings.map(({ entry }) => [nameOf(entry, form), form] as const)),
    ),
  );
}

function nameOf({ term }: GlossaryEntry, form: string): string {
  return `${term.term}\n${isShort(form) ? "short" : "long"}`;
}

function isShort(form: string): boolean {
  return form.split(/[\s-]/u).some(isShortForm);
}

function judged(group: readonly SpelledUnit[], preferences: ReadonlyMap<string, string>): RawFinding[] {
  const first = group[0]?.spelled[0];
  if (!first) return [];
  const wanted = preferences.get(nameOf(first.entry, first.form));
  if (wanted !== undefined) {
    const spelling = spellingOf(wanted, wanted) ?? wanted;
    return placed(group, (one) => one.spelling !== spelling).map((one) =>
      finding(one, wanted, `This project prefers “${wanted}”.`),
    );
  }
  if (first.entry.origin) return placed(group, isVariant).flatMap(housed);
  return mixed(group);
}

/** Some uses of a group at their places in the manuscript. */
function placed(group: readonly SpelledUnit[], wanted: (one: Spelled) => boolean): Spelled[] {
  return group.flatMap(({ start, spelled }) =>
    spelled.filter(wanted).map((one) => ({ ...one, use: { ...one.use, ...shift(one.use, start) } })),
  );
}

function isVariant({ use }: Spelled): boolean {
  return use.meanings.some(({ kind }) => kind === "variant");
}

/** A house glossary prefers its own first form to the variants that it lists. */
function housed(spelled: Spelled): RawFinding[] {
  const { entry, form } = spelled;
  const { term, abbreviation } = entry.term;
  const wanted = isShort(form) ? (abbreviation ?? (isShort(term) ? term : undefined)) : term;
  if (wanted === undefined) return [];
  return [softer(finding(spelled, wanted, `The glossary prefers “${wanted}”.`))];
}

/** Of several spellings those that are not the most frequent one; of two that are as frequent, the later. */
function mixed(group: readonly SpelledUnit[]): RawFinding[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { spelled } of group) {
    for (const { spelling } of spelled) {
      counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
      all += 1;
    }
  }
  if (counts.size < 2) return [];
  const [[usual, times] = ["", 0]] = [...counts].sort(([, a], [, b]) => b - a);
  const wanted = shownAs(usual, group);
  return placed(group, ({ spelling }) => spelling !== usual).map((one) =>
    softer(finding(one, wanted, `Elsewhere this text writes “${wanted}” (${times} of ${all} times).`)),
  );
}

/** A spelling as somebody wrote it in the singular and, if anybody did, within a sentence. */
function shownAs(spelling: string, group: readonly SpelledUnit[]): string {
  const written = group
    .flatMap(({ spelled }) => spelled)
    .filter(
      (one) => one.spelling === spelling && one.use.written.toLowerCase().startsWith(spelling.toLowerCase()),
    )
    // Without the ending of the plural.
    .map(({ use }) => use.written.slice(0, spelling.length));
  return written.find((one) => !/^\p{Lu}\p{Ll}/u.test(one)) ?? spelling;
}

function softer(finding: RawFinding): RawFinding {
  return { ...finding, severity: "information" };
}

function finding({ use, form }: Spelled, wanted: string, reason: string): RawFinding {
  const { start, end, written } = use;
  const right = inCaseOf(written, inNumberOf(written, form, wanted));
  const fixes: Fix[] = [
    { title: `Write “${right}”`, kind: "suggestion", edits: [{ span: { start, end }, text: right }] },
  ];
  return { start, end, message: `${reason} Write “${right}” for “${written}”.`, fixes };
}

/** The wanted form in the plural where the written one is. */
function inNumberOf(written: string, form: string, wanted: string): string {
  const last = (text: string): string => text.split(/[\s-]/u).at(-1) ?? text;
  const plural = pluralsOf(last(form)).some((one) => one.toLowerCase() === last(written).toLowerCase());
  const [regular] = pluralsOf(last(wanted));
  return plural && regular !== undefined
    ? wanted.slice(0, wanted.length - last(wanted).length) + regular
    : wanted;
}
