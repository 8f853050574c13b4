import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReference } from "../../server/src/features/format-reference";
import { entryText } from "../../server/src/model/entry-text";
import { referenceFromEntry } from "../../server/src/model/reference-entry";

/** Checks what is read out of an entry, as a reference formatted from nothing else. */
function checkEntry(entry: string, expected: string): void {
  expect(formatReference(referenceFromEntry(entry))).toBe(expected);
}

const full = "Doe J, Roe RM. A title with parts: and more. J Ex Stud. 2019;12(3):34–56.";

describe("an entry of a reference list", () => {
  it.each([
    // Vancouver and AMA, with and without italics, dates, supplements, dotted abbreviations.
    ["Doe J, Roe RM. A title with parts: and more. *J Ex Stud*. 2019;12(3):34–56.", full],
    ["Doe J, Roe RM. A title with parts: and more. J Ex Stud. 2019 Mar 4;12(3):34-56.", full],
    ["Doe J, Roe RM. A title with parts: and more. J Ex Stud 2019; 12 (3): 34–56", full],
    [
      "Doe J, Roe RM. A title with parts: and more. J. Ex. Stud. 2019;12(3):34–56.",
      full.replace("J Ex Stud", "J. Ex. Stud"),
    ],
    ["[12] Doe J, Roe RM. A title with parts: and more. <i>J Ex Stud</i>. 2019;**12**(3):34&ndash;56.", full],
    [
      "Doe J, Roe RM. A title with parts: and more. J Ex Stud. Published online March 4, 2019.",
      "Doe J, Roe RM. A title with parts: and more. J Ex Stud. 2019.",
    ],
    [
      "Doe J, et al. A title? *Blood*. 2019;12(Suppl 1):S34.",
      "Doe J, et al. A title? Blood. 2019;12(Suppl 1):S34.",
    ],
    [
      "van der Doe J, de la Cruz-Roe Á, O’Poe CD Jr. A title. Blood. 2019;12:e626.",
      "van der Doe J, de la Cruz-Roe Á, O’Poe CD Jr. A title. Blood. 2019;12:e626.",
    ],
    [
      "Doe J, Roe R; Example Study Group. A title. Blood. 2019;12:34.",
      "Doe J, Roe R, Example Study Group. A title. Blood. 2019;12:34.",
    ],
    [
      "Example Health Organization. A report. Geneva: EHO; 2019.",
      "Example Health Organization. A report. Geneva: EHO. 2019.",
    ],
    [
      'Doe J. "Natural" killers *in vitro*. J Ex Stud. 2019;12:34.',
      'Doe J. "Natural" killers in vitro. J Ex Stud. 2019;12:34.',
    ],
    [
      "Doe J. *Homo sapiens* and *E. coli* *in vitro*. *J Ex Stud*. 2019;12:34.",
      "Doe J. Homo sapiens and E. coli in vitro. J Ex Stud. 2019;12:34.",
    ],
    // APA, Harvard, Springer.
    [
      "Doe, J. (2019). Growth of *E. coli* *in vitro*. *J Ex Stud*, *12*, 34.",
      "Doe J. Growth of E. coli in vitro. J Ex Stud. 2019;12:34.",
    ],
    [
      "Doe, J. (2019). *In vivo* growth. *J Ex Stud, 12*, 34.",
      "Doe J. In vivo growth. J Ex Stud. 2019;12:34.",
    ],
    ["Doe, J., & Roe, R. M. (2019). A title with parts: and more. J Ex Stud, 12(3), 34–56.", full],
    ["Doe, J., Roe, R. M. (2019). A title with parts: and more. *J Ex Stud*, *12*(3), 34–56.", full],
    [
      "Doe, J., Roe, R. M., et al. (2019a, March). A title. *J Ex Stud, 12*(3), eabl4414.",
      "Doe J, Roe RM, et al. A title. J Ex Stud. 2019;12(3):eabl4414.",
    ],
    ["Doe, J. and Roe, R.M., 2019. A title with parts: and more. J Ex Stud, 12(3), pp.34–56.", full],
    ["Doe J, Roe RM (2019) A title with parts: and more. J Ex Stud 12(3):34–56", full],
    ["Doe, J. (2019). *A book* (2nd ed.). Example Press.", "Doe J. A book. Example Press; 2019."],
    [
      "Doe, J. (2019). A chapter. In A. Poe & B. Roe (Eds.), *A book* (pp. 12–34). Example Press.",
      "Doe J. A chapter. In: A book. Example Press; 2019:12–34.",
    ],
    ["Example Health Organization. (2019). A report.", "Example Health Organization. A report. 2019."],
    // MLA, Chicago, IEEE.
    [
      'Jane Doe, Richard M. Roe. "A title with parts: and more." *J Ex Stud* 12 (2019):34-56.',
      full.replace("(3)", ""),
    ],
    [
      "Doe, Jane, and Richard M. Roe. “A title with parts: and more.” *J Ex Stud*, vol. 12, no. 3, 2019, pp. 34–56.",
      full,
    ],
    [
      "Doe, Jane, and Richard M. Roe. “A title with parts: and more.” *J Ex Stud* 12, no. 3 (2019): 34–56.",
      full,
    ],
    [
      'J. Doe and R. M. Roe, "A title with parts: and more," *J Ex Stud*, vol. 12, no. 3, pp. 34–56, 2019.',
      full,
    ],
    // Nature and Science.
    [
      "Doe, J. & Roe, R. M. A title with parts: and more. *J Ex Stud* **12**, 34–56 (2019).",
      full.replace("(3)", ""),
    ],
    [
      "Doe, J. et al. A title. *Nature* **577**, 706–710 (2020).",
      "Doe J, et al. A title. Nature. 2020;577:706–710.",
    ],
    [
      "Doe, J., Roe, R. & Poe, E. A title. *N. Ex. J. Med.* **12**, 34 (2019).",
      "Doe J, Roe R, Poe E. A title. N. Ex. J. Med. 2019;12:34.",
    ],
  ])("%s", (entry, expected) => {
    checkEntry(entry, expected);
  });

  it.each([
    "See the supplement for further reading.",
    "Personal communication with J. Doe, March 2020.",
    "Copyright 2019 by the authors.",
    "How to cite this: Doe, Jane. “A title.” *J Ex* 12 (2019):34.",
    "",
    "2019",
    "Doe J.",
  ])("that is none is shown as it is: %s", (entry) => {
    const reference = referenceFromEntry(entry);
    expect([reference.title, reference.authors, reference.container, reference.volume]).toEqual([
      undefined,
      [],
      undefined,
      undefined,
    ]);
    expect(reference.text).toBe(entry);
    expect(formatReference(reference)).toBe(entry.replaceAll("*", ""));
  });
});

