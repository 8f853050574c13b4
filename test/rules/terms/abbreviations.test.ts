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
      `${start}The big fat rate (BFR) rose. BFR is a word. BFR.\n`,
    ));
});

describe("a short form in a table or caption that says nothing of it", () => {
  const text = `${start}A big fat rate (BFR) is one. BFR matters, BFR counts.\n\n`;
  it.each([
    [
      "in a note",
      "| BFR | n |\n|---|---|\n| 1 | 2 |\n",
      "| BFR | n |\n|---|---|\n| 1 | 2 |\n\nBFR, big fat rate.\n",
    ],
    [
      "in the note that is there",
      "| BFR | NK |\n|---|---|\n| 1 | 2 |\n\nNK, natural killer.\n",
      "| BFR | NK |\n|---|---|\n| 1 | 2 |\n\nNK, natural killer; BFR, big fat rate.\n",
    ],
    ["in the caption", "**Figure 1.** The BFR rose.\n", "**Figure 1.** The BFR rose. BFR, big fat rate.\n"],
    ["in a caption without a stop", "![The BFR](a.png)\n", "![The BFR. BFR, big fat rate.](a.png)\n"],
  ])("gets it %s", (_, before, after) => checkFix("abbreviation/undefined", text + before, text + after));
});

describe("what an undefined abbreviation stands for is written", () => {
  it.each([
    [
      "in its number, with the article and the capital that it wants",
      "# A trial\n\n## Results\n\nBFRs rose. A BFR fell. Some big fat rates (BFRs) end. BFR.\n",
      "# A trial\n\n## Results\n\nBig fat rates (BFRs) rose. A BFR fell. Some BFRs end. BFR.\n",
    ],
    [
      "in full where it is hardly used",
      "# A trial\n\n## Abstract\n\nAn NBR rose.\n\n## Results\n\nA noble bit rate (NBR) fell. NBR, NBR.\n",
      "# A trial\n\n## Abstract\n\nA noble bit rate rose.\n\n## Results\n\nA noble bit rate (NBR) fell. NBR, NBR.\n",
    ],
    [
      "and the short form where the text writes it out again",
      "# A trial\n\n## Results\n\nThe TME is acidic. The tumor microenvironment is poor. The TME. TME.\n",
      "# A trial\n\n## Results\n\nThe tumor microenvironment (TME) is acidic. The TME is poor. The TME. TME.\n",
    ],
  ])("%s", (_, before, after) => checkFix("abbreviation/undefined", before, after));
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

describe("a second introduction becomes the short form alone", () => {
  const first = "A big fat rate (BFR) is one. BFR.\n\n";
  it.each([
    ["short form first", "The BFR (big fat rate) counts.\n", "The BFR counts.\n"],
    ["with more in the bracket", "A big fat rate (BFR; Figure 1) counts.\n", "A BFR (Figure 1) counts.\n"],
    ["in square brackets", "A rate (big fat rate [BFR]) counts.\n", "A rate (BFR) counts.\n"],
    ["between commas", "The BFR, big fat rate, counts.\n", "The BFR counts.\n"],
    ["with a noun", "The big fat rate values (BFR values) count.\n", "The BFR values count.\n"],
  ])("%s", (_, before, after) => checkFix("abbreviation/redefined", first + before, first + after));
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

describe("quotations and titles of works", () => {
  const text = "A big fat rate (BFR) is one. BFR rises, BFR falls.\n\n";
  it.each([
    ["written out in speech", "She said “the big fat rate fell”.\n"],
    ["written out in a block quotation", "> The big fat rate fell.\n"],
    ["written out in the title of a work", "It was in *Annals of the Big Fat Rate*.\n"],
    ["introduced again in speech", "She said “the big fat rate (BFR) fell”.\n"],
    ["of another meaning in speech", "She said “the best first run (BFR) fell”.\n"],
  ])("hold nothing that is at fault: %s", (_, more) => checkMarked(text + more));

  it("use what the text introduces", () =>
    checkMarked(`${start}A big fat rate (BFR) is one. She said “the BFR fell”.\n`));
});

describe("an expansion behind its abbreviation", () => {
  it("takes its article along", () =>
    checkFix(
      "abbreviation/expanded-again",
      "Natural killer (NK) cells kill. NK cells bind. A natural killer cell dies.\n",
      "Natural killer (NK) cells kill. NK cells bind. An NK cell dies.\n",
    ));
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
