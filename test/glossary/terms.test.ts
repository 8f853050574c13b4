import { termFiles } from "caveat:language-data";
import { describe, expect, it } from "vitest";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { formsOf, type Term } from "../../server/src/model/term";
import { formTokens, isName, pluralsOf } from "../../server/src/text/forms";

const terms = shippedEntries.map(({ term }) => term);

/** What is written for readers: the definition and, where there is one, the fuller one. */
const textsOf = (term: Term) => [term.definition, term.details ?? ""].filter((text) => text !== "");

/** The entries that break a rule, each as "term: what is wrong", so that a failure names them all. */
function checkEach(faultsOf: (term: Term) => readonly string[]): void {
  expect(terms.flatMap((term) => faultsOf(term).map((fault) => `${term.term}: ${fault}`))).toEqual([]);
}

describe("the shipped terms", () => {
  it("are all read, and there are at least four hundred", () => {
    const written = termFiles.flatMap(({ content }) => (content as { terms: unknown[] }).terms);
    expect(terms.length).toBe(written.length);
    expect(terms.length).toBeGreaterThanOrEqual(400);
  });

  it("have a category, a part of speech, and either sources or the reason why there are none", () => {
    checkEach((term) => [
      ...(term.category === undefined ? ["no category"] : []),
      ...(term.partOfSpeech === undefined ? ["no part of speech"] : []),
      ...((term.sources ?? []).length > 0 === (term.unsourced === undefined) ? [] : ["sources or unsourced"]),
    ]);
  });

  it("go without a source in at most five of a hundred cases", () => {
    const unsourced = terms.filter((term) => term.unsourced !== undefined);
    expect(unsourced.length / terms.length).toBeLessThanOrEqual(0.05);
  });

  it("are defined in one sentence of at most 240 characters", () => {
    checkEach(({ definition }) => [
      ...(definition.length > 240 ? [`${definition.length} characters`] : []),
      ...(/^\p{Lu}.*[^.]\.$/u.test(definition) ? [] : ["not written as a sentence"]),
      ...(/[.!?]\s+\p{Lu}/u.test(definition) ? ["more than one sentence"] : []),
    ]);
  });

  it("name only other entries as related or as easily confused", () => {
    const names = new Set(shippedEntries.map((entry) => entry.term.term));
    checkEach((term) =>
      [...(term.related ?? []), ...(term.notToBeConfusedWith ?? []).map((other) => other.term)]
        .filter((name) => name === term.term || !names.has(name))
        .map((name) => `no other entry "${name}"`),
    );
  });

  it("share a form only where every entry declares it ambiguous", () => {
    const owners = new Map<string, Set<Term>>();
    for (const term of terms) {
      for (const key of formsOf(term).flatMap(({ form }) => keysOf(form))) {
        owners.set(key, (owners.get(key) ?? new Set()).add(term));
      }
    }
    const shared = [...owners].filter(
      ([, found]) => found.size > 1 && [...found].some((term) => term.ambiguous === undefined),
    );
    expect(
      shared.map(([key, found]) => `${key}: ${[...found].map((term) => term.term).join(" | ")}`),
    ).toEqual([]);
  });

  it("list no form twice", () => {
    checkEach((term) => {
      const forms = formsOf(term).map(({ form }) => form);
      return forms.filter(
        (form, i) => forms.indexOf(form) !== i && form !== term.gene?.symbol && form !== term.gene?.cd,
      );
    });
  });
});

describe("the definitions", () => {
  it("use no abbreviation that a reader cannot know", () => {
    const names = new Set(terms.filter((term) => term.gene !== undefined).flatMap(capitalTokensOf));
    checkEach((term) => {
      const own = new Set([
        ...formsOf(term).flatMap(({ form }) => capitals(form)),
        ...expandedIn(term.definition),
      ]);
      return capitals(term.definition).filter(
        (token) => !own.has(token) && !names.has(token) && !widelyKnown.has(token),
      );
    });
  });

  it.each([
    ["A cell that carries a CAR.", ["CAR"]],
    ["A cell with a chimeric antigen receptor (CAR).", ["CAR"]],
    ["A natural killer cell.", []],
  ])("find capitals in %j", (text, expected) => {
    expect(capitals(text)).toEqual(expected);
  });

  it("praise nothing", () => {
    checkEach((term) => textsOf(term).flatMap((text) => text.match(promotional) ?? []));
    expect("A promising and proven therapy".match(promotional)).toEqual(["promising", "proven"]);
  });

  it("are spelled the British way", () => {
    checkEach((term) => textsOf(term).flatMap((text) => text.match(american) ?? []));
    expect("Tumor cells in leukemia".match(american)).toEqual(["Tumor", "leukemia"]);
  });
});

/** The forms under which the matcher files a form: names as written, other words in lower case, with the plurals. */
function keysOf(form: string): string[] {
  const tokens = formTokens(form).map(({ exact, lower }) => (isName(exact) ? exact : lower));
  const last = tokens.pop() ?? "";
  return [last, ...pluralsOf(last)].map((ending) => [...tokens, ending].join(" "));
}

function capitals(text: string): string[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*(?![\p{L}\p{N}])/gu),
  ].map(([token]) => token);
}

function capitalTokensOf(term: Term): string[] {
  return [term.term, term.abbreviation ?? "", term.gene?.symbol ?? ""].flatMap(capitals);
}

/** Abbreviations that a definition spells out itself: "chimeric antigen receptor (CAR)". */
function expandedIn(definition: string): string[] {
  return [...definition.matchAll(/\p{Ll}[\p{L}\d ]+ \((\p{Lu}[\p{Lu}\p{N}]+)\)/gu)].map(
    ([, token]) => token ?? "",
  );
}

const widelyKnown = new Set(["DNA", "RNA"]);

const promotional =
  /\b(?:safe(?:r|ly)?|powerful(?:ly)?|promising(?:ly)?|prove[sn]|breakthroughs?|revolutionary|dramatic(?:ally)?|remarkabl[ey]|novel|unprecedented|cutting-edge|ground-?breaking|miracles?|superior|game-chang\w+|landmark|exciting|excellent|unique(?:ly)?|outstanding|impressive(?:ly)?)\b/giu;

const american =
  /\b(?:tumors?|leukemias?|lymphoid leukemia|anemia|hemat\w+|estrogens?|esophag\w+|leukocytes?|randomiz\w+|signaling|humanized|normalized|mobiliz\w+|specializ\w+|recogniz\w+|characteriz\w+|stabiliz\w+)\b/giu;