describe("the identifiers of an entry", () => {
  /** Checks the identifiers that an entry's end holds. */
  function checkIdentifiers(tail: string, expected: Readonly<Record<string, string>>): void {
    const { doi, pmid, pmcid, url, title } = referenceFromEntry(`Doe J. A title. Blood. 2019;12:34. ${tail}`);
    expect(title).toBe("A title");
    expect(
      Object.fromEntries(
        Object.entries({ doi, pmid, pmcid, url }).filter(([, value]) => value !== undefined),
      ),
    ).toEqual(expected);
  }

  it.each([
    ["doi:10.5555/12345678", { doi: "10.5555/12345678" }],
    ["doi: 10.5555/12345678.", { doi: "10.5555/12345678" }],
    ["DOI 10.5555/ABC.def; PMID: 12345678.", { doi: "10.5555/abc.def", pmid: "12345678" }],
    ["(doi:10.5555/12345678)", { doi: "10.5555/12345678" }],
    ["10.5555/0022(2019)12:3<34", { doi: "10.5555/0022(2019)12:3" }],
    ["10.5555/a\\_b", { doi: "10.5555/a_b" }],
    [
      "https://doi.org/10.5555/12345678.",
      { doi: "10.5555/12345678", url: "https://doi.org/10.5555/12345678" },
    ],
    [
      "<https://doi.org/10.5555/12345678>",
      { doi: "10.5555/12345678", url: "https://doi.org/10.5555/12345678" },
    ],
    [
      "[link](https://doi.org/10.5555/12345678)",
      { doi: "10.5555/12345678", url: "https://doi.org/10.5555/12345678" },
    ],
    [
      "https://www.example.org/doi/full/10.5555/12345678",
      { doi: "10.5555/12345678", url: "https://www.example.org/doi/full/10.5555/12345678" },
    ],
    [
      "https://www.example.org/doi/10.5555/12345678/full?x=1",
      { doi: "10.5555/12345678", url: "https://www.example.org/doi/10.5555/12345678/full?x=1" },
    ],
    [
      "https://pubmed.ncbi.nlm.nih.gov/12345678/",
      { pmid: "12345678", url: "https://pubmed.ncbi.nlm.nih.gov/12345678/" },
    ],
    ["PMID 12345678; PMCID: PMC1234567", { pmid: "12345678", pmcid: "PMC1234567" }],
    [
      "Available from: https://example.org/a_(b)_c, accessed 4 March 2020",
      { url: "https://example.org/a_(b)_c" },
    ],
    ["PMID: 1234567890", {}],
    ["see 10.5555/", {}],
    ["ISBN 978-3-16-148410-0", {}],
  ])("%s", (tail, expected) => {
    checkIdentifiers(tail, expected);
  });
});

