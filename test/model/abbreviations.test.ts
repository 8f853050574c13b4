import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abbreviationsOf, usesOf } from "../../server/src/model/abbreviations/abbreviations";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { edited, joinedExamples, runs, smallEdits } from "../syntax/corpus";

/** The introductions of a text, each as `short form = expansion`. */
function checkIntroductions(text: string, expected: readonly string[]): void {
  const { introductions } = abbreviationsOf(manuscriptOf(text));
  expect(introductions.map(({ short, expansion }) => `${short} = ${expansion}`)).toEqual(expected);
  for (const { start, end, shortSpan, expansionSpan } of introductions) {
    expect(start).toBe(Math.min(shortSpan.start, expansionSpan.start));
    expect(end).toBe(Math.max(shortSpan.end, expansionSpan.end));
  }
}

/** The short forms that a text uses, each as it is written without the plural's "s". */
function checkUses(text: string, expected: readonly string[]): void {
  const abbreviations = abbreviationsOf(manuscriptOf(text));
  const uses = [...abbreviations.usesByKey.keys()].flatMap((key) => usesOf(abbreviations, key));
  expect(
    uses.sort((a, b) => a.start - b.start || b.end - a.end).map(({ start, end }) => text.slice(start, end)),
  ).toEqual(expected);
}

describe("an introduction is found", () => {
  it.each([
    ["with the expansion first", "The natural killer (NK) cell.", ["NK = natural killer"]],
    ["with the short form first", "The NK (natural killer) cell.", ["NK = natural killer"]],
    ["between commas", "Some NK, natural killer, cells kill.", ["NK = natural killer"]],
    ["behind “or”", "Some NK, or natural killer, cells kill.", ["NK = natural killer"]],
    ["with a noun that both share", "The natural killer cells (NK cells) kill.", ["NK = natural killer"]],
    [
      "in the plural",
      "Killer-cell immunoglobulin-like receptors (KIRs) bind.",
      ["KIR = Killer-cell immunoglobulin-like receptors"],
    ],
    ["with hyphens", "Graft-versus-host disease (GVHD) is rare.", ["GVHD = Graft-versus-host disease"]],
    [
      "with a hyphen behind the bracket",
      "Chimeric antigen receptor (CAR)-NK cells.",
      ["CAR = Chimeric antigen receptor"],
    ],
    [
      "within another bracket",
      "A product (from an induced pluripotent stem cell (iPSC)-derived line).",
      ["iPSC = induced pluripotent stem cell"],
    ],
    [
      "that names one that is introduced already",
      "Chimeric antigen receptor (CAR)-engineered natural killer (CAR-NK) cells and (CAR)-modified NK (CAR-NK) cells.",
      [
        "CAR = Chimeric antigen receptor",
        "CAR-NK = Chimeric antigen receptor (CAR)-engineered natural killer",
        "CAR-NK = (CAR)-modified NK",
      ],
    ],
    [
      "in a list, line by line",
      "**Abbreviations:**  \nNK: natural killer  \nBFR: big fat rate",
      ["NK = natural killer", "BFR = big fat rate"],
    ],
    [
      "in a list with the noun that both share",
      "Abbreviations: NK cell, natural killer cell; BFR values, big fat rate values.",
      ["NK = natural killer", "BFR = big fat rate"],
    ],
    [
      "in a list behind its bold name",
      "**Abbreviations** NK, natural killer; BFR, big fat rate.",
      ["NK = natural killer", "BFR = big fat rate"],
    ],
    [
      "with a digit",
      "Programmed cell death protein-1 (PD-1) was blocked.",
      ["PD-1 = Programmed cell death protein-1"],
    ],
    ["with a Greek letter", "They secrete interferon-γ (IFN-γ).", ["IFN-γ = interferon-γ"]],
    ["with the name of a Greek letter", "Interferon gamma (IFN-γ) rose.", ["IFN-γ = Interferon gamma"]],
    [
      "with a Greek letter in maths behind a blank",
      "Transforming growth factor beta (TGF- $\\beta$) rose.",
      ["TGF-β = Transforming growth factor beta"],
    ],
    [
      "whose letters stand in another order",
      "A single-chain variable fragment (scFv) binds.",
      ["scFv = single-chain variable fragment"],
    ],
    ["of one word", "They took hydroxyurea (HU) daily.", ["HU = hydroxyurea"]],
    [
      "that begins with “The”",
      "Data from The Cancer Genome Atlas (TCGA) show it.",
      ["TCGA = The Cancer Genome Atlas"],
    ],
    ["with small words", "The area under the curve (AUC) fell.", ["AUC = area under the curve"]],
    ["behind “hereafter”", "The natural killer (hereafter NK) cell.", ["NK = natural killer"]],
    [
      "with more in the bracket",
      "Cytokine release syndrome (CRS, grade 3 or higher) was rare.",
      ["CRS = Cytokine release syndrome"],
    ],
    ["in emphasis", "The **natural killer** (**NK**) cell.", ["NK = natural killer"]],
    ["beside a citation", "The natural killer cell (NK; [1]) kills.", ["NK = natural killer cell"]],
    [
      "in a list of abbreviations",
      "Abbreviations: NK, natural killer; CAR, chimeric antigen receptor; TME, tumour microenvironment.",
      ["NK = natural killer", "CAR = chimeric antigen receptor", "TME = tumour microenvironment"],
    ],
    [
      "in a list with colons",
      "**Abbreviations:** NK: natural killer; KIR: killer-cell immunoglobulin-like receptor.",
      ["NK = natural killer", "KIR = killer-cell immunoglobulin-like receptor"],
    ],
    [
      "in a list of points",
      "- **NK**: natural killer\n- **CAR**: chimeric antigen receptor\n",
      ["NK = natural killer", "CAR = chimeric antigen receptor"],
    ],
    ["in a table", "| Short | Long |\n|---|---|\n| NK | natural killer |\n", ["NK = natural killer"]],
    [
      "below a table",
      "| NK | CAR |\n|---|---|\n| 1 | 2 |\n\nNK, natural killer; CAR, chimeric antigen receptor.\n",
      ["NK = natural killer", "CAR = chimeric antigen receptor"],
    ],
  ])("%s", (_, text, expected) => {
    checkIntroductions(text, expected);
  });
});

