import type { Span } from "../text/span";

// DOI: after the patterns that Crossref recommends (https://www.crossref.org/blog/dois-and-matching-regular-expressions/),
// not limited to ASCII, and with the angle brackets that Wiley's early DOIs hold.
const doiPattern = /10\.\d{4,9}\/[^\s"<>]+(?:<\w+:[\w:.-]*>[^\s"<>]+)?/;

// What publishers add to a DOI in the addresses of their pages.
const pageSuffix =
  /(?:\/(?:full|abstract|abs|pdf|epdf|pdfdirect|html|fulltext|full-text|meta|summary)|\.(?:full|pdf|abstract))*(?:[?#].*)?$/i;
const preprintVersion = /^(10\.(?:1101|64898)\/.*)v\d+$/i;

/** Where something stands in a text, and what it says in its normal form. */
export interface Identifier extends Span {
  readonly value: string;
}

/** The DOI in a field's value or an address, lower-case and without trailing punctuation; `undefined` if there is none. */
export function doiIn(text: string): string | undefined {
  return findDoi(text)?.value;
}

/** The first DOI of a text with its place. */
export function findDoi(text: string): Identifier | undefined {
  const match = doiPattern.exec(text);
  if (match === null) return undefined;
  const written = withoutTail(match[0]);
  const inAddress = /https?:\/\/\S*$/i.test(text.slice(Math.max(0, match.index - 200), match.index));
  const trimmed = inAddress ? written.replace(pageSuffix, "").replace(preprintVersion, "$1") : written;
  if (trimmed.endsWith("/")) return undefined;
  return { start: match.index, end: match.index + trimmed.length, value: trimmed.toLowerCase() };
}

/** Takes punctuation off the end that belongs to the sentence; a bracket stays when its partner is inside. */
export function withoutTail(identifier: string): string {
  const open = { ")": 0, "]": 0, "}": 0 };
  for (const character of identifier) {
    if (character === "(") open[")"] += 1;
    else if (character === "[") open["]"] += 1;
    else if (character === "{") open["}"] += 1;
    else if (character === ")" || character === "]" || character === "}") open[character] -= 1;
  }
  let end = identifier.length;
  for (;;) {
    const last = identifier.charAt(end - 1);
    if ((last === ")" || last === "]" || last === "}") && open[last] < 0) open[last] += 1;
    else if (!/[.,;:!?'"’”*_`>]/.test(last)) return identifier.slice(0, end);
    end -= 1;
  }
}

/** The PubMed identifier in "27138582", "PMID: 27138582" or an address at PubMed. */
export function pmidIn(text: string): string | undefined {
  return /^\s*(\d{1,8})\s*$/.exec(text)?.[1] ?? findPmid(text)?.value;
}

/** The first PubMed identifier that a text names as one. */
export function findPmid(text: string): Identifier | undefined {
  const match =
    /\bPMID:?\s?(\d{1,8})(?!\d)/di.exec(text) ??
    /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,8})(?!\d)/di.exec(text);
  return firstGroup(match);
}

/** The PubMed Central identifier in "PMC7101242", "7101242", "PMCID: PMC7101242" or an address, with its prefix. */
export function pmcidIn(text: string): string | undefined {
  const digits = /^\s*(\d{3,9})\s*$/.exec(text)?.[1];
  return digits === undefined ? findPmcid(text)?.value : `PMC${digits}`;
}

/** The first PubMed Central identifier of a text. */
export function findPmcid(text: string): Identifier | undefined {
  const found = firstGroup(/(?<![A-Za-z0-9])(PMC\s?\d{3,9})(?!\d)/di.exec(text));
  return found && { ...found, value: found.value.replace(/\s/g, "").toUpperCase() };
}

/** The first http or https address in a text, without trailing punctuation. */
export function urlIn(text: string): string | undefined {
  return findUrl(text)?.value;
}

/** The first http or https address of a text with its place. */
export function findUrl(text: string): Identifier | undefined {
  const match = /https?:\/\/[^\s<>"]+/i.exec(text);
  if (match === null) return undefined;
  const value = withoutTail(match[0]);
  return /^https?:\/\/./i.test(value)
    ? { start: match.index, end: match.index + value.length, value }
    : undefined;
}

/** The first year from 1400 to 2199 in a date or a year field ("2020", "2020-05-03", "c. 2020a"). */
export function yearIn(text: string): number | undefined {
  const match = /(?<!\d)(1[4-9]\d\d|2[01]\d\d)(?!\d)/.exec(text);
  return match === null ? undefined : Number(match[0]);
}

function firstGroup(match: RegExpExecArray | null): Identifier | undefined {
  const place = match?.indices?.[1];
  return match?.[1] === undefined || place === undefined
    ? undefined
    : { start: place[0], end: place[1], value: match[1] };
}
