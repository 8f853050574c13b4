import type { TaggedRecord } from "../syntax/tagged-records";
import type { Span } from "../text/span";
import { doiIn, pmcidIn, pmidIn, urlIn, yearIn } from "./identifiers";
import { person } from "./names";
import type { Name, Reference, ReferenceType } from "./reference";
import { isPreprintServer, pageRange, plainText } from "./reference-text";

/** Where a record stands and by which key it is cited. */
export interface RecordPlace {
  readonly uri: string;
  readonly key: string;
  readonly keySpan: Span;
}

const risTypes: ReadonlyMap<string, ReferenceType> = new Map<string, ReferenceType>([
  ["JOUR", "article-journal"],
  ["JFULL", "article-journal"],
  ["EJOUR", "article-journal"],
  ["INPR", "article-journal"],
  ["MGZN", "article-journal"],
  ["NEWS", "article-journal"],
  ["ABST", "article-journal"],
  ["BOOK", "book"],
  ["EBOOK", "book"],
  ["EDBOOK", "book"],
  ["CHAP", "chapter"],
  ["ECHAP", "chapter"],
  ["CONF", "paper-conference"],
  ["CPAPER", "paper-conference"],
  ["THES", "thesis"],
  ["RPRT", "report"],
  ["GOVDOC", "report"],
  ["STAND", "report"],
  ["WEB", "webpage"],
  ["ELEC", "webpage"],
  ["ICOMM", "webpage"],
  ["BLOG", "webpage"],
  ["DATA", "dataset"],
  ["AGGR", "dataset"],
  ["DBASE", "dataset"],
  ["COMP", "software"],
  ["PAT", "patent"],
  ["UNPB", "article"],
]);

