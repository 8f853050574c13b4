import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Glossary, glossaryOf } from "../../server/src/model/glossary";
import { readGlossaryFile, shippedEntries } from "../../server/src/model/glossary-file";
import type { Term } from "../../server/src/model/term";

const terms: readonly Term[] = [
  { term: "natural killer cell", abbreviation: "NK cell", variants: ["NK"], definition: "A lymphocyte." },
  { term: "interferon gamma", abbreviation: "IFN-γ", definition: "A cytokine." },
  { term: "transforming growth factor beta", abbreviation: "TGF-β", definition: "A cytokine." },
  { term: "killer-cell immunoglobulin-like receptor", abbreviation: "KIR", definition: "A receptor." },
  {
    term: "chimeric antigen receptor",
    abbreviation: "CAR",
    variants: ["(CAR)-NK"],
    definition: "A receptor.",
  },
  { term: "cytotoxicity", definition: "Killing." },
  { term: "metastasis", plural: "metastases", definition: "A tumour that spread." },
  { term: "serum", plural: [], definition: "A liquid." },
  { term: "CD8+ T cell", definition: "A lymphocyte." },
  { term: "Fisher's exact test", definition: "A test." },
  { term: "PD-1/PD-L1 axis", definition: "A pathway." },
];

const glossary: Glossary = glossaryOf(terms.map((term) => ({ term, origin: undefined })));

/** The terms found in a text, each as `words=preferred form`. */
function checkTerms(text: string, expected: readonly string[]): void {
  const found = glossary
    .matches(text)
    .map(
      ({ start, end, meanings }) =>
        `${text.slice(start, end)}=${meanings.map(({ entry }) => entry.term.term).join("/")}`,
    );
  expect(found).toEqual(expected);
}

describe("a term is found", () => {
  it.each([
    ["as written", "The natural killer cell kills.", ["natural killer cell=natural killer cell"]],
    ["in the plural", "Natural killer cells kill.", ["Natural killer cells=natural killer cell"]],
    ["in capitals", "NATURAL KILLER CELLS", ["NATURAL KILLER CELLS=natural killer cell"]],
    ["with a hyphen", "NK-cell-based therapy", ["NK-cell=natural killer cell"]],
    ["over a line end", "natural\nkiller   cell", ["natural\nkiller   cell=natural killer cell"]],
    ["with a possessive", "an NK cell’s granules", ["NK cell=natural killer cell"]],
    [
      "with a Greek letter, its name, or neither hyphen nor space",
      "IFN-γ, IFN-gamma, IFNγ, IFN γ",
      [
        "IFN-γ=interferon gamma",
        "IFN-gamma=interferon gamma",
        "IFNγ=interferon gamma",
        "IFN γ=interferon gamma",
      ],
    ],
    [
      "through the blanks that maths leaves",
      "TGF- β       rises",
      ["TGF- β=transforming growth factor beta"],
    ],
    ["as a plural abbreviation", "KIRs differ", ["KIRs=killer-cell immunoglobulin-like receptor"]],
    [
      "within brackets and hyphens",
      "CAR-T or (CAR)-NK",
      ["CAR=chimeric antigen receptor", "(CAR)-NK=chimeric antigen receptor"],
    ],
    ["the longest one", "NK cell and NK", ["NK cell=natural killer cell", "NK=natural killer cell"]],
    ["with an irregular plural", "two metastases", ["metastases=metastasis"]],
    [
      "with marks that belong to its name",
      "CD8+ T cells; Fisher’s exact test; the PD-1/PD-L1 axis",
      [
        "CD8+ T cells=CD8+ T cell",
        "Fisher’s exact test=Fisher's exact test",
        "PD-1/PD-L1 axis=PD-1/PD-L1 axis",
      ],
    ],
  ])("%s", (_, text, expected) => {
    checkTerms(text, expected);
  });
});

describe("a term is not found", () => {
  it.each([
    ["within a longer word", "monkey, cytotoxicities-like incars"],
    ["where its capitals make it another word", "the car and the nk"],
    ["over a full stop or comma", "The killers were natural. Killer cells; natural, killer cells"],
    ["as a plural that it does not have", "two serums"],
  ])("%s", (_, text) => {
    checkTerms(text, _ === "within a longer word" ? ["cytotoxicities=cytotoxicity"] : []);
  });
});

describe("matches", () => {
  it("never overlap, and lie where they were looked for", () => {
    const words = fc.constantFrom(
      "NK",
      "cell",
      "cells",
      "natural",
      "killer",
      "IFN",
      "-",
      "γ",
      " ",
      "\n",
      "(",
      ")",
      "x",
    );
    fc.assert(
      fc.property(fc.array(words), fc.nat(), (parts, at) => {
        const text = parts.join("");
        const start = at % (text.length + 1);
        let end = start;
        for (const match of glossary.matches(text, start)) {
          expect(match.start).toBeGreaterThanOrEqual(end);
          expect(match.end).toBeGreaterThan(match.start);
          end = match.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("the shipped glossary", () => {
  const shipped = glossaryOf(shippedEntries);

  it.each([
    ["NKG2A", "natural killer group 2A"],
    ["TME", "tumour microenvironment"],
    ["KIRs", "killer cell immunoglobulin-like receptor"],
    ["GVHD", "graft-versus-host disease"],
    ["iPSC", "induced pluripotent stem cell"],
    ["hazard ratio", "hazard ratio"],
  ])("explains %s", (form, term) => {
    const [match] = shipped.matches(`the ${form} here`);
    expect(match?.meanings.map(({ entry }) => entry.term.term)).toContain(term);
  });

  it("has an entry for each of its own preferred forms", () => {
    for (const { term } of shippedEntries) {
      const [match] = shipped.matches(term.term);
      expect(
        match?.meanings.some(({ entry }) => entry.term.term === term.term),
        term.term,
      ).toBe(true);
    }
  });
});

it("a list of abbreviations gives terms their abbreviation, and leaves them their explanation", () => {
  const definition = "A cell that is kept.";
  const glossary = glossaryOf([
    ...readGlossaryFile("file:///a.glossary.csv", "Acronym,Meaning\nBaC,banked cell\nTC,thawed cell\n")
      .entries,
    { term: { term: "Banked cell", abbreviation: "BC", definition }, origin: undefined },
  ]);
  expect(glossary.entries.map(({ term }) => term)).toEqual([
    { term: "Banked cell", abbreviation: "BaC", variants: ["BC"], definition },
    { term: "thawed cell", abbreviation: "TC", definition: "“TC” stands for thawed cell." },
  ]);
});
