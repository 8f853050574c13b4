import { describe, expect, it } from "vitest";
import { findingsIn } from "../../service/memory";
import { checkFix, checkMarked } from "./checks";

describe("a near miss", () => {
  it.each([
    [
      "one letter off",
      "They hold granzime and perforine.\n          ^^^^^^^^ term/near-miss\n                       ^^^^^^^^^ term/near-miss\n",
    ],
    ["with two letters swapped", "Many lymphoctyes came.\n     ^^^^^^^^^^^ term/near-miss\n"],
    ["at the start of a sentence", "Lymphocites came.\n^^^^^^^^^^^ term/near-miss\n"],
  ])("%s", (_, fixture) => checkMarked(fixture));

  it.each([
    ["an English word", "A medication, an attention, an inclusion, a vehicle, a prostrate man.\n"],
    ["another term", "Endocytosis and exocytosis, haploid and diploid, monocytes and myocytes.\n"],
    ["British or American", "Hematology and haematology, leukaemic, leukocytes, tumors, estrogen.\n"],
    ["another form of a term", "Metastatic, apoptotic, lymphocytic, immunogenic, cytotoxic.\n"],
    ["a name", "The firm Granzime and Dr Lymphocite of GRANZIME.\n"],
    ["a part of a word", "The granzime-like, anti-granzime and granzime_1 ones.\n"],
    ["quoted or code", "The label says “granzime”, and `granzime` is a variable.\n"],
    ["in the reference list", "A text.\n\n## References\n\n1. Doe J. On granzime. J Fiction. 2020;1:2.\n"],
    ["what a text writes again and again", "The granzime is new. Such granzime is rare. A granzime binds.\n"],
  ])("is no word that is %s", (_, fixture) => checkMarked(fixture));

  it("is none that the project accepts", () =>
    checkMarked("They hold granzime.\n", "terms:\n  accept: [granzime]\n"));
  it("is mended, with its capital", () =>
    checkFix("term/near-miss", "Lymphocites came.\n", "Lymphocytes came.\n"));
});

describe("a deprecated form", () => {
  it.each([
    ["without its hyphen", "The receptor PD1 binds.\n             ^^^ term/deprecated\n"],
    ["with one too many", "Many NK-cells kill.\n     ^^^^^^^^ term/deprecated\n"],
    ["that is right before a noun", "The NK-cell receptor binds.\n"],
  ])("%s", (_, fixture) => checkMarked(fixture));
  it("without a plural of its own gives way to what it belongs to", async () => {
    await checkFix("term/deprecated", "The natural killers kill.\n", "The natural killer cells kill.\n");
    await checkFix(
      "term/deprecated",
      "Natural killer (NK) cells kill. NK cells bind. Natural killers die.\n",
      "Natural killer (NK) cells kill. NK cells bind. NK cells die.\n",
    );
  });
  it("is replaced", () => checkFix("term/deprecated", "Many NK-cells kill.\n", "Many NK cells kill.\n"));
});

describe("a variant", () => {
  const house =
    "terms:\n  - term: banked cell\n    variants: [stored cell]\n    definition: A cell that is kept.\n";

  it("is told of where a house glossary prefers another form", async () => {
    const files = { "a.md": "Stored cells thaw. A banked cell thaws.\n", "house.glossary.yaml": house };
    const found = (await findingsIn(files, "a.md")).filter(({ rule }) => rule === "term/variant");
    expect(
      found.map(({ start, end, severity, fixes }) => [start, end, severity, fixes[0]?.edits[0]?.text]),
    ).toEqual([[0, 12, "information", "Banked cells"]]);
  });
  it("is told of where the project prefers another form", () =>
    checkFix(
      "term/variant",
      "The tumour microenvironment is acidic.\n",
      "The tumor microenvironment is acidic.\n",
      "terms:\n  prefer: [tumor microenvironment]\n",
    ));
  it.each([
    ["two spellings", "IFN-γ rose. IFN-γ fell. IFNγ rose.\n                        ^^^^ term/variant\n"],
    [
      "one spelling at the start of a sentence and elsewhere",
      "Tumour cells grow. The tumour cells and a Tumour Cell.\n",
    ],
    ["hyphens before nouns", "NK cells, NK-cell therapy, an NK cell.\n"],
    ["a Greek name at the start of a sentence", "Gamma-delta T cells kill. Few gamma-delta T cells rest.\n"],
    ["two names", "Leucocytes are white blood cells. Leucocytes.\n"],
    ["a gene and its protein", "IL-2 is encoded by IL2. IL-2 binds.\n"],
    ["a quotation", "IFN-γ rose, “IFNγ fell”, IFN-γ rose.\n"],
  ])("in %s", (_, fixture) => checkMarked(fixture));

  it("keeps the capitals that the glossary gives it", () =>
    checkFix(
      "term/variant",
      "The γδ T cells kill. Other γδ T cells rest. Few gamma-delta T cells bind.\n",
      "The γδ T cells kill. Other γδ T cells rest. Few γδ T cells bind.\n",
    ));
});
