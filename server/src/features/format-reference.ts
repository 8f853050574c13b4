import { type Name, type Reference, shortName } from "../model/reference";
import { articleAddress, doiAddress, encodeAddress, pubmedAddress } from "./addresses";
import { escapeMarkdown } from "./markdown";

export { doiAddress } from "./addresses";

/** Of more than six authors the first three are named (AMA Manual of Style, "Authors"). */
const MAX_AUTHORS = 6;
const AUTHORS_BEFORE_ET_AL = 3;
/** A hover is no place for a title longer than this; nothing but broken entries have one. */
const MAX_TITLE_LENGTH = 500;
const MAX_LABEL_TITLE_LENGTH = 60;

/** An address that a reference is found at. Always http or https and percent-encoded. */
export interface ReferenceLink {
  readonly label: string;
  readonly url: string;
}

/** One part of a formatted reference; `emphasis` is set in italics. */
interface Part {
  readonly text: string;
  readonly emphasis?: true;
}

/**
 * A reference in a compact Vancouver style, as plain text on one line:
 * "Liu E, Marin D, Banerjee P, et al. Title. N Engl J Med. 2020;382(6):545–553. doi:10.…".
 * What the reference lacks is left out; a reference without anything gives its key.
 */
export function formatReference(reference: Reference): string {
  const text = partsOf(reference)
    .map((part) => part.text)
    .join(" ");
  const { doi, pmid, pmcid, url } = reference;
  const identifiers = [
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(pmid === undefined ? [] : [`PMID: ${pmid}`]),
    ...(pmcid === undefined ? [] : [`PMCID: ${pmcid}`]),
  ];
  const addresses = identifiers.length > 0 || url === undefined ? identifiers : [url];
  // What the text says already (a reference that is shown as it was written) is not said twice.
  const said = text.toLowerCase();
  return [text, ...addresses.filter((one) => !said.includes(one.toLowerCase()))].join(" ");
}

/** As `formatReference`, as Markdown: everything from the file is escaped, and the links stand on a line of their own. */
export function formatReferenceMarkdown(reference: Reference): string {
  const text = partsOf(reference)
    .map((part) => (part.emphasis === true ? emphasised(part.text) : escapeMarkdown(part.text)))
    .join(" ");
  const links = referenceLinks(reference).map(({ label, url }) => `[${escapeMarkdown(label)}](${url})`);
  return links.length === 0 ? text : `${text}\n\n${links.join(" · ")}`;
}

