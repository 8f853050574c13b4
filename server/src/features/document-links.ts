import type { Block } from "../model/block";
import { findDoi } from "../model/identifiers";
import { overlaps, type Span } from "../text/span";
import { articleAddress, doiAddress, pubmedAddress, trialAddress } from "./addresses";

/** A stretch of a text that names a work or a trial, and the address where it is found. */
export interface DocumentLink extends Span {
  readonly url: string;
  /** What is behind the address, in a few words. */
  readonly tooltip: string;
}

type Hidden = Block["mask"]["hidden"][number]["kind"];

// Identifiers in them are somebody's data, or part of an address that editors link by themselves.
const linkless: ReadonlySet<Hidden> = new Set([
  "code",
  "math",
  "html",
  "comment",
  "url",
  "autolink",
  "front matter",
]);

/** The DOIs, PubMed, PubMed Central and ClinicalTrials.gov numbers of a block; offsets (UTF-16) count from its start. */
export function documentLinksIn({ source, mask }: Block): DocumentLink[] {
  if (!/10\.\d{4}|PMID|PMC\d|NCT\d/i.test(source)) return [];
  const taken: readonly Span[] = [
    ...mask.hidden.filter(({ kind }) => linkless.has(kind)),
    ...mask.links,
    ...addressesIn(source),
  ];
  const links: DocumentLink[] = [];
  for (const link of candidates(source)) {
    const free = ![...taken, ...links].some((span) => overlaps(span, link));
    if (free) links.push(link);
  }
  return links.sort((a, b) => a.start - b.start);
}

function* candidates(source: string): Generator<DocumentLink> {
  for (const { index } of source.matchAll(/(?<![\p{L}\p{N}._/-])10\.\d{4,9}\//gu)) {
    const doi = findDoi(source.slice(index, index + longestDoi));
    if (doi?.start !== 0) continue;
    yield { start: index, end: index + doi.end, url: doiAddress(doi.value), tooltip: "Open the work" };
  }
  for (const { index, 0: text, 1: digits = "" } of source.matchAll(/\bPMID:?\s?(\d{1,8})(?!\d)/gi)) {
    yield { ...spanOf(index, text), url: pubmedAddress(digits), tooltip: "Open the record in PubMed" };
  }
  for (const { index, 0: text } of source.matchAll(/(?<![\p{L}\p{N}_/])PMC\d{3,9}(?!\d)/gu)) {
    yield {
      ...spanOf(index, text),
      url: articleAddress(text),
      tooltip: "Open the article in PubMed Central",
    };
  }
  // "NCT" and eight digits: the format of https://clinicaltrials.gov/api/v2/studies/metadata.
  for (const { index, 0: text } of source.matchAll(/(?<![\p{L}\p{N}_/])NCT\d{8}(?!\d)/gu)) {
    yield {
      ...spanOf(index, text),
      url: trialAddress(text),
      tooltip: "Open the registration at ClinicalTrials.gov",
    };
  }
}

/** No real DOI is longer; a hostile text must not cost more. */
const longestDoi = 300;

function addressesIn(source: string): Span[] {
  return [...source.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)].map(({ index, 0: text }) => spanOf(index, text));
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length };
}
