import { doiIn } from "./identifiers";

/** What is wrong with an identifier: a clause that follows its name, what to do about it, and what was meant, if that is plain. */
export interface IdentifierFault {
  readonly kind: IdentifierKind;
  /** Follows "This DOI …" or "This ISBN …". */
  readonly what: string;
  readonly advice: string;
  /** The value as it should be written; undefined where nobody but the author can know. */
  readonly repaired: string | undefined;
  /** It is a sound identifier of another kind, in the wrong place. */
  readonly misplaced?: true;
}

export type IdentifierKind = "DOI" | "PMID" | "ISBN" | "ORCID";

/** The fault of a value that was written as an identifier of some kind; `undefined` for a sound one, and for an empty value. */
export function identifierFault(kind: IdentifierKind, value: string): IdentifierFault | undefined {
  const text = value.trim();
  if (text === "") return undefined;
  const found = checks[kind](text);
  return found && { kind, ...found };
}

type Fault = Omit<IdentifierFault, "kind">;

const checks: Readonly<Record<IdentifierKind, (text: string) => Fault | undefined>> = {
  DOI: doiFault,
  PMID: pmidFault,
  ISBN: isbnFault,
  ORCID: orcidFault,
};

/**
 * A DOI is a prefix of "10." and figures, a slash, and a suffix (DOI Handbook, "DOI Name Syntax",
 * https://doi.info/doi-handbook/HTML/doi-name-syntax2.html). Resolver addresses before it are no fault.
 */
function doiFault(text: string): Fault | undefined {
  const doi = doiIn(text);
  if (doi === undefined) return noDoi(text);
  if (/&(?:lt|gt|amp);/.test(text)) {
    const repaired = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    return {
      what: "holds signs that are written as HTML",
      advice: "Write the signs themselves.",
      repaired,
    };
  }
  const tail = text.slice(text.toLowerCase().indexOf(doi) + doi.length);
  if (/^[.,;]+$/.test(tail)) {
    return {
      what: `ends in “${tail}”, which belongs to the sentence that it was copied from`,
      advice: "Take it off.",
      repaired: text.slice(0, text.length - tail.length),
    };
  }
  // Two words are one broken DOI only where the break is at a sign that neither a DOI nor a remark ends or starts with.
  const broken = /10\.\d{4,9}\/(?:\S*[./_(-][\s\u200b]+(?!10\.)[^\s,;]+|\S+[\s\u200b]+[./_)-][^\s,;]+)$/.test(
    text,
  );
  return broken
    ? {
        what: "has a space in it, so that it leads nowhere",
        advice: "Copy it anew from the publisher’s page.",
        repaired: text.replace(/[\s\u200b]+/g, ""),
      }
    : undefined;
}

function noDoi(text: string): Fault | undefined {
  // A short DOI (https://shortdoi.org) leads where its long one does.
  if (/^(?:https?:\/\/doi\.org\/|doi:\s*)?10\/[a-z0-9]{2,}$/i.test(text)) return undefined;
  // What still holds commands of LaTeX, or several DOIs, is not for us to judge.
  if (/10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]/.test(text)) return undefined;
  const decoded = text.replace(/%2f/i, "/");
  if (decoded !== text && doiIn(decoded) !== undefined) {
    return { what: "has “%2F” in place of its slash", advice: "Write the slash.", repaired: decoded };
  }
  if (/^https?:/i.test(text) && !/doi/i.test(text)) {
    return {
      what: "is a web address",
      advice: "Put it into the field for addresses.",
      repaired: undefined,
      misplaced: true,
    };
  }
  return {
    what: "has not the form of a DOI: “10.”, at least four figures, a slash, and more after it",
    advice: "Copy it anew from the publisher’s page, or remove it if the work has none.",
    repaired: undefined,
  };
}

