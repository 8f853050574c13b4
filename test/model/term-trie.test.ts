import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../server/src/model/glossary";
import { formsOf, type Term } from "../../server/src/model/term";
import { type FormToken, formTokens, isName, pluralsOf } from "../../server/src/text/forms";
import { tokenIdsOf } from "../../server/src/text/token-ids";
import { runs } from "../syntax/corpus";

const pieces = [
  ..."NK|nk|Nk|cell|Cells|CELL|natural|Natural|killer|CAR|car|(CAR)|IFN|γ|Γ|gamma|β|µ|1|2a|'s|’s|s|s'|don't|é|İ|ß|𝛼|𝔘|😀|CD8+|E:T|%".split(
    "|",
  ),
  " ",
  "-",
  "–",
  "\n",
  ", ",
  " (",
  ") ",
  "\u00a0",
  " ".repeat(30),
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(""));

describe("tokens by number", () => {
  it("are those that forms are read as", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (words, a, b) => {
        const [start, end] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y);
        const tokens = formTokens(words, start, end);
        const vocabulary = [...new Set(tokens.flatMap(({ exact, lower }) => [exact, lower]))];
        const found = tokenIdsOf(vocabulary)(words, start ?? 0, end ?? 0);
        const named = Array.from({ length: found.count }, (_, index) => ({
          start: found.starts[index],
          end: found.ends[index],
          lower: vocabulary[(found.lower[index] ?? 0) - 1],
        }));
        // A letter that is longer in lower case, as İ is, is compared as written.
        const plain = tokens.filter(({ exact, lower }) => exact.length === lower.length);
        expect(named).toMatchObject(tokens.map((token) => ({ start: token.start, end: token.end })));
        for (const token of plain) {
          expect(named.find((one) => one.start === token.start)?.lower).toBe(token.lower);
        }
      }),
      { numRuns: runs(2) },
    );
  });
});

/** The longest terms from the left, found in the slowest and plainest way. */
function plainMatches(terms: readonly Term[], words: string): string[] {
  const forms = terms.flatMap((term) =>
    formsOf(term).flatMap(({ form, plural }) => {
      const tokens = formTokens(form).map(({ exact, lower }) => (isName(exact) ? exact : lower));
      const last = tokens.at(-1) ?? "";
      const endings = plural === "none" ? [last] : [last, ...pluralsOf(last)];
      return endings.map((ending) => ({ term: term.term, tokens: [...tokens.slice(0, -1), ending] }));
    }),
  );
  const all = formTokens(words);
  const found: string[] = [];
  for (let first = 0; first < all.length; ) {
    const fitting = forms.filter(({ tokens }) =>
      fits(tokens, all.slice(first, first + tokens.length), words),
    );
    const length = Math.max(0, ...fitting.map(({ tokens }) => tokens.length));
    if (length > 0) {
      const names = fitting.filter(({ tokens }) => tokens.length === length).map(({ term }) => term);
      found.push(`${all[first]?.start ?? 0}: ${[...new Set(names)].sort().join("/")}`);
    }
    first += Math.max(1, length);
  }
  return found;
}

function fits(form: readonly string[], tokens: readonly FormToken[], words: string): boolean {
  return (
    tokens.length === form.length &&
    tokens.every(({ exact, lower, start }, index) => {
      const before = tokens[index - 1];
      const joined = !before || /^(?=[^]{0,24}$)[-‐‑–−]?\s*$/.test(words.slice(before.end, start));
      return joined && (form[index] === exact || form[index] === lower);
    })
  );
}

const form = fc
  .array(fc.constantFrom(...pieces.slice(0, -5), " ", "-"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""))
  .filter((one) => formTokens(one).length > 0 && one.trim() !== "");

describe("terms by trie", () => {
  it("are those that a plain search finds", () => {
    const term = fc.tuple(form, fc.option(form, { nil: undefined })).map(
      ([name, abbreviation]): Term => ({
        term: name,
        definition: "A thing.",
        ...(abbreviation === undefined ? {} : { abbreviation }),
      }),
    );
    const terms = fc.uniqueArray(term, { maxLength: 8, selector: (one) => one.term.toLowerCase() });
    fc.assert(
      fc.property(terms, text, (glossary, words) => {
        const matches = glossaryOf(glossary.map((one) => ({ term: one, origin: undefined }))).matches(words);
        expect(
          matches.map(
            ({ start, meanings }) =>
              `${start}: ${[...new Set(meanings.map(({ entry }) => entry.term.term))].sort().join("/")}`,
          ),
        ).toEqual(plainMatches(glossary, words));
      }),
      { numRuns: runs(2) },
    );
  });
});
