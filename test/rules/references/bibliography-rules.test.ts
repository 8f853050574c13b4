import { describe, expect, it } from "vitest";
import { readBibliography } from "../../../server/src/model/bibliography";
import { readRetractions } from "../../../server/src/model/retractions";
import { bibliographyRules } from "../../../server/src/rules";
import { applyEdits } from "../../../server/src/text/span";
import { checkFile, complete, findingsIn } from "./bibliography";

describe("in a bibliography, keys", () => {
  it.each([
    [
      "that are repeated",
      `=== a.bib
@article{doe, title = {One}, ${complete}}
@article{doe, title = {Two}, ${complete}}
         ^^^ reference/duplicate-key
`,
    ],
    [
      "that another file has first, for something else",
      `=== a.bib
@article{doe, title = {One}, ${complete}}
         ^^^ reference/duplicate-key
=== b.bib
@article{doe, title = {Two}, ${complete}}
`,
    ],
  ])("%s are found", (_, fixture) => {
    checkFile(fixture);
  });

  it.each([
    [
      "that differ in case",
      `=== a.bib\n@article{doe, title = {One}, ${complete}}\n@article{Doe, title = {Two}, ${complete}}\n`,
    ],
    [
      "that another file has for the same",
      `=== a.bib\n@article{doe, title = {One}, ${complete}}\n=== b.bib\n@article{doe,\n  title = "One", ${complete}}\n`,
    ],
  ])("%s are left alone", (_, fixture) => {
    checkFile(fixture);
  });

  it("of an entry that is there twice can be removed with it", () => {
    const text = `@article{doe, title = {One}, ${complete}}\n\n@article{doe, title = "One", ${complete}}\n\n@misc{roe}\n`;
    const bibliography = readBibliography("a.bib", text);
    const [finding] = findingsIn({ bibliography });
    const [fix] = finding?.fixes ?? [];
    const mended = applyEdits(text, fix?.edits ?? []);
    expect(fix?.kind).toBe("safe");
    expect(mended).toBe(`@article{doe, title = {One}, ${complete}}\n\n@misc{roe}\n`);
    expect(findingsIn({ bibliography: readBibliography("a.bib", mended) })).toEqual([]);
  });

  it("of RIS and PubMed records are checked as well", () => {
    checkFile(
      `=== a.nbib
PMID- 12345
      ^^^^^ 
TI  - One.
AU  - Doe J
TA  - Blood
DP  - 2020

PMID- 12345
      ^^^^^ reference/duplicate-key
TI  - Two.
AU  - Doe J
TA  - Blood
DP  - 2020
`.replace("      ^^^^^ \n", ""),
    );
  });
});

describe("in a bibliography, works", () => {
  it.each([
    [
      "with one DOI",
      `=== a.bib
@article{a, title = {Durable responses to a drug}, doi = {10.1000/x}, ${complete}}
@article{b, title = {Durable responses to a drug}, doi = {https://doi.org/10.1000/X}, ${complete}}
         ^ reference/duplicate-work
`,
    ],
    [
      "with one title, in LaTeX or not",
      `=== a.bib
@article{a, title = {{\\'E}tudes of durable responses}, ${complete}}
@article{b, title = "Études of durable responses", ${complete}}
         ^ reference/duplicate-work
`,
    ],
    [
      "with one DOI and two titles",
      `=== a.bib
@article{a, title = {Durable responses to a drug}, doi = {10.1000/x}, ${complete}}
@article{b, title = {Sleep in dairy cattle}, doi = {10.1000/x}, ${complete}}
         ^ reference/conflicting
`,
    ],
    [
      "in CSL JSON",
      `=== a.json
[{"id": "a", "type": "webpage", "title": "Durable responses to a drug", "DOI": "10.1000/x"},
 {"id": "b", "type": "webpage", "title": "Durable responses to a drug", "DOI": "10.1000/x"}]
         ^ reference/duplicate-work
`,
    ],
  ])("%s are found", (_, fixture) => {
    checkFile(fixture);
  });

  it.each([
    [
      "with two DOIs",
      `=== a.bib\n@article{a, title = {Durable responses to a drug}, doi = {10.1000/x}, ${complete}}\n@article{b, title = {Durable responses to a drug}, doi = {10.1000/y}, ${complete}}\n`,
    ],
    [
      "that are chapters with the DOI of their book",
      "=== a.bib\n@incollection{a, title = {Durable responses}, doi = {10.1000/x}, author = {Doe, J}, booktitle = {B}, year = 2020}\n@incollection{b, title = {Sleep in dairy cattle}, doi = {10.1000/x}, author = {Doe, J}, booktitle = {B}, year = 2020}\n",
    ],
  ])("%s are left alone", (_, fixture) => {
    checkFile(fixture);
  });

  it("point to each other", () => {
    const text = `@article{a, doi = {10.1000/x}, title = {A title}, ${complete}}\n@article{b, doi = {10.1000/x}, title = {A title}, ${complete}}\n`;
    const [finding] = findingsIn({ bibliography: readBibliography("a.bib", text) });
    expect(finding?.related?.map(({ start, end, uri }) => [text.slice(start, end), uri])).toEqual([
      ["a", undefined],
    ]);
  });
});

