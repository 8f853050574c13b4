// By what a text betrays that it is an entry of a reference list, part of one, or what a journal prints below the list.

const year = /(?<![\d/.-])(?:1[6-9]|20)\d\d(?![\d])|\b(?:in press|forthcoming|n\.d\.)/i;
const particle = "(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ter|ten)";
const opening = new RegExp(String.raw`^[\s*_"“‘'\[(]*(?:${particle}\s){0,3}\p{Lu}`, "u");
/** The shortest reference that says anything: "Doe J. Cells. Nature 2020;5:1." */
const shortest = 30;

const trailing =
  /^[\s*_>#]*(?:how to cite|cite this|to cite this|citation\s*:|received|accepted|published\b|revised|reviewed|copyright|©|correspondence|corresponding author|address for|publisher['’]s note|disclaimers?\b|conflicts? of interest|competing interests?|funding|acknowledge?ments?|supplementa|figure|table|e-?mail|orcid|keywords|abbreviations|this (?:article|work|is an)|open access|licen[cs]e|data availability|author contributions|submit your|peer review|ethics (?:statement|approval)|page \d|-?\s?\d+\s?-?$)/i;

/** Whether a text is what journals print around a reference list ("How to cite", "Received:") and no entry of it. */
export function isTrailingMatter(text: string): boolean {
  return trailing.test(text);
}

/** Whether a paragraph without a number reads like an entry: it begins like a name or a title and names a year. */
export function looksLikeEntry(text: string): boolean {
  const longEnough = text.length > shortest || startsWithPerson(text);
  return longEnough && opening.test(text) && year.test(text) && !isTrailingMatter(text);
}

const addressed = /^\s*(?:<?https?:\/\/|doi\b|pmc?id\b|available\b|accessed\b|retrieved\b)/i;

/** Whether a paragraph goes on with the entry before it, from which a blank line or a new page has cut it off. */
export function continuesEntry(text: string, entry: string): boolean {
  if (isTrailingMatter(text)) return false;
  if (/^\s*(?:\p{Ll}|\d+\s*[(;:])/u.test(text) || addressed.test(text)) return true;
  return !year.test(entry) && !/[.)\]]\s*$/.test(entry) && year.test(text);
}

const person = new RegExp(
  String.raw`^[\s*_]*(?:${particle}\s){0,3}(?:\p{Lu}[\p{L}'’‐-]+,?\s(?:\p{Lu}\.?-?){1,4}(?=[\s,.;&(]|$)|(?:\p{Lu}[\p{L}.]*\s){1,3}\p{Lu}[\p{L}'’‐-]+[,.]\s)`,
  "u",
);

/** Whether a text begins with somebody's family name and initials, or with a full name and a comma. */
export function startsWithPerson(text: string): boolean {
  return person.test(text);
}

const identifier = /\b10\.\d{4,9}\/\S|\bPMC?ID\b|pubmed\.ncbi|arxiv\.org\/abs/i;
const volumeAndPages = /\d\s?(?:\(\d{1,4}\))?\s?[:,]\s?(?:pp?\.\s?)?[A-Za-z]?\d+/;

/** Whether a note is a reference: somebody's work with its year and place, or with its identifier. */
export function holdsReference(text: string): boolean {
  if (!looksLikeEntry(text)) return false;
  return identifier.test(text) || (person.test(text) && (volumeAndPages.test(text) || /["“*_]/.test(text)));
}
