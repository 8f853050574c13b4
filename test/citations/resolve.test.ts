import { describe, expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography";
import { type Citation, shiftCitation } from "../../server/src/model/citation";
import { type Library, libraryOf } from "../../server/src/model/library";
import { type Manuscript, manuscriptOf } from "../../server/src/model/manuscript";
import { recognised } from "../../server/src/model/recognise";
import {
  citationsOf,
  isPersistentId,
  MAX_RANGE,
  referenceOf,
  resolve,
  type Target,
} from "../../server/src/model/resolve";

const library = libraryOf([
  readBibliography(
    "one.bib",
    "@article{doe2020, author={Doe, Jane and Roe, Richard}, title={One}, year=2020}\n" +
      "@article{poe2019, author={Poe, Edgar}, title={Two}, year=2019}\n",
  ),
]);
const noLibrary = libraryOf([]);

/** A manuscript with the citations that its own list allows. */
function read(text: string): Manuscript {
  const manuscript = manuscriptOf(text);
  const found = manuscript.blocks.flatMap(({ block, start }) =>
    block.citations.map((citation) => shiftCitation(citation, start)),
  );
  return { ...manuscript, citations: recognised(found, manuscript) };
}

/** What each member of each citation points to, as `label → title or entry`, near misses after a tilde. */
function checkWorks(text: string, expected: readonly string[], from: Library = library): void {
  const manuscript = read(text);
  const works = manuscript.citations.flatMap(({ members }) =>
    members.map((member) => {
      const { works: found, near } = resolve(member, manuscript, from);
      const targets = found.map(({ label, target }) => `${label} → ${target ? drawn(target) : "nothing"}`);
      const misses = near.map(({ entry, differs }) => `~${differs}: ${entry.text.slice(0, 25).trimEnd()}`);
      return [...targets, ...misses].join("; ");
    }),
  );
  expect(works).toEqual(expected);
}

function drawn(target: Target): string {
  return target.kind === "library" ? `@${target.key}` : target.entry.text.slice(0, 25).trimEnd();
}

const numbered = "\n\n## References\n\n1. Doe J. One. 2020.\n2. Roe R. Two. 2021.\n3. Poe E. Three. 2019.\n";
const named =
  "\n\n## References\n\nDoe, J., & Roe, R. (2020a). A fictional paper on cells. J Examples, 1, 2.\n\n" +
  "Doe, J., & Roe, R. (2020b). Another fictional paper. J Examples, 1, 3.\n\n" +
  "Dos Santos, C., Poe, E., & Loe, L. (2019). A third fictional paper. J Examples, 1, 4.\n\n" +
  "Müller, K. (2018). A four2018). A fourth fictional paper. J Examples, 1, 5.\n\n" +
  "World Health Organization. (2017). A fictional report on health.\n";

describe("a citation points", () => {
  it.each([
    ["by its key to the bibliography", "[@doe2020; @loe1]", ["@doe2020 → @doe2020", "@loe1 → nothing"]],
    ["by its key in LaTeX", "Shown \\cite{poe2019}.", ["@poe2019 → @poe2019"]],
    ["by its key in MyST", "Shown {cite}`poe2019`.", ["@poe2019 → @poe2019"]],
    ["by its number to the list", `Shown [2, 5].${numbered}`, ["2 → Roe R. Two. 2021.", "5 → nothing"]],
    [
      "by a range to all entries between",
      `Shown [1–3].${numbered}`,
      ["1 → Doe J. One. 2020.; 2 → Roe R. Two. 2021.; 3 → Poe E. Three. 2019."],
    ],
    [
      "by a broken range to both its ends",
      `Shown [3–1].${numbered}`,
      ["3 → Poe E. Three. 2019.; 1 → Doe J. One. 2020."],
    ],
    ["by its number to nothing without a list", "Shown [1].", ["1 → nothing"]],
    [
      "by its letter to one of two works",
      `Doe and Roe (2020b) said so.${named}`,
      ["Doe and Roe 2020b → Doe, J., & Roe, R. (2020b"],
    ],
    [
      "without the letter to both",
      `So did others (Doe & Roe, 2020).${named}`,
      ["Doe and Roe 2020 → Doe, J., & Roe, R. (2020a; Doe and Roe 2020 → Doe, J., & Roe, R. (2020b"],
    ],
    [
      "by a name of two words",
      `(Dos Santos et al., 2019)${named}`,
      ["Dos Santos et al. 2019 → Dos Santos, C., Poe, E.,"],
    ],
    [
      "by a name without its diacritics",
      `(Mueller, 2018; Muller, 2018)${named}`,
      ["Mueller 2018 → Müller, K. (2018). A four", "Muller 2018 → Müller, K. (2018). A four"],
    ],
    [
      "by a group and by its initials",
      `(World Health Organization, 2017), the WHO (2017)${named}`,
      ["World Health Organization 2017 → World Health Organization", "WHO 2017 → World Health Organization"],
    ],
    [
      "past a word that looks like a name",
      `In Boston, Doe and Roe (2020a) said so.${named}`,
      ["Boston et al. 2020a → Doe, J., & Roe, R. (2020a"],
    ],
    [
      "to nothing where the year differs",
      `(Dos Santos et al., 2018)${named}`,
      ["Dos Santos et al. 2018 → nothing; ~year: Dos Santos, C., Poe, E.,"],
    ],
    [
      "to nothing where the name differs",
      `(Doe & Roe, 2020a; Santas et al., 2019)${named}`,
      [
        "Doe and Roe 2020a → Doe, J., & Roe, R. (2020a",
        "Santas et al. 2019 → nothing; ~name: Dos Santos, C., Poe, E.,",
      ],
    ],
    ["to nothing at all", `(Nobody et al., 1999)${named}`, ["Nobody et al. 1999 → nothing"]],
    [
      "by names to the bibliography where there is no list",
      "(Doe et al., 2020; Loe et al., 2020)",
      ["Doe et al. 2020 → @doe2020", "Loe et al. 2020 → nothing"],
    ],
    [
      "by the mark of a note to the note",
      "Shown.[^One]\n\n[^one]: Doe J. One. J Examples 2020;5:3–9.\n",
      ["[^One] → Doe J. One. J Examples 20"],
    ],
    [
      "to the note itself",
      "Shown.^[Doe J. One. J Examples 2020;5:3–9.]",
      ["[^] → Doe J. One. J Examples 20"],
    ],
  ])("%s", (_, text, expected) => {
    checkWorks(text, expected);
  });

  it("to its ends only where a range is a slip", () => {
    checkWorks(`Shown [1–${MAX_RANGE + 1}].${numbered}`, [
      `1 → Doe J. One. 2020.; ${MAX_RANGE + 1} → nothing`,
    ]);
  });

  it("to nothing where there is neither list nor bibliography", () => {
    checkWorks(
      "[@doe2020] (Doe et al., 2020)",
      ["@doe2020 → nothing", "Doe et al. 2020 → nothing"],
      noLibrary,
    );
  });
});

/** The places that cite something, as written. */
function cited(text: string, places: readonly { readonly citation: Citation }[]): string[] {
  return places.map(({ citation: { start, end } }) => text.slice(start, end));
}

describe("an entry is cited", () => {
  it("by numbers and by ranges over it", () => {
    const text = `Shown [1], [2, 3] and [1–3].${numbered}`;
    const manuscript = read(text);
    const places = manuscript.references?.entries.map((entry) => cited(text, citationsOf(entry, manuscript)));
    expect(places).toEqual([
      ["[1]", "[1–3]"],
      ["[2, 3]", "[1–3]"],
      ["[2, 3]", "[1–3]"],
    ]);
  });

  it("by authors and year", () => {
    const text = `Shown (Doe & Roe, 2020b), by Müller (2018) and again (Doe & Roe, 2020).${named}`;
    const manuscript = read(text);
    const places = manuscript.references?.entries.map(
      (entry) => cited(text, citationsOf(entry, manuscript)).length,
    );
    expect(places).toEqual([1, 2, 0, 1, 0]);
  });

  it("by its key, letter by letter", () => {
    const text = "[@doe2020; @Doe2020] \\cite{doe2020}, {cite}`doe2020`";
    const manuscript = read(text);
    expect(cited(text, citationsOf("doe2020", manuscript))).toEqual([
      "[@doe2020; @Doe2020]",
      "\\cite{doe2020}",
      "{cite}`doe2020`",
    ]);
    expect(citationsOf("roe2021", manuscript)).toEqual([]);
  });

  it("not by the list itself", () => {
    const manuscript = read("Text.\n\n## References\n\n[1] Doe J. One, see [2].\n[2] Roe R. Two.\n");
    for (const entry of manuscript.references?.entries ?? [])
      expect(citationsOf(entry, manuscript)).toEqual([]);
  });
});

describe("a target is read as a reference", () => {
  it.each([
    [`Shown [1].${numbered}`, "1", 2020],
    ["[@poe2019]", "poe2019", 2019],
  ])("%s", (text, key, year) => {
    const manuscript = read(text);
    const [member] = manuscript.citations[0]?.members ?? [];
    const [work] = member ? resolve(member, manuscript, library).works : [];
    expect(work?.target && referenceOf(work.target)).toMatchObject({ key, year });
  });
});

describe("persistent identifiers", () => {
  it.each([
    "doi:10.1000/xyz",
    "pmid:123",
    "pubmed:123",
    "arxiv:1407.3561",
    "url:https://example.org",
    "https://doi.org/10.1000/x",
    "10.1000/xyz",
    "tag:one",
  ])("%s needs no entry", (key) => {
    expect(isPersistentId(key)).toBe(true);
  });
  it.each(["doe2020", "doi2020", "10.10", "tags:one", "poe:2019"])("%s needs one", (key) => {
    expect(isPersistentId(key)).toBe(false);
  });
});
