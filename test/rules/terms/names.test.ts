import { describe, expect, it } from "vitest";
import { findingsIn } from "../../service/memory";
import { checkMarked } from "./checks";

const start = "# Cells\n\n## Introduction\n\n";

describe("a short form that nobody explains", () => {
  const on = "rules:\n  abbreviation/unknown: information\n";
  it("is told of at its first use, where a project asks for it", async () => {
    const text = `${start}The QBR rose.\n    ^^^ abbreviation/unknown\nThe QBR fell.\n`;
    await checkMarked(text, on);
    await checkMarked(`${start}The QBR rose.\nThe QBR fell.\n`);
  });
  it.each([
    ["is used once", "The QBR rose.\n"],
    ["is introduced in a way of the author's own", "The QBR rose. The QBR is the quick beat rate.\n"],
    ["is known to the glossary", "CD19 rose. CD19 fell.\n"],
    ["is the symbol of a gene", "In KRAS, and KRAS alone.\n"],
    ["is in italics somewhere", "The *QBR* locus, and QBR rose. QBR fell.\n"],
    ["names a program", "We used QBR version 2. QBR ran, and QBR stopped.\n"],
    ["is cited at once", "We used QBR [@doe]. QBR ran, and QBR stopped.\n"],
    ["is a link", "We used [QBR](https://example.org/). QBR ran, and QBR stopped.\n"],
    ["is an institution's", "The QBR's building. QBR grew, and QBR shrank.\n"],
    ["begins a name", "The QBR Browser ran. QBR stopped, and QBR went on.\n"],
    ["is a place", "They live in Vienna, VX and in Graz, VX.\n"],
    ["is a number", "Grades III and IV, III or IV.\n"],
    ["reads as a word", "We used QUABER and QUABER again.\n"],
    ["is a word in capitals", "It is ONLY so, and ONLY here, if only for now.\n"],
    ["has digits", "The QBR5 rose. The QBR5 fell.\n"],
    ["is always a part of other words", "The pre-QBR and post-QBR rates.\n"],
    ["stands in quotations", "He said “the QBR rose” and “the QBR fell”.\n"],
  ])("is none that %s", (_, text) => checkMarked(start + text, on));
  it.each(["terms:\n  abbreviations: [QBR]\n", "terms:\n  accept: [QBR]\n"])(
    "is none that the project knows: %j",
    (terms) => checkMarked(`${start}The QBR rose. The QBR fell.\n`, on + terms),
  );
});

describe("names", () => {
  const house =
    "terms:\n  - term: BFR Biologics\n    definition: A firm.\n  - term: BFR-9\n    category: product\n    definition: Cells.\n";
  async function rulesIn(text: string, caveat = ""): Promise<readonly string[]> {
    const files = { "a.md": start + text, "house.glossary.yaml": house, "caveat.yaml": caveat };
    return (await findingsIn(files, "a.md")).map(({ rule }) => rule);
  }
  const introduced = "A big fat rate (BFR) is one. BFR matters, BFR counts.\n";
  it("of a house glossary abbreviate nothing", async () => {
    expect(await rulesIn(`It is made by BFR Biologics. ${introduced}`)).toEqual([]);
    expect(await rulesIn(`Some BFR-9 was given. ${introduced}`)).toEqual([]);
    expect(await rulesIn(`It is made by BFR. ${introduced}`)).toEqual(["abbreviation/undefined"]);
  });
  it("that the project accepts abbreviate nothing", async () => {
    const accept = "terms:\n  accept: [BFR Foundation]\n";
    expect(await rulesIn(`The BFR Foundation paid. ${introduced}`, accept)).toEqual([]);
    expect(await rulesIn(`The BFR paid. ${introduced}`, accept)).toEqual(["abbreviation/undefined"]);
  });
  it("of shipped products abbreviate nothing", async () => {
    const text = "Patients got ALT-803. Alanine aminotransferase (ALT) rose. ALT fell, ALT rose.\n";
    expect(await rulesIn(text)).toEqual([]);
  });
  it("that hold an accepted phrase are spelled as they are", async () => {
    const text = "The tumour cells. The tumour cells. A tumour cell. The Tumor Cell Foundation.\n";
    expect(await rulesIn(text)).toEqual(["term/variant"]);
    expect(await rulesIn(text, "terms:\n  accept: [Tumor Cell Foundation]\n")).toEqual([]);
  });
});