describe("no introduction is", () => {
  it.each([
    ["a bracket with other letters", "The liver was scanned (CT)."],
    ["a bracket that begins a sentence", "(NK) cells kill."],
    ["words of another sentence", "They were natural. Killer (NK) cells."],
    ["a place", "A company (Boston, MA, USA) made it."],
    ["a number of a figure", "Numbers were kept (Fig. 2A)."],
    ["a group", "Natural response was kept (group NR)."],
    ["an enumeration", "The cells were NK, T, and B cells."],
    ["a value", "The hazard was low (HR 0.7)."],
    ["a bracket that names the short form itself", "We compared FIT (FIT AUC)."],
    ["words within letters", "Catalysed interest in (CAR) cells."],
    ["code", "The `natural killer (NK)` cell."],
  ])("%s", (_, text) => {
    checkIntroductions(text, []);
  });
});

describe("a short form is used", () => {
  it.each([
    ["in a compound", "CAR-NK cells and NK-cell-based", ["CAR", "NK", "NK"]],
    ["in the plural", "KIRs and a KIR", ["KIR", "KIR"]],
    ["with its number", "IL-15, PD-1/PD-L1 and B7-H3", ["IL-15", "PD-1", "PD-L1", "B7-H3"]],
    ["with a Greek letter", "TGF-β and IFNγ", ["TGF-β", "IFNγ"]],
    [
      "as the longest that is introduced, and within it",
      "Chimeric antigen receptor natural killer (CAR-NK) and natural killer (NK) cells",
      ["CAR-NK", "NK", "NK"],
    ],
    ["not as a common word", "Natural killers I saw, A to Z", []],
  ])("%s", (_, text, expected) => {
    checkUses(text, expected);
  });

  it("in a scope of its own", () => {
    const text = [
      "# NK cells",
      "## Abstract",
      "NK cells kill.",
      "## Introduction",
      "NK cells kill.",
      "| NK | CAR |\n|---|---|\n| 1 | 2 |",
      "> NK cells.",
      "## References",
      "1. Doe J. NK cells. 2020.",
    ].join("\n\n");
    const uses = usesOf(abbreviationsOf(manuscriptOf(text)), "NK");
    expect(uses.map(({ scope }) => scope.kind)).toEqual([
      "title",
      "abstract",
      "body",
      "display",
      "quoted",
      "apart",
    ]);
  });

  it.each([
    ["a block quotation", "> NK cells.", ["quoted"]],
    ["speech", "“NK cells kill”, she said.", ["quoted"]],
    ["speech within speech", "“An ‘odd’ thing is that NK cells kill”, she said.", ["quoted"]],
    ["the title of a work", "See *Frontiers in NK Cell Research* for more.", ["quoted"]],
    ["words in italics", "Here *the NK cells* kill.", ["body"]],
    [
      "a footnote that is a reference",
      "Cells.[^1]\n\n[^1]: Doe J, Roe R. NK cells. Nature. 2020;5:1–9.",
      ["quoted"],
    ],
    ["a footnote", "Cells.[^1]\n\n[^1]: NK cells, that is.", ["body"]],
    ["a list of abbreviations", "## Abbreviations\n\nNK, natural killer.", ["list"]],
    ["such a list in bold", "**Abbreviations**\n\n| NK | natural killer |\n|---|---|", ["list"]],
    ["such a list in a paragraph", "**Abbreviations:** NK, natural killer.", ["list"]],
    ["such a list without a colon", "**Abbreviations** NK, natural killer.", ["list"]],
    ["such a list under a line", "List of abbreviations:\n\n- NK: natural killer", ["list"]],
    ["a sentence on abbreviations", "Abbreviations such as NK are explained.", ["body"]],
    ["two captions", "**Figure 1.** NK.\n\n**Figure 2.** NK.", ["display 1", "display 2"]],
    ["a table and its caption", "| NK | n |\n|---|---|\n| 1 | 2 |\n\nTable: NK.", ["display 1", "display 1"]],
    [
      "two tables with captions",
      "Table 1. NK.\n\n| NK | n |\n|---|---|\n| 1 | 2 |\n\nTable 2. NK.\n\n| NK | n |\n|---|---|\n| 1 | 2 |",
      ["display 1", "display 1", "display 2", "display 2"],
    ],
  ])("%s", (_, text, expected) => {
    const scopes = usesOf(abbreviationsOf(manuscriptOf(text)), "NK").map(({ scope: { kind, number } }) =>
      number === 0 ? kind : `${kind} ${number}`,
    );
    expect(scopes).toEqual(expected);
  });
});

