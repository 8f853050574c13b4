import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../server/src/model/glossary";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { hasShared, readTsv, shared } from "./tables";

const glossary = glossaryOf(shippedEntries);

/** Names in capitals that are no terms of the field, with the reason. */
const noTerms = new Map([
  ["AI", "label of a web page"],
  ["DOI", "identifier of the article"],
  ["ImmunePCS", "company"],
  ["LLC", "legal form of a company"],
  ["MA", "postal address"],
  ["USA", "postal address"],
  ["II", "part of Phase II/III"],
  ["III", "numbers a list or a phase"],
  ["PreQC", "manuscript number"],
  ["QC", "manuscript number"],
  ["DNA", "known to every reader"],
]);

/** The names in capitals of a text, up to its reference list, that no entry explains. */
function unexplained(text: string): string[] {
  const body = (text.split(/^## References$/m)[0] ?? "").replaceAll(String.raw`$\beta$`, "β");
  const covered = glossary.matches(body);
  return [...body.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([word]) => /\p{Lu}.*\p{Lu}/u.test(word) || /\p{Lu}.*\p{N}/u.test(word))
    .filter(({ index }) => !covered.some(({ start, end }) => start <= index && index < end))
    .map(([word]) => word)
    .filter((word) => !noTerms.has(word));
}

describe("coverage", () => {
  it("finds what no entry explains", () => {
    expect(unexplained("NK cells and ZZ9 cells with IFN- $\\beta$")).toEqual(["ZZ9"]);
  });

  it.each([
    ["natural killer cells", "natural killer cell"],
    ["NKG2A", "natural killer group 2A"],
    ["TME", "tumour microenvironment"],
    ["KIRs", "killer cell immunoglobulin-like receptor"],
    ["TGF-β", "transforming growth factor beta"],
    ["MICA/B", "MHC class I polypeptide-related sequences A and B"],
    ["tumor microenvironments", "tumour microenvironment"],
    ["off-the-shelf", "off-the-shelf"],
  ])("explains %s as %s", (text, term) => {
    expect(
      glossary.matches(text).flatMap(({ meanings }) => meanings.map(({ entry }) => entry.term.term)),
    ).toEqual([term]);
  });

  describe.skipIf(!hasShared)("over real manuscripts", () => {
    const seeds = new URL("manuscripts/seeds/", shared);
    const files = hasShared ? readdirSync(seeds) : [];
    it.each(files)("leaves no name in capitals unexplained in %s", (file) => {
      expect(unexplained(readFileSync(new URL(file, seeds), "utf8"))).toEqual([]);
    });
  });
});

describe.skipIf(!hasShared)("wording", () => {
  it("is our own: no ten words in a row from the manuscripts or the ontologies", () => {
    const seeds = new URL("manuscripts/seeds/", shared);
    const tables = new URL("data/nomenclature/", shared);
    const others = [
      ...readdirSync(seeds).map((file) => readFileSync(new URL(file, seeds), "utf8")),
      ...["cell_ontology_immune.tsv", "gene_ontology_immune.tsv", "clinical_terms.tsv"].flatMap((name) =>
        readTsv(new URL(name, tables)).map((row) => row["definition"] ?? ""),
      ),
    ];
    const runs = new Set(others.flatMap(tenWordRuns));
    const copied = shippedEntries.flatMap(({ term }) =>
      tenWordRuns(`${term.definition} ${term.details ?? ""}`).filter((run) => runs.has(run)),
    );
    expect(copied).toEqual([]);
  });
});

function tenWordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(9).map((_, i) => words.slice(i, i + 10).join(" "));
}
