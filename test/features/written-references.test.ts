import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtexEntry, keyFor } from "../../server/src/features/bibtex-entry";
import { listEntryText, plainMarkdown } from "../../server/src/features/list-entry";
import { readBibliography } from "../../server/src/model/bibliography";
import { entryText } from "../../server/src/model/entry-text";
import type { Reference } from "../../server/src/model/reference";
import { referenceFromEntry } from "../../server/src/model/reference-entry";

/** The only reference of a BibTeX text; fails over any problem in it. */
function readBack(bibtex: string): Reference {
  const { entries, problems } = readBibliography("file:///x.bib", bibtex);
  expect(problems).toEqual([]);
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new Error(`${entries.length} entries in ${bibtex}`);
  return entry.reference();
}

/** What a reference says, without where it says it. */
function contentOf(reference: Reference): Partial<Reference> {
  const {
    authors,
    moreAuthors,
    editors,
    title,
    container,
    year,
    volume,
    issue,
    pages,
    doi,
    pmid,
    pmcid,
    isbn,
  } = reference;
  return {
    authors,
    moreAuthors,
    editors,
    title,
    container,
    year,
    volume,
    issue,
    pages,
    doi,
    pmid,
    pmcid,
    isbn,
  };
}

const doe = `@article{doe2020,
  author = {Doe, Jane and van der Roe, Richard A. and {The Fictional Group} and others},
  title = {Effects of {IL-15} \\& {CD19} on 50\\% of “cells” -- a \\$10 study},
  journal = {Journal of Fiction},
  year = {2020}, volume = {12}, number = {3}, pages = {545--553},
  doi = {10.1000/fiction_1}, pmid = {12345}, pmcid = {PMC12345}
}`;

describe("an entry of BibTeX", () => {
  it("says what the reference says", () => {
    const reference = readBack(doe);
    expect(contentOf(readBack(bibtexEntry(reference, "x")))).toEqual(contentOf(reference));
  });

  it("is set a field to a line, capitals in braces", () => {
    expect(bibtexEntry(readBack(doe), "doe2020")).toBe(`@article{doe2020,
  author = {Doe, Jane and van der Roe, Richard A. and {The Fictional Group} and others},
  title = {Effects of {IL-15} \\& {CD19} on 50\\% of “cells” – a \\$10 study},
  journal = {Journal of Fiction},
  year = {2020},
  volume = {12},
  number = {3},
  pages = {545--553},
  doi = {10.1000/fiction_1},
  pmid = {12345},
  pmcid = {PMC12345}
}
`);
  });

  it.each([
    ["Effects of IL-15 in Lactobacillus", "Effects of {IL-15} in {Lactobacillus}"],
    ["NK Cell Immunotherapy: From Bench to Bedside", "{NK} Cell Immunotherapy: From Bench to Bedside"],
    ["iPSC-derived cells (CAR-NK)", "{iPSC-derived} cells ({CAR-NK})"],
    ["Cells", "Cells"],
  ])("keeps the capitals of %s", (title, written) => {
    expect(bibtexEntry({ ...readBack(doe), title }, "x")).toContain(`  title = {${written}},\n`);
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "a",
          "B",
          "é",
          "β",
          "-",
          "--",
          "'",
          "''",
          "`",
          "&",
          "%",
          "$",
          "#",
          "_",
          "{",
          "}",
          "~",
          "^",
        ),
        fc.constantFrom(" ", ",", "\\", "and", " and ", "@", '"', "<", "CD19", "(", ")", ":", "."),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join("").replace(/\s+/g, " ").trim())
    .filter((one) => one !== "");

  it("says the same after it was read and written again, whatever the words", () => {
    const base = readBack(doe);
    fc.assert(
      fc.property(text, text, text, (title, family, container) => {
        const reference: Reference = {
          ...base,
          title,
          container,
          authors: [{ family, given: "J", suffix: undefined }, { literal: title }],
        };
        const once = readBack(bibtexEntry(reference, "x"));
        const twice = readBack(bibtexEntry(once, "x"));
        expect(contentOf(twice)).toEqual(contentOf(once));
        expect(once.authors).toHaveLength(2);
      }),
    );
  });
});

describe("a key", () => {
  const named = (entry: string, ...inUse: readonly string[]): string =>
    keyFor(readBack(entry), (key) => inUse.includes(key));

  it("is made of name and year", () => {
    expect(named("@misc{x, author = {Müller, A}, year = 2020}")).toBe("muller2020");
  });
  it("gets a letter where it is taken", () => {
    const entry = "@misc{x, author = {Doe, A}, year = 2020}";
    expect(named(entry, "doe2020")).toBe("doe2020a");
    expect(named(entry, "doe2020", "doe2020a")).toBe("doe2020b");
  });
  it("is made of the title where nobody is named", () => {
    expect(named("@misc{x, title = {On nothing}}")).toBe("onnothing");
  });
  it("is one also where nothing can be read", () => {
    expect(named("@misc{x, author = {李明}, year = 2020}")).toBe("ref2020");
  });
});

describe("an entry of a list", () => {
  it("is read as what it was made of", () => {
    const reference = readBack(doe.replace(" and {The Fictional Group} and others", ""));
    const { title, year, doi, volume } = referenceFromEntry(listEntryText(reference));
    expect({ title, year, doi, volume }).toEqual({
      title: reference.title,
      year: 2020,
      doi: reference.doi,
      volume: "12",
    });
  });

  it("has escapes only where Markdown would see markup", () => {
    expect(plainMarkdown("Best Pract & Res. [a] *b* snake_case 10.1000/a_b <5 &amp; $5 @doe")).toBe(
      "Best Pract & Res. \\[a\\] \\*b\\* snake_case 10.1000/a_b <5 \\&amp; \\$5 \\@doe",
    );
  });

  it("shows the very words, whatever they are", () => {
    const words = fc.array(
      fc.constantFrom("a", "*", "_", "`", "[", "]", "(", "<", "b>", "&amp;", "\\", "~~", "^", " ", "1", "."),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const shown = parts.join("").replace(/\s+/g, " ").trim();
        expect(entryText(plainMarkdown(shown)).plain).toBe(shown);
      }),
    );
  });
});