describe("abbreviations of an edited manuscript", () => {
  it("equal those of a fresh one", () => {
    fc.assert(
      fc.property(joinedExamples, fc.array(smallEdits, { maxLength: 5 }), (text, edits) => {
        let manuscript = manuscriptOf(`The natural killer (NK) cell.\n\n${text}`);
        for (const edit of edits) {
          abbreviationsOf(manuscript);
          manuscript = manuscriptOf(edited(manuscript.text, edit), manuscript);
          const fresh = abbreviationsOf(manuscriptOf(manuscript.text));
          if (!isDeepStrictEqual(abbreviationsOf(manuscript), fresh)) {
            expect(abbreviationsOf(manuscript)).toEqual(fresh);
          }
        }
      }),
      { numRuns: runs(0.5) },
    );
  });
});

const seeds = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts", "seeds");

describe.skipIf(!existsSync(seeds))("every abbreviation that a seed text defines has its expansion:", () => {
  it.each([
    [
      "car-nk-solid-tumours-summary",
      ["ORR = Overall Response Rate", "CAR = Chimeric Antigen Receptor", "TME = Tumor Microenvironment"],
    ],
    [
      "next-generation-review",
      [
        "NK = Natural killer",
        "CAR = chimeric antigen receptor",
        "ILC = innate lymphoid cells",
        "TME = tumor microenvironment",
        "GVHD = graft-versus-host disease",
        "AML = acute myeloid leukemia",
        "CAR = chimeric antigen receptor",
        "CAR-NK = (CAR)-engineered NK",
        "CRS = cytokine release syndrome",
        "ADCC = antibody-dependent cellular cytotoxicity",
        "iPSC = induced pluripotent stem cell",
        "TIGIT = T-cell immunoreceptor with Ig and ITIM domains",
        "PD-1 = programmed cell death protein-1",
      ],
    ],
    [
      "progress-and-hurdles-review",
      [
        "iPSC = Induced pluripotent stem cell",
        "NK = Natural Killer",
        "iPSC = induced pluripotent stem cell",
        "NK = Natural Killer",
        "iPSC = Induced pluripotent stem cell",
      ],
    ],
    [
      "tnbc-patient-article",
      ["TNBC = Triple-negative breast cancer", "NK = natural killer", "IFN-γ = interferon-γ"],
    ],
  ])("%s", (name, expected) => {
    const text = readFileSync(join(seeds, `${name}.md`), "utf8");
    checkIntroductions(text, expected);
  });
});
