import type { Span } from "../text/span";
import { authorsIn } from "./entry-authors";
import { partsOfEntry } from "./entry-layouts";
import type { EntryPart, EntryParts } from "./entry-parts";
import { entryText } from "./entry-text";
import {
  doiIn,
  findDoi,
  findPmcid,
  findPmid,
  findUrl,
  type Identifier,
  pmcidIn,
  pmidIn,
  urlIn,
  yearIn,
} from "./identifiers";
import type { Origin, Reference, ReferenceType } from "./reference";
import { isPreprintServer, pageRange } from "./reference-text";

/** What was recognised in an entry of a document's own reference list. */
export type EntryField = EntryPart | "doi" | "pmid" | "pmcid" | "url";

/** An entry of a document's own reference list, read as far as its style could be made out. */
export interface EntryReference extends Reference {
  /** The entry as written. */
  readonly text: string;
  /** Where each recognised field stands, in UTF-16 offsets within `text`. */
  readonly spans: Readonly<Partial<Record<EntryField, Span>>>;
}

const nowhere: Origin = { uri: "", span: { start: 0, end: 0 }, keySpan: { start: 0, end: 0 } };

/**
 * Reads one entry of a reference list, in Markdown and without its bullet or number, in any of the usual styles
 * (Vancouver, AMA, MLA, Chicago, APA, Harvard, Nature). What is not recognised stays `undefined`; where neither authors
 * nor title are, `note` holds the whole entry. `key` names the entry, `origin` says where it stands.
 */
export function referenceFromEntry(text: string, key = "", origin: Origin = nowhere): EntryReference {
  const entry = entryText(text);
  const identifiers = identifiersIn(entry.plain);
  const parts = partsOfEntry({
    text: bodyOf(entry.plain, Object.values(identifiers)),
    italics: entry.italics,
  });
  const valueOf = (part: EntryPart): string | undefined => {
    const span = parts[part];
    return span === undefined ? undefined : entry.plain.slice(span.start, span.end);
  };
  const authors = authorsIn(valueOf("authors") ?? "");
  const title = valueOf("title");
  const container = valueOf("container");
  const pages = valueOf("pages");
  const targets = entry.links.join(" ");
  const spans: Partial<Record<EntryField, Span>> = {};
  for (const [field, span] of Object.entries({ ...parts, ...identifiers }) as [EntryField, Span][]) {
    spans[field] = entry.original(span);
  }
  return {
    text,
    spans,
    key,
    type: typeOf(entry.plain, parts),
    authors: authors?.names ?? [],
    moreAuthors: authors?.more ?? false,
    editors: [],
    title,
    container,
    publisher: valueOf("publisher"),
    year: yearIn(valueOf("year") ?? ""),
    status: undefined,
    volume: valueOf("volume"),
    issue: valueOf("issue"),
    pages: pages === undefined ? undefined : pageRange(pages),
    doi: identifiers.doi?.value ?? doiIn(targets),
    pmid: identifiers.pmid?.value ?? (/pubmed/i.test(targets) ? pmidIn(targets) : undefined),
    pmcid: identifiers.pmcid?.value ?? (/PMC\d/i.test(targets) ? pmcidIn(targets) : undefined),
    url: identifiers.url?.value ?? urlIn(targets),
    isbn: undefined,
    abstract: undefined,
    keywords: [],
    note: title === undefined && authors === undefined ? entry.plain : undefined,
    publicationTypes: [],
    origin,
  };
}

function typeOf(plain: string, { title, container }: EntryParts): ReferenceType {
  if (container === undefined) return "document";
  const between = title === undefined ? "" : plain.slice(title.end, container.start);
  if (/\bIn:?\s/.test(between)) return "chapter";
  return isPreprintServer(plain.slice(container.start, container.end)) ? "article" : "article-journal";
}

type Identifiers = Readonly<Partial<Record<"doi" | "pmid" | "pmcid" | "url", Identifier>>>;

function identifiersIn(text: string): Identifiers {
  const found = { doi: findDoi(text), pmid: findPmid(text), pmcid: findPmcid(text), url: findUrl(text) };
  return Object.fromEntries(Object.entries(found).filter(([, identifier]) => identifier !== undefined));
}

/** What stands before the first identifier, its prefix taken off; a number at the start is blanked. */
function bodyOf(plain: string, identifiers: readonly Span[]): string {
  const end = Math.min(plain.length, ...identifiers.map(({ start }) => start));
  const body = withoutLead(plain.slice(0, end));
  const number = /^\s*(?:\[\d{1,4}\]|\d{1,4}[.)])\s+/.exec(body)?.[0].length ?? 0;
  return " ".repeat(number) + body.slice(number);
}

/** Takes off what announces an identifier at the end of a text: "doi:", "Available from", an address, an opening bracket. */
function withoutLead(text: string): string {
  let end = text.length;
  for (let start = leadAt(text, end); start < end; start = leadAt(text, end)) {
    end = start;
  }
  return text.slice(0, end);
}

/** How many characters the longest announcement may take. */
const LEAD = 80;

const lead =
  /(?:[\s[(<]|\bdoi\b\s{0,9}:?|\bPMC?ID\b\s{0,9}:?|\bURL\b\s{0,9}:?|\b(?:available|accessed|retrieved)\b[^.]{0,60})$/iu;

/** Where the announcement begins that ends at a place; the place itself when there is none. */
function leadAt(text: string, end: number): number {
  const found = lead.exec(text.slice(Math.max(0, end - LEAD), end));
  if (found !== null) return end - found[0].length;
  let token = end;
  while (token > 0 && !/\s/.test(text.charAt(token - 1))) token--;
  const address = /https?:\/\//i.exec(text.slice(token, end));
  return address === null ? end : token + address.index;
}