describe("in a bibliography, entries that nothing cites", () => {
  const text = "@misc{a, crossref = {c}}\n@misc{b}\n@misc{c}\n";
  const unused = (citedKeys: ReadonlySet<string> | undefined): string[] =>
    findingsIn({ bibliography: readBibliography("a.bib", text), citedKeys })
      .filter(({ rule }) => rule === "reference/unused")
      .map(({ start, end }) => text.slice(start, end));

  it("are found, but not those that others take fields from", () => {
    expect(unused(new Set(["a"]))).toEqual(["b"]);
  });

  it.each([
    ["not known what is cited", undefined],
    ["known that nothing of the file is", new Set<string>()],
  ])("are left alone where it is %s", (_, citedKeys) => {
    expect(unused(citedKeys)).toEqual([]);
  });
});

describe("in a bibliography, retractions", () => {
  const retractions = readRetractions(
    "RetractionDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDOI\n" +
      "4/15/2021 0:00,10.1000/x,0,Retraction,+Error in Data;,10.1000/n\n5/1/2025 0:00,unavailable,77,Expression of concern,,\n",
  );

  it("are found by DOI and PMID", () => {
    checkFile(
      `=== a.bib
@misc{a, doi = {10.1000/X}}
      ^ reference/retracted
@misc{b, pmid = 77}
      ^ reference/retracted
@misc{c, doi = {10.1000/y}, pmid = 78}
`,
      { retractions },
    );
  });

  it("say when, why, and how old the list is", () => {
    const bibliography = readBibliography(
      "a.bib",
      "@misc{a, doi = {10.1000/x}, author = {Doe, J}, year = 2019}\n",
    );
    expect(findingsIn({ bibliography, retractions }).map(({ message }) => message)).toEqual([
      "Doe 2019 was retracted on 15 April 2021 (Error in Data). Cite it only to speak of the retraction, and put other evidence in its place. The notice is doi:10.1000/n. Source: your Retraction Watch file, whose newest notice is of 1 May 2025.",
    ]);
  });

  it("need a list", () => {
    checkFile("=== a.bib\n@misc{a, doi = {10.1000/x}}\n");
  });
});

describe("a big bibliography", () => {
  it("is checked in many steps", () => {
    const text = Array.from(
      { length: 2_000 },
      (_, index) =>
        `@article{k${index}, title = {A title of its own number ${index}}, doi = {10.1000/${index}}, ${complete}}\n`,
    ).join("");
    const bibliography = readBibliography("a.bib", text);
    for (const rule of bibliographyRules) {
      const { id } = rule.declaration;
      if (/unused|retracted|duplicate-key/.test(id)) continue;
      let steps = 0;
      for (const rest = rule.check({ bibliography }); rest.next().done !== true; ) steps += 1;
      // What two rules share is found once, by whichever comes first.
      if (id !== "reference/duplicate-work") expect(steps, id).toBeGreaterThan(5);
    }
  });
});