/** Reads one RIS record as a reference (tags as in the RIS Format Specifications and as Zotero and EndNote write them). */
export function referenceFromRis(record: TaggedRecord, place: RecordPlace): Reference {
  const { first, all } = reader(record);
  const type = risTypes.get(first("TY") ?? "") ?? "document";
  const container = first("JF", "T2", "JO", "JA", "BT", "J2", "J1");
  const date = first("PY", "Y1", "DA");
  const year = yearIn(date ?? "");
  const [from, to] = [first("SP") ?? first("C7"), first("EP")];
  const url = first("UR", "L2", "LK");
  const fromPubmed = /pubmed|medline|nlm/i.test(first("DB", "DP") ?? "");
  return {
    ...common(record, place),
    type: isPreprintServer(container ?? first("PB")) ? "article" : type,
    authors: (all("AU").length > 0 ? all("AU") : all("A1")).flatMap(invertedName),
    editors: (all("ED").length > 0 ? all("ED") : all("A2")).flatMap(invertedName),
    title: first("TI", "T1", "CT") ?? (type === "book" ? first("BT") : undefined),
    container: type === "book" && container === first("BT") ? undefined : container,
    publisher: first("PB"),
    year,
    status: year === undefined ? date : undefined,
    volume: first("VL"),
    issue: first("IS"),
    pages: from === undefined ? to : to === undefined || to === from ? pageRange(from) : `${from}–${to}`,
    doi: doiIn(first("DO") ?? "") ?? doiIn(all("UR").find((one) => /doi\.org\//i.test(one)) ?? ""),
    pmid: pmidIn(
      first("PMID") ??
        (fromPubmed ? (first("AN") ?? "") : (/^\s*PMID/i.exec(first("AN", "N1") ?? "")?.input ?? "")),
    ),
    pmcid: pmcidIn(/PMC\d/i.exec(first("C2") ?? "")?.input ?? ""),
    url: urlIn(url ?? ""),
    isbn: type === "book" || type === "chapter" ? first("SN") : undefined,
    abstract: first("AB", "N2"),
    keywords: all("KW"),
    note: first("N1"),
    publicationTypes: all("M3"),
  };
}

/** Reads one record of PubMed's own format as a reference. */
export function referenceFromNbib(record: TaggedRecord, place: RecordPlace): Reference {
  const { first, all } = reader(record);
  const publicationTypes = all("PT");
  const year = yearIn(first("DP") ?? "");
  const identifiers = [...all("LID"), ...all("AID")];
  const bookTitle = first("BTI");
  const title = first("TI");
  const isBook = bookTitle !== undefined && title === undefined;
  const full = all("FAU");
  return {
    ...common(record, place),
    type: nbibType(publicationTypes, bookTitle, title),
    authors: [
      ...(full.length > 0 ? full.flatMap(invertedName) : all("AU").flatMap(shortForm)),
      ...all("CN").map((literal) => ({ literal })),
    ],
    editors: all("FED").flatMap(invertedName),
    // PubMed sets translated titles in brackets and ends titles with a full stop.
    title: (isBook ? bookTitle : title)?.replace(/^\[(.*)\]\.?$/, "$1").replace(/(?<!\.)\.$/, ""),
    container: isBook ? undefined : (first("TA", "JT") ?? bookTitle),
    publisher: first("PB"),
    year,
    status: year === undefined ? first("DP") : undefined,
    volume: first("VI"),
    issue: first("IP"),
    pages: fullPages(first("PG")),
    doi: doiIn(identifiers.find((one) => /\[doi\]\s*$/.test(one))?.replace(/\s*\[doi\]\s*$/, "") ?? ""),
    pmid: pmidIn(first("PMID") ?? ""),
    pmcid: pmcidIn(first("PMC") ?? ""),
    url: undefined,
    isbn: first("ISBN")?.replace(/\s*\(.*$/, ""),
    abstract: first("AB"),
    keywords: all("OT"),
    note: undefined,
    publicationTypes,
  };
}

function nbibType(
  publicationTypes: readonly string[],
  bookTitle: string | undefined,
  title: string | undefined,
): ReferenceType {
  if (bookTitle !== undefined) return title === undefined ? "book" : "chapter";
  return publicationTypes.includes("Preprint") ? "article" : "article-journal";
}

function common(
  record: TaggedRecord,
  { uri, key, keySpan }: RecordPlace,
): Pick<Reference, "key" | "moreAuthors" | "origin"> {
  return {
    key,
    moreAuthors: false,
    origin: { uri, span: { start: record.start, end: record.end }, keySpan },
  };
}

function reader(record: TaggedRecord) {
  const all = (tag: string): string[] =>
    record.fields.flatMap((field) => {
      const value = field.tag === tag ? plainText(field.value) : "";
      return value === "" ? [] : [value];
    });
  const first = (...tags: readonly string[]): string | undefined => {
    for (const tag of tags) {
      const [value] = all(tag);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return { first, all };
}

/** "Liu, Enli", "Berg, Jan van der, Jr"; without a comma a group. */
function invertedName(text: string): Name[] {
  const [family = "", given = "", suffix = ""] = text.split(",").map((part) => part.trim());
  if (family === "") return [];
  return text.includes(",") ? [person(family, given, suffix)] : [{ literal: family }];
}

/** "Liu E", "Panoskaltsis-Mortari A": PubMed's short form. */
function shortForm(text: string): Name[] {
  const match = /^(.+?)\s(\p{Lu}{1,4})(?:\s(Jr|Sr|2nd|3rd|4th))?$/u.exec(text);
  return match === null ? [{ literal: text }] : [person(match[1] ?? text, match[2], match[3])];
}

/** PubMed leaves out what repeats: "545-53" is 545–553. */
function fullPages(pages: string | undefined): string | undefined {
  if (pages === undefined) return undefined;
  const match = /^(\d+)-(\d+)$/.exec(pages.replace(/[;,].*$/, ""));
  const [, from = "", to = ""] = match ?? [];
  return match === null || to.length >= from.length
    ? pageRange(pages)
    : `${from}–${from.slice(0, from.length - to.length)}${to}`;
}
