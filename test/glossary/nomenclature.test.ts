import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { formsOf, type Term } from "../../server/src/model/term";
import { extractFrom } from "./extract.mjs";
import { hasShared, readTsv, shared } from "./tables";

interface Row {
  readonly label: string;
  readonly symbol: string;
  readonly synonyms: readonly string[];
}

const rows = new Map<string, Row>(
  readTsv(new URL("nomenclature.tsv", import.meta.url)).map((row) => [
    row["id"] ?? "",
    { label: row["label"] ?? "", symbol: row["symbol"] ?? "", synonyms: (row["synonyms"] ?? "").split("|") },
  ]),
);

const references = referencesIn(readFileSync(new URL("../../glossary/sources.bib", import.meta.url), "utf8"));
const dois = new Set(references.map(({ doi }) => doi));
const pmids = new Set(references.map(({ pmid }) => pmid));

const terms = shippedEntries.map(({ term }) => term);

/** The entries that break a rule, each as "term: what is wrong", so that a failure names them all. */
function checkEach(faultsOf: (term: Term) => readonly string[]): void {
  expect(terms.flatMap((term) => faultsOf(term).map((fault) => `${term.term}: ${fault}`))).toEqual([]);
}

describe("sources", () => {
  it("resolve to a shipped reference or to a row of the nomenclature", () => {
    checkEach((term) => (term.sources ?? []).filter((source) => !resolves(source)));
  });

  it.each(["doi:10.1000/unknown", "pmid:1", "CL:9999999", "a textbook"])("do not resolve: %s", (source) => {
    expect(resolves(source)).toBe(false);
  });

  it("are each used, and each reference has a key of its own", () => {
    const used = new Set(terms.flatMap((term) => term.sources ?? []));
    const idle = references.filter(({ doi, pmid }) => !used.has(`doi:${doi}`) && !used.has(`pmid:${pmid}`));
    expect(idle.map(({ key }) => key)).toEqual([]);
    expect(new Set(references.map(({ key }) => key)).size).toBe(references.length);
  });
});

describe("genes", () => {
  it("have the symbol that stands beside their identifier", () => {
    checkEach(({ gene }) =>
      gene === undefined || rows.get(gene.hgnc ?? "")?.symbol === gene.symbol ? [] : [gene.symbol],
    );
  });

  it("have only names that the nomenclature lists for them", () => {
    checkEach(({ gene }) => {
      const row = rows.get(gene?.hgnc ?? "");
      if (gene === undefined || row === undefined) return [];
      const known = new Set([row.label, row.symbol, ...row.synonyms].map(plain));
      const named = [gene.protein, gene.cd, ...(gene.synonyms ?? [])].filter((name) => name !== undefined);
      return named.filter((name) => !known.has(plain(name)));
    });
  });
});

describe("ontology identifiers", () => {
  it("belong to a row", () => {
    checkEach((term) => (term.ontology ?? []).filter((id) => !rows.has(id)));
  });

  it("belong to a row that speaks of the same thing: at least one word in common", () => {
    checkEach((term) => {
      const own = wordsOf(formsOf(term).map(({ form }) => form));
      return (term.ontology ?? []).filter((id) => {
        const row = rows.get(id);
        return row !== undefined && !wordsOf([row.label, ...row.synonyms]).some((word) => own.includes(word));
      });
    });
  });
});

describe.skipIf(!hasShared)("compared with the full tables", () => {
  const tables = new URL("data/nomenclature/", shared);

  it("the extract is what the tables say today", async () => {
    await expect(extractFrom(fileURLToPath(tables))).toMatchFileSnapshot("nomenclature.tsv");
  });

  it("every reference stands in the tables or in the list of further references", () => {
    const known = [
      ...readTsv(new URL("bibliography.tsv", tables)),
      ...readTsv(new URL("reporting_standards.tsv", tables)),
      ...readTsv(new URL("further-references.tsv", import.meta.url)),
    ].flatMap((row) => [row["doi"], row["pmid"]].filter((id) => id !== undefined && id !== ""));
    const unknown = references.filter(({ doi, pmid }) => !known.includes(doi) && !known.includes(pmid));
    expect(unknown.map(({ key }) => key)).toEqual([]);
  });
});

function resolves(source: string): boolean {
  if (source.startsWith("doi:")) return dois.has(source.slice("doi:".length));
  if (source.startsWith("pmid:")) return pmids.has(source.slice("pmid:".length));
  return rows.has(source);
}

function referencesIn(bib: string): { key: string; doi: string; pmid: string }[] {
  return bib
    .split(/^@\w+\{/m)
    .slice(1)
    .map((entry) => ({
      key: entry.slice(0, entry.indexOf(",")),
      doi: /^ {2}doi = \{(.*)\},$/m.exec(entry)?.[1] ?? "",
      pmid: /^ {2}pmid = \{(.*)\},$/m.exec(entry)?.[1] ?? "",
    }));
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The beginnings of the words that tell names apart, with British spellings turned American as the tables have them. */
function wordsOf(names: readonly string[]): string[] {
  const american = names
    .join(" ")
    .toLowerCase()
    .replaceAll("our", "or")
    .replace(/[ao]e/g, "e")
    .replaceAll("leuc", "leuk");
  const words = american.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !common.has(word)).map((word) => word.slice(0, 5));
}

const common = new Set([
  "cell",
  "cells",
  "study",
  "trial",
  "test",
  "of",
  "and",
  "the",
  "in",
  "or",
  "with",
  "to",
  "receptor",
]);