/** A PMID is a "1- to 8-digit accession number with no leading zeros" (MEDLINE/PubMed Data Element Descriptions). */
function pmidFault(text: string): Fault | undefined {
  const bare = text
    .replace(/^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\//i, "")
    .replace(/^PMID\s*:?\s*/i, "")
    .replace(/[/?#].*$/, "")
    .trim();
  if (/^[1-9]\d{0,7}$/.test(bare)) return undefined;
  if (/^PMC\s?\d+$/i.test(bare)) {
    return {
      what: "is a PubMed Central identifier (PMCID)",
      advice: "A PMID has figures only; put this one into a field “pmcid”.",
      repaired: undefined,
      misplaced: true,
    };
  }
  const shorter = bare.replace(/^0+(?=[1-9]\d{0,7}$)/, "");
  return {
    what: "has not the form of a PMID: one to eight figures, the first not zero",
    advice: "Copy it anew from PubMed.",
    repaired: shorter === bare ? undefined : shorter,
  };
}

/** The check digits of ISBN-10 (weights 10 to 1, modulo 11) and ISBN-13 (weights 1 and 3, modulo 10) of ISO 2108. */
function isbnFault(text: string): Fault | undefined {
  const plain = text.replace(/\([^()]*\)/g, " ").replace(/\bISBN(?:[-\s]?1[03])?\b\s*:?/gi, " ");
  if (/^\s*\d{4}[-‐–]\d{3}[\dX]\s*$/i.test(plain)) {
    return {
      what: "is the number of a journal (ISSN)",
      advice: "Put it into a field “issn”.",
      repaired: undefined,
      misplaced: true,
    };
  }
  for (const number of isbnsIn(plain)) {
    const fault = oneIsbnFault(number);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** One number that may be written with spaces or hyphens, or several between commas, semicolons, slashes or spaces. */
function isbnsIn(text: string): string[] {
  const parts = text.split(/[,;/|]|\band\b/).flatMap((part) => {
    const joined = bareDigits(part);
    return joined.length > 13 ? part.trim().split(/\s+/).map(bareDigits) : [joined];
  });
  return parts.filter((part) => part !== "");
}

function bareDigits(text: string): string {
  return text.replace(/[\s\-‐‑–—.\u200b]/g, "").toUpperCase();
}

function oneIsbnFault(number: string): Fault | undefined {
  const wrongDigit = (expected: string, name: string): Fault => ({
    what: `has a check digit that does not fit: the last figure of ${name} ${number} would have to be ${expected}`,
    advice: "A figure is wrong or two are swapped; copy it anew from the book.",
    repaired: undefined,
  });
  if (/^\d{9}[\dX]$/.test(number)) {
    const expected = isbn10CheckDigit(number);
    return number.endsWith(expected) ? undefined : wrongDigit(expected, "ISBN-10");
  }
  if (/^97[89]\d{10}$/.test(number)) {
    const expected = isbn13CheckDigit(number);
    return number.endsWith(expected) ? undefined : wrongDigit(expected, "ISBN-13");
  }
  // Books of before 1970 have nine figures (SBN), which a leading zero makes an ISBN-10.
  if (/^\d{8}[\dX]$/.test(number) && number.endsWith(isbn10CheckDigit(`0${number}`))) return undefined;
  const length = /^\d+X?$/.test(number) ? `${number.length} figures` : "other signs than figures";
  return {
    what: `has ${length}: an ISBN has 10 figures, or 13 that start with 978 or 979`,
    advice: "Copy it anew from the book.",
    repaired: undefined,
  };
}

function isbn10CheckDigit(number: string): string {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(number.charAt(at)) * (10 - at);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? "X" : String(digit);
}

function isbn13CheckDigit(number: string): string {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(number.charAt(at)) * (at % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/** An ORCID iD is 16 characters in four groups; the last is the check character of ISO 7064, MOD 11-2. */
function orcidFault(text: string): Fault | undefined {
  const bare = text.replace(/^https?:\/\/(?:www\.)?orcid\.org\//i, "").replace(/\/+$/, "");
  const digits = bare.replace(/[-‐‑–\s]/g, "").toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) {
    return {
      what: "has not the form of an ORCID iD: four groups of four figures, of which the last may be an X",
      advice: "Copy it anew from the person’s page at orcid.org.",
      repaired: undefined,
    };
  }
  const expected = orcidCheckDigit(digits);
  return digits.endsWith(expected)
    ? undefined
    : {
        what: `has a check digit that does not fit: the last figure would have to be ${expected}`,
        advice: "A figure is wrong or two are swapped; copy it anew from the person’s page at orcid.org.",
        repaired: undefined,
      };
}

function orcidCheckDigit(digits: string): string {
  let total = 0;
  for (let at = 0; at < 15; at += 1) total = ((total + Number(digits.charAt(at))) * 2) % 11;
  const digit = (12 - total) % 11;
  return digit === 10 ? "X" : String(digit);
}
