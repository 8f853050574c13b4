// Writes test/glossary/nomenclature.tsv: the rows of the open nomenclature tables, and of the further rows that were
// read elsewhere, that the shipped glossary refers to, so that symbols and identifiers are compared without the tables.
// Usage: node test/glossary/extract.mjs <folder of the tables>
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const terms = join(here, "..", "..", "glossary", "terms");

export const extractPath = join(here, "nomenclature.tsv");

/** The identifiers that the shipped entries name, in `gene.hgnc`, `ontology` and `sources`, sorted. */
export function usedIdentifiers() {
  const ids = new Set();
  for (const name of readdirSync(terms).filter((name) => name.endsWith(".yaml"))) {
    for (const entry of parse(readFileSync(join(terms, name), "utf8")).terms) {
      const named = [entry.gene?.hgnc, ...(entry.ontology ?? []), ...(entry.sources ?? [])];
      for (const id of named) {
        if (id !== undefined && !/^(doi|pmid):/.test(id)) ids.add(id);
      }
    }
  }
  return [...ids].sort((a, b) => (a < b ? -1 : 1));
}

function readTable(folder, name) {
  const [head = "", ...lines] = readFileSync(join(folder, name), "utf8").split("\n");
  const columns = head.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
    });
}

// "NK cell [EXACT]" → "NK cell"; empty and doubled names fall away.
function names(...cells) {
  const all = cells.flatMap((cell) => cell.split("|").map((name) => name.replace(/ \[[A-Z]+\]$/, "")));
  return [...new Set(all.filter((name) => name !== ""))].join("|");
}

/** Every row of the tables by identifier: label, gene symbol where there is one, and other names. */
function tables(folder) {
  const rows = new Map();
  const add = (id, label, symbol, synonyms) => {
    if (id === "") return;
    const known = rows.get(id);
    rows.set(
      id,
      known === undefined
        ? { label, symbol, synonyms }
        : { ...known, synonyms: names(known.synonyms, synonyms) },
    );
  };
  for (const row of readTable(folder, "genes_hgnc_immune.tsv")) {
    const other = names(row.synonyms_ncbi2022, row.cd_designations, row.other_names_ncbi2022);
    add(row.hgnc_id, row.approved_name, row.approved_symbol, other);
    // The summary of a gene stands in its record at NCBI Gene.
    if (row.ncbi_gene_id !== "")
      add(`NCBIGene:${row.ncbi_gene_id}`, row.approved_name, row.approved_symbol, "");
  }
  for (const row of readTable(folder, "genes_other_protein_coding.tsv")) {
    add(`HGNC:${row.hgnc_number}`, row.approved_name, row.approved_symbol, "");
  }
  for (const row of readTable(folder, "cell_ontology_immune.tsv"))
    add(row.cl_id, row.label, "", names(row.synonyms));
  for (const row of readTable(folder, "gene_ontology_immune.tsv"))
    add(row.go_id, row.label, "", names(row.synonyms));
  for (const row of readTable(folder, "clinical_terms.tsv")) {
    // CTCAE v5.0 is listed without codes (those are licensed); the name of the term serves as identifier.
    const id =
      row.id === "" && row.source === "CTCAE v5.0" ? `CTCAE:${row.label.replaceAll(" ", "_")}` : row.id;
    add(id, row.label, "", names(row.synonyms));
  }
  for (const row of readTable(folder, "disease_crossrefs_mondo.tsv")) {
    add(row.mondo_id, row.mondo_label, "", "");
    add(row.ncit_id, row.ncit_label, "", "");
  }
  for (const row of readTable(here, "further-nomenclature.tsv")) add(row.id, row.label, "", row.synonyms);
  return rows;
}

/** The text of the extract; an identifier that the tables lack is left out, and the tests then name it. */
export function extractFrom(folder) {
  const rows = tables(folder);
  const lines = usedIdentifiers().flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [[id, row.label, row.symbol, row.synonyms].join("\t")];
  });
  return `${["id\tlabel\tsymbol\tsynonyms", ...lines].join("\n")}\n`;
}

const [, script, folder] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href) {
  if (folder === undefined) throw new Error("Name the folder that holds the nomenclature tables.");
  writeFileSync(extractPath, extractFrom(folder));
}
