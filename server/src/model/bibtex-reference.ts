import type { BibtexEntry, BibtexFile } from "../syntax/bibtex";
import { type FieldReader, fieldReader } from "../syntax/bibtex-values";
import { decodeLatex, decodeVerbatim } from "../syntax/latex";
import { doiIn, pmcidIn, pmidIn, urlIn, yearIn } from "./identifiers";
import { namesInBibtex } from "./names";
import type { Reference, ReferenceType } from "./reference";
import { isPreprintServer, pageRange, plainText } from "./reference-text";

const types: ReadonlyMap<string, ReferenceType> = new Map([
  ["article", "article-journal"],
  ["periodical", "article-journal"],
  ["suppperiodical", "article-journal"],
  ["review", "article-journal"],
  ["book", "book"],
  ["mvbook", "book"],
  ["collection", "book"],
  ["mvcollection", "book"],
  ["reference", "book"],
  ["proceedings", "book"],
  ["mvproceedings", "book"],
  ["inbook", "chapter"],
  ["bookinbook", "chapter"],
  ["suppbook", "chapter"],
  ["incollection", "chapter"],
  ["suppcollection", "chapter"],
  ["inreference", "chapter"],
  ["inproceedings", "paper-conference"],
  ["conference", "paper-conference"],
  ["phdthesis", "thesis"],
  ["mastersthesis", "thesis"],
  ["thesis", "thesis"],
  ["techreport", "report"],
  ["report", "report"],
  ["manual", "report"],
  ["online", "webpage"],
  ["electronic", "webpage"],
  ["www", "webpage"],
  ["dataset", "dataset"],
  ["software", "software"],
  ["patent", "patent"],
]);

/** Reads one entry of a BibTeX or BibLaTeX file as a reference. Decodes afresh at each call and keeps nothing. */
export function referenceFromBibtex(uri: string, file: BibtexFile, entry: BibtexEntry): Reference {
  const source = fieldReader(file, entry);
  const text = (...names: readonly string[]): string | undefined => firstText(source, names);
  const verbatim = (...names: readonly string[]): string | undefined => firstVerbatim(source, names);
  const authors = namesInBibtex(source("author") ?? "");
  const eprint = verbatim("eprint");
  const eprintType = verbatim("eprinttype", "archiveprefix")?.toLowerCase();
  const container =
    text("journaltitle", "journal", "booktitle", "maintitle") ??
    (eprintType === "arxiv" ? "arXiv" : undefined);
  const date = text("year", "date", "eventdate");
  const year = yearIn(date ?? "");
  const note = text("note", "annotation", "annote");
  const url = verbatim("url") ?? verbatim("howpublished");
  const pages = text("pages", "eid", "article-number", "articleno");

  return {
    key: entry.key,
    type: typeOf(entry.type, container, eprintType),
    authors: authors.names,
    moreAuthors: authors.more,
    editors: namesInBibtex(source("editor") ?? "").names,
    title: joined(text("title"), text("subtitle")),
    container,
    publisher: text("publisher", "institution", "school", "organization"),
    year,
    status: year === undefined ? (date ?? text("pubstate")) : undefined,
    volume: text("volume"),
    issue: text("number", "issue"),
    pages: pages === undefined ? undefined : pageRange(pages),
    doi:
      doiIn(verbatim("doi") ?? "") ?? (url !== undefined && /doi\.org\//i.test(url) ? doiIn(url) : undefined),
    pmid: pmidIn(verbatim("pmid") ?? (eprintType === "pubmed" ? (eprint ?? "") : (note ?? ""))),
    pmcid: pmcidIn(verbatim("pmcid", "pmc") ?? (eprintType === "pmc" ? (eprint ?? "") : "")),
    url: urlIn(url ?? "") ?? arxivAddress(eprint, eprintType),
    isbn: verbatim("isbn"),
    get abstract() {
      return text("abstract");
    },
    keywords: (text("keywords", "keyword") ?? "").split(/\s*[,;]\s*/).filter((word) => word !== ""),
    note,
    publicationTypes: [],
    origin: { uri, span: { start: entry.start, end: entry.end }, keySpan: entry.keySpan },
  };
}

function typeOf(type: string, container: string | undefined, eprintType: string | undefined): ReferenceType {
  if (isPreprintServer(container)) return "article";
  const known = types.get(type);
  return known ?? (eprintType === "arxiv" ? "article" : "document");
}

function firstText(source: FieldReader, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = source(name);
    const text = value === undefined ? "" : plainText(decodeLatex(value));
    if (text !== "") return text;
  }
  return undefined;
}

function firstVerbatim(source: FieldReader, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = source(name);
    const text = value === undefined ? "" : decodeVerbatim(value);
    if (text !== "") return text;
  }
  return undefined;
}

function joined(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return /[.:?!]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** The address of an arXiv preprint, as arXiv itself writes it (https://info.arxiv.org/help/arxiv_identifier.html). */
function arxivAddress(eprint: string | undefined, eprintType: string | undefined): string | undefined {
  const identifier = eprint?.replace(/^arxiv:\s*/i, "");
  const plain =
    identifier !== undefined &&
    /^(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)$/.test(identifier);
  return eprintType === "arxiv" && plain ? `https://arxiv.org/abs/${identifier}` : undefined;
}
