import { describe, it } from "vitest";
import { checkFix, checkMarked } from "./checks";

const start = "# Cells\n\n## Introduction\n\n";

describe("an undefined abbreviation", () => {
  it.each([
    [
      "is used before its introduction",
      `${start}The BFR rose.\n    ^^^ abbreviation/undefined\nA big fat rate (BFR) is one. BFR matters, BFR counts.\n`,
    ],
    [
      "is introduced in the abstract alone",
      "# Cells\n\n## Abstract\n\nA big fat rate (BFR) is one. BFR matters, BFR counts.\n\n## Introduction\n\nThe BFR rose.\n    ^^^ abbreviation/undefined\n",
    ],
    [
      "is not in a caption that has its own note",
      `${start}A big fat rate (BFR) is one. BFR matters, BFR counts.\n\n| BFR | n |\n|---|---|\n| 1 | 2 |\n\nBFR, big fat rate.\n`,
    ],
    [
      "is in a table without one",
      `${start}A big fat rate (BFR) is one. BFR matters, BFR counts.\n\n| BFR | n |\n  ^^^ abbreviation/undefined\n|---|---|\n| 1 | 2 |\n`,
    ],
  ])("%s", (_, fixture) => checkMarked(fixture));

  it.each([
    ["every reader knows", `${start}The DNA, an mRNA and HIV.\n`],
    [
      "a list of abbreviations explains",
      `${start}The BFR rose; BFR fell.\n\n**Abbreviations:** BFR, big fat rate.\n`,
    ],
    [
      "stands in a quotation",
      `${start}He said “the BFR rose”. A big fat rate (BFR) is one. BFR matters, BFR counts.\n`,
    ],
    [
      "stands in the reference list",
      `${start}A text.\n\n## References\n\n1. Doe J. The BFR. J Fiction. 2020;1:2.\n`,
    ],
    ["stands in code", `${start}Run \`BFR\`. A big fat rate (BFR) is one. BFR matters, BFR counts.\n`],
    [
      "stands in a heading before its introduction",
      `${start}## The BFR\n\nA big fat rate (BFR) is one. BFR matters, BFR counts.\n`,
    ],
    ["names a gene", `${start}The receptor KLRC1 and NKG2D.\n`],
    ["the glossary does not know", `${start}The company QXZ made it.\n`],
  ])("is none that %s", (_, fixture) => checkMarked(fixture));

  it("is none that the project exempts", () =>
    checkMarked(`${start}The TME is acidic.\n`, "terms:\n  abbreviations: [TME]\n"));

  it("gets its expansion", () =>
    checkFix(
      "abbreviation/undefined",
      `${start}The BFR rose. Big fat rate (BFR) is a word. BFR.\n`,
      `${start}The big fat rate (BFR) rose. Big fat rate (BFR) is a word. BFR.\n`,
    ));
});

describe("an abbreviation that is introduced again", () => {
  it("is found in the same part of the text, and not in another one", () =>
    checkMarked(
      `${start}A big fat rate (BFR) is one. A big fat rate (BFR) counts. BFR, BFR.\n                               ^^^^^^^^^^^^^^^^^ abbreviation/redefined\n`,
    ));
  it("is left alone", () =>
    checkFix(
      "abbreviation/redefined",
      "A big fat rate (BFR) is one. Some big fat rates (BFRs) count.\n",
      "A big fat rate (BFR) is one. Some BFRs count.\n",
    ));
});

describe("an abbreviation with two expansions", () => {
  it.each([
    [
      "that differ",
      "A big fat rate (BFR) is one. A best first run (BFR) another. BFR.\n                               ^^^^^^^^^^^^^^^^^^^ abbreviation/conflicting-expansion\n",
    ],
    [
      "that differ in spelling alone",
      "## Abstract\n\nA colour map (CM) helps. CM, CM.\n\n## Results\n\nColor maps (CMs) help. CM, CM.\n",
    ],
  ])("%s", (_, fixture) => checkMarked(fixture));
});

describe("an abbreviation that is not worth it", () => {
  it("is dropped where it is never used", () =>
    checkFix(
      "abbreviation/unused-after-definition",
      `${start}A big fat rate (BFR) is one.\n`,
      `${start}A big fat rate is one.\n`,
    ));
  it("is written out where it is used once", () =>
    checkFix(
      "abbreviation/used-once",
      `${start}A big fat rate (BFR) is one. The BFR rose.\n`,
      `${start}A big fat rate is one. The big fat rate rose.\n`,
    ));
  it.each([
    ["the text is one part of many", "A big fat rate (BFR) is one.\n"],
    [
      "only a compound uses it",
      `${start}A big fat rate (BFR) is one. BFR-based and anti-BFR ones are more.\n`,
    ],
  ])("is fine where %s", (_, fixture) => checkMarked(fixture));
});

describe("an expansion behind its abbreviation", () => {
  it("becomes the abbreviation", () =>
    checkFix(
      "abbreviation/expanded-again",
      "A big fat rate (BFR) is one. BFR rises. Some big fat rates fall.\n",
      "A big fat rate (BFR) is one. BFR rises. Some BFRs fall.\n",
    ));
});

describe("an abbreviation in the title", () => {
  it("becomes its expansion", () =>
    checkFix(
      "abbreviation/in-title",
      "# The BFR\n\n## Introduction\n\nA big fat rate (BFR) is one. BFR, BFR.\n",
      "# The big fat rate\n\n## Introduction\n\nA big fat rate (BFR) is one. BFR, BFR.\n",
    ));
});
