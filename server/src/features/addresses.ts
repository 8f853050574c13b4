/** The address of a DOI at its resolver, percent-encoded. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi.split("/").map(encodePart).join("/")}`;
}

/** The address of a PubMed record by its number. */
export function pubmedAddress(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${encodePart(pmid)}/`;
}

/** The address of an article in PubMed Central by its number with prefix ("PMC7101242"). */
export function articleAddress(pmcid: string): string {
  return `https://www.ncbi.nlm.nih.gov/pmc/articles/${encodePart(pmcid)}/`;
}

/** The address of a trial's registration by its number ("NCT03056339"). */
export function trialAddress(number: string): string {
  return `https://clinicaltrials.gov/study/${encodePart(number)}`;
}

/** An http or https address with everything encoded that may not stand in one, or would end a link in Markdown. Percent signs stay. */
export function encodeAddress(address: string): string {
  return wellFormed(address).replace(/[^A-Za-z0-9\-._~:/?#@!$&+,=%]/gu, (character) =>
    /[()'*;[\]]/.test(character) ? percent(character) : encodeURIComponent(character),
  );
}

function encodePart(part: string): string {
  return encodeURIComponent(wellFormed(part)).replace(/[!'()*~]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Half a surrogate pair can't be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