/** The addresses of a reference: its DOI, PubMed and PubMed Central pages, or else its own URL. */
export function referenceLinks(reference: Reference): ReferenceLink[] {
  const { doi, pmid, pmcid, url } = reference;
  const links: ReferenceLink[] = [];
  if (doi !== undefined) links.push({ label: `doi:${doi}`, url: doiAddress(doi) });
  if (pmid !== undefined) {
    links.push({ label: `PMID ${pmid}`, url: pubmedAddress(pmid) });
  }
  if (pmcid !== undefined) {
    links.push({ label: pmcid, url: articleAddress(pmcid) });
  }
  if (links.length === 0 && url !== undefined && /^https?:\/\/./i.test(url)) {
    links.push({
      label: shorten(url.replace(/^https?:\/\//i, ""), MAX_LABEL_TITLE_LENGTH),
      url: encodeAddress(url),
    });
  }
  return links;
}

/** A reference in a few words, for lists: "Liu et al. 2020. Use of CAR-transduced natural killer cells in…". */
export function referenceLabel(reference: Reference): string {
  const date = reference.year?.toString() ?? reference.status ?? "";
  const who = [whoWrote(reference), date].filter((part) => part !== "").join(" ");
  const title = shorten(reference.title ?? reference.container ?? "", MAX_LABEL_TITLE_LENGTH);
  return [who, title].filter((part) => part !== "").join(". ") || reference.key;
}

/** Who wrote it, as one says in a text: "Liu", "Liu & Marin", "Liu et al."; empty where nobody is named. */
export function whoWrote(reference: Reference): string {
  const names = reference.authors.length > 0 ? reference.authors : reference.editors;
  const [first, second] = names;
  if (first === undefined) return "";
  if (names.length > 2 || reference.moreAuthors) return `${shortName(first)} et al.`;
  return second === undefined ? shortName(first) : `${shortName(first)} & ${shortName(second)}`;
}

function partsOf(reference: Reference): Part[] {
  // A year alone would hide what the source does say.
  if (reference.title === undefined && reference.authors.length === 0 && reference.note !== undefined) {
    return [{ text: shorten(reference.note, MAX_TITLE_LENGTH) }];
  }
  const parts: Part[] = [];
  const add = (text: string): void => {
    if (text !== "") parts.push({ text: ended(text) });
  };
  const authors = nameList(reference.authors, reference.moreAuthors);
  const editors = nameList(reference.editors, false);
  const title = shorten(reference.title ?? "", MAX_TITLE_LENGTH);
  const container = shorten(reference.container ?? "", MAX_TITLE_LENGTH);
  const partOfBook = reference.type === "chapter" || reference.type === "paper-conference";

  if (authors !== "") add(authors);
  else if (editors !== "" && !partOfBook) add(`${editors}, ${editorsWord(reference)}`);
  if (reference.type === "book" && title !== "") parts.push({ text: ended(title), emphasis: true });
  else add(title);
  if (partOfBook && container !== "") {
    parts.push({ text: editors === "" ? "In:" : `In: ${editors}, ${editorsWord(reference)}.` });
  }
  if (container !== "") parts.push({ text: ended(container), emphasis: true });
  if (reference.type !== "article-journal") add(published(reference));
  else add(whenAndWhere(reference));
  return parts.length === 0 ? [{ text: reference.key }] : parts;
}

/** "Springer; 2003:12–34", and for works that have volumes but no journal all of it. */
function published(reference: Reference): string {
  return [reference.publisher ?? "", whenAndWhere(reference)].filter((part) => part !== "").join("; ");
}

/** "2020;382(6):545–553". */
function whenAndWhere({ year, status, volume, issue, pages }: Reference): string {
  const when = year?.toString() ?? status ?? "";
  const where = `${volume ?? ""}${issue === undefined ? "" : `(${issue})`}`;
  const head = [when, where].filter((part) => part !== "").join(";");
  return [head, pages ?? ""].filter((part) => part !== "").join(":");
}

function nameList(names: readonly Name[], more: boolean): string {
  const shown = names.length > MAX_AUTHORS ? names.slice(0, AUTHORS_BEFORE_ET_AL) : names;
  const listed = shown.map(vancouverName).join(", ");
  return listed !== "" && (more || shown.length < names.length) ? `${listed}, et al.` : listed;
}

/** "Liu EK", "van der Berg JP Jr"; a group's name as it is. */
function vancouverName(name: Name): string {
  if ("literal" in name) return name.literal;
  return [name.family, initials(name.given ?? ""), name.suffix ?? ""].filter((part) => part !== "").join(" ");
}

/** The initials of given names: "Jean-Paul K." gives "JPK". Names in scripts without capitals are not shortened. */
function initials(given: string): string {
  if (/^\p{Lu}{1,4}$/u.test(given)) return given;
  const capitals = given.match(/(?<=^|[\s.\-‐’'])\p{Lu}/gu);
  return capitals === null ? given : capitals.join("");
}

function editorsWord(reference: Reference): string {
  return reference.editors.length === 1 ? "editor" : "editors";
}

function ended(text: string): string {
  return /[.?!…:][”"’')\]]*$/.test(text) ? text : `${text}.`;
}

/** Cuts a long text at a word and marks the cut. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${atWord.length > length / 2 ? atWord : cut}…`;
}

/** Emphasis needs a text that neither starts nor ends with a blank. */
function emphasised(text: string): string {
  const ending = /\.$/.exec(text)?.[0] ?? "";
  return `*${escapeMarkdown(text.slice(0, text.length - ending.length).trim())}*${ending}`;
}
