import { type SourceWork, termSources } from "caveat:language-data";

/** Something that an entry of a glossary rests on, for a reader. */
export interface TermSource {
  /** A few words: "Altman et al. 2015", "CL:0000623". */
  readonly label: string;
  /** The title of a work, or the vocabulary that an identifier belongs to. */
  readonly title: string | undefined;
  /** Where it is found on the web: always http or https, percent-encoded. */
  readonly url: string | undefined;
}

/** A source as an entry names it (`doi:10.…`, `pmid:…`, `CL:0000623`, an address), with its title where the shipped bibliography has it. */
export function sourceNamed(source: string): TermSource {
  const [, prefix = "", id = ""] = /^([A-Za-z]+):(.+)$/.exec(source) ?? [];
  const kind = prefix.toLowerCase();
  if (kind === "http" || kind === "https") {
    return { label: source, title: undefined, url: encodeURI(source) };
  }
  const url = addressOf(kind, id);
  const work = termSources[`${kind}:${id.toLowerCase()}`];
  if (work) return { label: citedAs(work), title: work.title, url };
  return { label: source, title: vocabularies[prefix.toUpperCase()], url };
}

/** Longer titles are cut when nothing else names a work. */
const longestTitle = 40;

function citedAs({ by, year, title }: SourceWork): string {
  if (by !== undefined) return year === undefined ? by : `${by} ${year}`;
  const cut = title.length <= longestTitle ? title : title.slice(0, longestTitle).replace(/\W*\s\S*$/, "…");
  return year === undefined ? `“${cut}”` : `“${cut}” ${year}`;
}

/** Vocabularies by the prefixes of their identifiers (glossary/README.md). */
const vocabularies: Readonly<Record<string, string>> = {
  CL: "Cell Ontology",
  CTCAE: "Common Terminology Criteria for Adverse Events",
  CTO: "Clinical Trials Ontology",
  DOID: "Human Disease Ontology",
  GDC: "NCI Genomic Data Commons",
  GO: "Gene Ontology",
  HGNC: "HUGO Gene Nomenclature Committee",
  MONDO: "Mondo Disease Ontology",
  NCBIGENE: "NCBI Gene",
  NCIDRUG: "NCI Drug Dictionary",
  NCIT: "National Cancer Institute Thesaurus",
  NCITERM: "NCI Dictionary of Cancer Terms",
  OBCS: "Ontology of Biological and Clinical Statistics",
  OBI: "Ontology for Biomedical Investigations",
  OPENINTRO: "OpenIntro Statistics",
  REACTOME: "Reactome",
  STATO: "Statistics Ontology",
};

// Ontologies of the OBO Foundry, whose addresses are made of prefix and number (OBO Foundry, principle 3 "URI/Identifier Space").
const foundry: readonly string[] = ["CL", "CTO", "DOID", "GO", "MONDO", "NCIT", "OBCS", "OBI", "STATO"];

function addressOf(kind: string, id: string): string | undefined {
  const part = encodeURIComponent(id)
    .replaceAll("%2F", "/")
    .replace(/[()!'*]/g, percent);
  if (kind === "doi") return `https://doi.org/${part}`;
  if (kind === "pmid") return `https://pubmed.ncbi.nlm.nih.gov/${part}/`;
  if (kind === "hgnc") return `https://identifiers.org/HGNC:${part}`;
  if (kind === "ncbigene") return `https://www.ncbi.nlm.nih.gov/gene/${part}`;
  if (kind === "reactome") return `https://reactome.org/content/detail/${part}`;
  // The chapters of this textbook have no addresses of their own.
  if (kind === "openintro") return "https://www.openintro.org/book/os/";
  if (kind === "ncidrug") return `https://www.cancer.gov/publications/dictionaries/cancer-drug/def/${part}`;
  if (kind === "nciterm") return `https://www.cancer.gov/publications/dictionaries/cancer-terms/def/${part}`;
  const prefix = foundry.find((one) => one.toLowerCase() === kind);
  return prefix && `http://purl.obolibrary.org/obo/${prefix}_${part}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
