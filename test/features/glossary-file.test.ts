import { describe, expect, it } from "vitest";
import { glossaryOffers } from "../../server/src/features/glossary-file/glossary-completion";
import { glossarySubjectAt } from "../../server/src/features/glossary-file/glossary-subject";
import { applyEdits } from "../../server/src/text/span";
import { readMarked } from "../marked";
import { houseGlossary } from "./terms/glossary";

function fileAt(fixture: string): { text: string; cursor: number } {
  const [file] = readMarked(fixture);
  return { text: file?.text ?? "", cursor: file?.cursor ?? -1 };
}

/** Checks what is on offer in a glossary file. */
function checkOffers(fixture: string, ...labels: readonly string[]): void {
  const { text, cursor } = fileAt(fixture);
  expect(glossaryOffers(cursor, text, houseGlossary).map(({ label }) => label)).toEqual(labels);
}

/** Checks the file after the first offer was taken. */
function checkTaken(fixture: string, after: string): void {
  const { text, cursor } = fileAt(fixture);
  const [offer] = glossaryOffers(cursor, text, houseGlossary);
  if (!offer) throw new Error("nothing is on offer");
  expect(applyEdits(text, [{ span: offer.place, text: offer.inserted }])).toBe(after);
}

describe("completion in a glossary file", () => {
  it("offers the keys of the place that are not there yet, the required ones first", () => {
    checkOffers("<|>", "terms", "$schema", "category");
    checkOffers("terms:\n  - de<|>\n    details: x\n", "definition", "deprecated");
    checkOffers("terms:\n  - term: a\n    gene:\n      <|>\n", "symbol", "hgnc", "protein", "cd", "synonyms");
    checkOffers("terms:\n  - term: a\n    deprecated:\n      - { form: x, <|>}\n", "reason");
  });
  it("writes a key with what follows it, and over another only itself", () => {
    checkTaken("terms:\n  - ter<|>\n", "terms:\n  - term: \n");
    checkTaken("terms:\n  - defi<|>: x\n", "terms:\n  - definition: x\n");
    checkTaken("terms:\n  - term: a\n    dep<|>\n", "terms:\n  - term: a\n    deprecated:\n");
  });
  it("offers the values that a key allows", () => {
    checkOffers("terms:\n  - partOfSpeech: <|>\n", "noun", "adjective", "verb", "phrase");
    checkOffers("terms:\n  - partOfSpeech: n<|>\n", "noun");
  });
  it("offers known terms where other entries are named", () => {
    checkOffers("terms:\n  - related: [gran<|>]\n", "granzyme");
    checkOffers("terms:\n  - term: a\n    related:\n      - cell<|>\n", "natural killer cell");
    checkOffers("terms:\n  - notToBeConfusedWith:\n      - { term: metas<|> }\n", "metastasis");
  });
  it("offers nothing in definitions and comments", () => {
    checkOffers("terms:\n  - definition: gran<|>\n");
    checkOffers("# ter<|>\n");
  });
});

describe("what stands in a glossary file", () => {
  function checkSubject(fixture: string, expected: string | undefined): void {
    const { text, cursor } = fileAt(fixture);
    const subject = glossarySubjectAt(cursor, text, houseGlossary);
    const shown = subject && (subject.kind === "key" ? subject.key.description : subject.entry.term.term);
    expect(shown).toBe(expected);
  }
  it("is a key and what it is for", () => {
    checkSubject(
      "terms:\n  - te<|>rm: a\n",
      "The preferred form in the singular, as written in running text: `natural killer cell`.",
    );
    checkSubject("terms:\n  - gene: { sym<|>bol: A }\n", "The symbol approved by the HGNC: `KLRC1`.");
  });
  it("is a term that the glossaries know", () => {
    checkSubject("terms:\n  - related: [a, gran<|>zyme]\n", "granzyme");
    checkSubject("terms:\n  - term: gran<|>zyme\n", "granzyme");
    checkSubject("terms:\n  - abbreviation: N<|>K cell\n", "natural killer cell");
  });
  it("is nothing in a definition, nor for a key that nobody knows", () => {
    checkSubject("terms:\n  - definition: gran<|>zyme\n", undefined);
    checkSubject("terms:\n  - sino<|>nyms: a\n", undefined);
  });
});
