// What all bibliography formats have in common when their values become plain text.

const preprintServers =
  /^(?:(?:bio|med|chem|psy|soc|eco|eng|agri)rxiv|arxiv|research square|ssrn|preprints\.org|osf preprints|authorea)\b/i;

// Crossref and Zotero write a little HTML in titles and abstracts.
const markup = /<\/?(?:i|b|em|strong|u|sub|sup|scp|sc|span|p|jats:[a-z]+|title|sec)(?:\s[^<>]{0,200})?>/gi;

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
]);

/** A text without HTML tags and with the five XML entities resolved, on one line. */
export function plainText(text: string): string {
  if (!/[<&\s]/.test(text)) return text;
  return text
    .replace(markup, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether a container is a preprint server, whatever its field calls it. */
export function isPreprintServer(container: string | undefined): boolean {
  return container !== undefined && preprintServers.test(container);
}

/** Page numbers with an en dash between first and last: "545–553", "D542–D548". Article numbers stay as they are. */
export function pageRange(pages: string): string {
  return pages.replace(
    /(?<![\p{L}\d.-])(\p{L}{0,4}\d+\p{L}?)\s*[-‐‑–—−]{1,3}\s*(?=\p{L}{0,4}\d+\p{L}?(?:\s*[,;+]|$))/gu,
    "$1–",
  );
}
