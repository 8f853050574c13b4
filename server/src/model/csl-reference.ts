import { type CslItem, cslData } from "../syntax/csl";
import { doiIn, pmcidIn, pmidIn, urlIn, yearIn } from "./identifiers";
import { person } from "./names";
import type { Name, Reference, ReferenceType } from "./reference";
import { isPreprintServer, pageRange, plainText } from "./reference-text";

type Fields = Readonly<Record<string, unknown>>;

/** Item types of CSL 1.0.2 and their predecessors, as far as they are not references' own types. */
const types: ReadonlyMap<string, ReferenceType> = new Map<string, ReferenceType>([
  ["article-journal", "article-journal"],
  ["article-magazine", "article-journal"],
  ["article-newspaper", "article-journal"],
  ["review", "article-journal"],
  ["review-book", "article-journal"],
  ["journal-article", "article-journal"],
  ["article", "article"],
  ["preprint", "article"],
  ["posted-content", "article"],
  ["book", "book"],
  ["collection", "book"],
  ["chapter", "chapter"],
  ["book-chapter", "chapter"],
  ["entry", "chapter"],
  ["entry-dictionary", "chapter"],
  ["entry-encyclopedia", "chapter"],
  ["paper-conference", "paper-conference"],
  ["proceedings-article", "paper-conference"],
  ["speech", "paper-conference"],
  ["thesis", "thesis"],
  ["report", "report"],
  ["standard", "report"],
  ["webpage", "webpage"],
  ["post", "webpage"],
  ["post-weblog", "webpage"],
  ["dataset", "dataset"],
  ["software", "software"],
  ["patent", "patent"],
]);

/** Reads one item of a CSL JSON or CSL YAML file as a reference. Decodes afresh at each call and keeps nothing. */
export function referenceFromCsl(uri: string, text: string, item: CslItem): Reference {
  const data = cslData(text, item);
  const fields: Fields = isRecord(data) ? data : {};
  const read = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = plainText(textOf(fields[name]) ?? "");
      if (value !== "") return value;
    }
    return undefined;
  };
  const container = read("container-title", "journal", "event-title");
  const note = read("note");
  const issued = dateOf(fields["issued"]);
  const pages = read("page", "article-number");
  const url = read("URL", "url");
  const type = types.get(read("type") ?? "") ?? "document";
  return {
    key: item.id,
    type: isPreprintServer(container) ? "article" : type,
    authors: namesOf(fields["author"]),
    moreAuthors: false,
    editors: namesOf(fields["editor"] ?? fields["container-author"]),
    title: read("title"),
    container,
    publisher: read("publisher"),
    year: issued === undefined ? undefined : yearIn(issued),
    status: issued === undefined || yearIn(issued) === undefined ? (issued ?? read("status")) : undefined,
    volume: read("volume"),
    issue: read("issue"),
    pages: pages === undefined ? undefined : pageRange(pages),
    doi:
      doiIn(read("DOI", "doi") ?? "") ??
      (url !== undefined && /doi\.org\//i.test(url) ? doiIn(url) : undefined),
    pmid: pmidIn(read("PMID", "pmid") ?? note ?? ""),
    pmcid: pmcidIn(read("PMCID", "pmcid") ?? note ?? ""),
    url: urlIn(url ?? ""),
    isbn: read("ISBN"),
    abstract: read("abstract"),
    keywords: (read("keyword") ?? "").split(/\s*[,;]\s*/).filter((word) => word !== ""),
    note,
    publicationTypes: [read("genre") ?? ""].filter((genre) => genre !== ""),
    origin: { uri, span: { start: item.start, end: item.end }, keySpan: item.idSpan },
  };
}

function namesOf(value: unknown): Name[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((entry): Name[] => {
    if (typeof entry === "string") return entry.trim() === "" ? [] : [{ literal: plainText(entry) }];
    if (!isRecord(entry)) return [];
    const part = (name: string): string => plainText(textOf(entry[name]) ?? "");
    const literal = part("literal") || part("name");
    if (literal !== "") return [{ literal }];
    const particles = [part("dropping-particle"), part("non-dropping-particle")].filter((one) => one !== "");
    const family = [...particles, part("family")].join(" ").trim();
    if (family === "") return part("given") === "" ? [] : [{ literal: part("given") }];
    return [person(family, part("given"), part("suffix"))];
  });
}

/** The year of a CSL date: date parts, a raw or literal text, an EDTF string, or pandoc's `year`. */
function dateOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return dateOf(value[0]);
  if (!isRecord(value)) return textOf(value);
  const parts = value["date-parts"];
  if (Array.isArray(parts)) return textOf(Array.isArray(parts[0]) ? parts[0][0] : parts[0]);
  return textOf(value["year"]) ?? textOf(value["raw"]) ?? textOf(value["literal"]);
}

/** A text or number; of a list, as Crossref writes titles, the first. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return Array.isArray(value) && typeof value[0] === "string" ? value[0] : undefined;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