describe("the spans of an entry", () => {
  /** Each field as it stands at its span. */
  function fieldsAt(entry: string): Record<string, string> {
    return Object.fromEntries(
      Object.entries(referenceFromEntry(entry).spans).map(([field, { start, end }]) => [
        field,
        entry.slice(start, end),
      ]),
    );
  }

  it("point into the Markdown as it was written", () => {
    const entry =
      "Doe J,\n   Roe R. A *really* long\n   title. *J Ex Stud*. 2019;**12**(3):34&ndash;56.\n   <https://doi.org/10.5555/a_b>";
    expect(fieldsAt(entry)).toEqual({
      authors: "Doe J,\n   Roe R",
      title: "A *really* long\n   title",
      container: "J Ex Stud",
      year: "2019",
      volume: "12",
      issue: "3",
      pages: "34&ndash;56",
      doi: "10.5555/a_b",
      url: "https://doi.org/10.5555/a_b",
    });
  });

  it("lie within the entry, and nothing is read that is not there, for any text", () => {
    const scraps = fc.constantFrom(
      "Doe J, ",
      "Roe, R., ",
      "& ",
      "et al. ",
      "A title. ",
      "“Quoted.” ",
      "*J Ex*. ",
      "**12**",
      "(3)",
      ":34–56",
      "(2019). ",
      "2019;",
      "2019",
      "12",
      ". ",
      ", ",
      "\n  ",
      "[x](https://example.org)",
      "<b>",
      "&amp;",
      "\\_",
      "doi:10.5555/x",
      "PMID: 1",
      "_",
      "*",
      "[",
      "]",
      "(",
      ")",
      "Jane ",
      "van ",
      "In ",
    );
    const text = fc.oneof(
      fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, (entry) => {
        const reference = referenceFromEntry(entry);
        for (const [field, { start, end }] of Object.entries(reference.spans)) {
          expect(0 <= start && start <= end && end <= entry.length, `${field} ${start}–${end}`).toBe(true);
        }
        expect(reference.text).toBe(entry);
        const written = entryText(entry).plain;
        if (reference.year !== undefined) expect(written).toContain(String(reference.year));
        for (const name of reference.authors) {
          const family = "literal" in name ? name.literal : name.family;
          for (const part of family.split(" ")) expect(written).toContain(part);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["Doe J, ".repeat(2_000)],
    ["A. ".repeat(3_000)],
    ["Doe, J. R. ".repeat(800)],
    ["[".repeat(8_000)],
    ["[a](".repeat(2_000)],
    ["*a ".repeat(3_000)],
    [`${"Aa ".repeat(2_500)}2019`],
    ["2019 ".repeat(1_600)],
    ["10.5555/x ".repeat(800)],
    [`"${"a".repeat(900)}" `.repeat(8)],
    ["A-".repeat(4_000)],
  ])("are found in bounded time: %.20s…", (entry) => {
    expect(referenceFromEntry(entry).text).toBe(entry);
  });
});

const seeds = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts", "seeds");

describe.skipIf(!existsSync(seeds))("the lists of the seed texts", () => {
  /** The numbered or bulleted entries after the last heading "References". */
  function entriesOf(name: string): string[] {
    const text = readFileSync(join(seeds, name), "utf8");
    const list = text
      .slice(text.lastIndexOf("## References"))
      .split(/\n(?=(?:\d+\.|-) )/)
      .slice(1);
    return list.map((entry) => entry.replace(/^(?:\d+\.|-) /, "").split(/\n\n/)[0] ?? "");
  }

  it.each([
    ["next-generation-review.md", 8],
    ["progress-and-hurdles-review.md", 10],
    ["tnbc-patient-article.md", 3],
  ])("%s is read completely", (name, count) => {
    const entries = entriesOf(name).map((entry) => referenceFromEntry(entry));
    expect(entries).toHaveLength(count);
    for (const reference of entries) {
      expect(reference.authors.length, reference.text).toBeGreaterThan(0);
      expect([reference.title, reference.container, reference.year], reference.text).not.toContain(undefined);
      const bare = name.startsWith("tnbc") && reference.year === 2020;
      expect([reference.volume, reference.pages].includes(undefined), reference.text).toBe(bare);
      expect(reference.title, reference.text).not.toMatch(/[.”"*]$/);
    }
  });
});
