import { describe, expect, it } from "vitest";
import { glossaryOffers } from "../../server/src/features/glossary-file/glossary-completion";
import { glossarySubjectAt } from "../../server/src/features/glossary-file/glossary-subject";
import { applyEdits } from "../../server/src/text/span";
import { readMarked } from "../marked";
import { houseGlossary } from "./terms/glossary";

/** The file of a fixture; without a name it is in YAML. */
function fileAt(fixture: string): { uri: string; text: string; cursor: number } {
  const [file] = readMarked(fixture.startsWith("===") ? fixture : `=== house.glossary.yaml\n${fixture}`);
  return { uri: `file:///w/${file?.name ?? ""}`, text: file?.text ?? "", cursor: file?.cursor ?? -1 };
}

/** Checks what is on offer in a glossary file. */
function checkOffers(fixture: string, ...labels: readonly string[]): void {
  const file = fileAt(fixture);
  expect(glossaryOffers(file.cursor, file, houseGlossary).map(({ label }) => label)).toEqual(labels);
}

/** Checks the file after the first offer was taken. */
function checkTaken(fixture: string, after: string): void {
  const file = fileAt(fixture);
  const [offer] = glossaryOffers(file.cursor, file, houseGlossary);
  if (!offer) throw new Error("nothing is on offer");
  expect(applyEdits(file.text, [{ span: offer.place, text: offer.inserted }])).toBe(after);
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

describe("completion in a glossary in JSON", () => {
  const json = (text: string): string => `=== house.glossary.json\n${text}\n`;

  it("offers keys, allowed values and known terms as in YAML", () => {
    checkOffers(json('{ "<|>" }'), "terms", "$schema", "category");
    checkOffers(json('{ "terms": [{ "de<|>", "details": "x" }] }'), "definition", "deprecated");
    checkOffers(json('{ "terms": [{ "partOfSpeech": "n<|>" }] }'), "noun");
    checkOffers(json('{ "terms": [{ "related": ["gran<|>"] }] }'), "granzyme");
    checkOffers(json('{ "terms": [{ "definition": "gran<|>" }] }'));
  });
  it("writes quotation marks and a colon where they are missing", () => {
    checkTaken(json('{ "terms": [{ ter<|> }] }'), '{ "terms": [{ "term":  }] }\n');
    checkTaken(json('{ "terms": [{ "ter<|>" }] }'), '{ "terms": [{ "term":  }] }\n');
    checkTaken(json('{ "terms": [{ "ter<|>'), '{ "terms": [{ "term": \n');
    checkTaken(json('{ "terms": [{ "defi<|>": "x" }] }'), '{ "terms": [{ "definition": "x" }] }\n');
    checkTaken(json('{ "terms": [{ "partOfSpeech": <|> }] }'), '{ "terms": [{ "partOfSpeech": "noun" }] }\n');
    checkTaken(
      json('{ "terms": [{ "related": ["gran<|>"] }] }'),
      '{ "terms": [{ "related": ["granzyme"] }] }\n',
    );
  });
});

describe("completion in a glossary as a table", () => {
  it("offers the columns that the head does not name yet", () => {
    checkOffers("=== house.glossary.csv\n<|>\n", "term", "definition", "abbreviation", "variants");
    checkOffers("=== house.glossary.csv\nterm,definition,<|>\na,b,c\n", "abbreviation", "variants");
    checkOffers("=== house.glossary.tsv\nTerm\tMeaning\tvar<|>\n", "variants");
    checkTaken("=== house.glossary.csv\nterm;def<|>\na;b\n", "term;definition\na;b\n");
  });
  it("offers nothing in its rows", () => {
    checkOffers("=== house.glossary.csv\nterm,definition\nte<|>\n");
  });
  it("offers nothing in Markdown", () => {
    checkOffers("=== house.glossary.md\nte<|>\n");
  });
});

describe("what stands in a glossary file", () => {
  function checkSubject(fixture: string, expected: string | undefined): void {
    const file = fileAt(fixture);
    const subject = glossarySubjectAt(file.cursor, file, houseGlossary);
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
  it("is the same in JSON", () => {
    checkSubject(
      '=== a.json\n{ "terms": [{ "gene": { "sym<|>bol": "A" } }] }\n',
      "The symbol approved by the HGNC: `KLRC1`.",
    );
    checkSubject('=== a.json\n{ "terms": [{ "abbreviation": "N<|>K cell" }] }\n', "natural killer cell");
    checkSubject('=== a.json\n{ "terms": [{ "definition": "gran<|>zyme" }] }\n', undefined);
  });
  it("is in a table the head of a column, or a term or abbreviation", () => {
    const table = "=== a.csv\nShort form;Term;Meaning\nNK cell;granzyme;granzyme\n";
    checkSubject(
      table.replace("Short", "Sh<|>ort"),
      "The short form of the term: `NK cell`. Capitals count when there are two or more of them.",
    );
    checkSubject(table.replace("NK", "N<|>K"), "natural killer cell");
    checkSubject(table.replace("granzyme", "gran<|>zyme"), "granzyme");
    checkSubject(table.replace("granzyme\n", "gran<|>zyme\n"), undefined);
    checkSubject("=== a.csv\ngran<|>zyme,b\n", "granzyme");
  });
});
