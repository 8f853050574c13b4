import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IdentifierKind, identifierFault } from "../../../server/src/model/identifier-checks";

/** The value is sound, or has a fault whose description holds some words. */
function checkIdentifier(kind: IdentifierKind, value: string, words: string | undefined): void {
  const fault = identifierFault(kind, value);
  if (words === undefined) expect(fault, value).toBeUndefined();
  else expect(`${fault?.what ?? "sound"} ${fault?.advice ?? ""}`, value).toContain(words);
}

describe("a sound identifier", () => {
  it.each<[IdentifierKind, string]>([
    ["DOI", "10.1000/182"],
    ["DOI", "https://doi.org/10.1000/182"],
    ["DOI", "http://dx.doi.org/10.1000/182"],
    ["DOI", "doi: 10.1000/182"],
    ["DOI", "10.1000.10/182"],
    ["DOI", "10/b7jt"],
    ["DOI", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"],
    ["DOI", "10.1000/182 10.1000/183"],
    ["DOI", "10.1000/182 [online first]"],
    ["PMID", "1"],
    ["PMID", "27138582"],
    ["PMID", "PMID: 27138582"],
    ["PMID", "https://pubmed.ncbi.nlm.nih.gov/27138582/"],
    ["ISBN", "978-3-16-148410-0"],
    ["ISBN", "978 3 16 148410 0"],
    ["ISBN", "ISBN-13: 9783161484100"],
    ["ISBN", "0-306-40615-2"],
    ["ISBN", "0-306-40615-2, 978-3-16-148410-0"],
    ["ISBN", "9783161484100 0306406152"],
    ["ISBN", "0-306-40615-2 (hardback)"],
    ["ISBN", "306-40615-2"],
    ["ORCID", "0000-0002-1825-0097"],
    ["ORCID", "https://orcid.org/0000-0002-9079-593X"],
    ["ORCID", "000000021694233X"],
    ["DOI", ""],
    ["ISBN", "  "],
  ])("%s “%s”", (kind, value) => {
    checkIdentifier(kind, value, undefined);
  });
});

describe("a faulty identifier", () => {
  it.each<[IdentifierKind, string, string]>([
    ["DOI", "1000/182", "form of a DOI"],
    ["DOI", "10.1000", "form of a DOI"],
    ["DOI", "10.1000/", "form of a DOI"],
    ["DOI", "n/a", "form of a DOI"],
    ["DOI", "https://example.org/paper", "web address"],
    ["DOI", "10.1000/182.", "ends in “.”"],
    ["DOI", "10.1000%2F182", "%2F"],
    ["DOI", "10.1000/abc- 182", "space"],
    ["DOI", "10.1002/(SICI)17:15&lt;1661::AID-SIM968&gt;3.0", "HTML"],
    ["PMID", "0", "form of a PMID"],
    ["PMID", "012345", "form of a PMID"],
    ["PMID", "123456789", "form of a PMID"],
    ["PMID", "PMC7101242", "PubMed Central"],
    ["ISBN", "978-3-16-148410-1", "would have to be 0"],
    ["ISBN", "0-306-40615-3", "would have to be 2"],
    ["ISBN", "0-306-40615", "9 figures"],
    ["ISBN", "977-3-16-148410-0", "13 that start with 978"],
    ["ISBN", "1234-5679", "ISSN"],
    ["ISBN", "unknown", "other signs"],
    ["ORCID", "0000-0002-1825-0079", "would have to be"],
    ["ORCID", "0000-0002-1825-009", "form of an ORCID"],
  ])("%s “%s” %s", checkIdentifier);

  it.each<[IdentifierKind, string, string]>([
    ["DOI", "10.1000/182.", "10.1000/182"],
    ["DOI", "10.1000%2F182", "10.1000/182"],
    ["DOI", "10.1000/abc- 182", "10.1000/abc-182"],
    ["PMID", "012345", "12345"],
  ])("%s “%s” was meant as %s", (kind, value, meant) => {
    expect(identifierFault(kind, value)?.repaired).toBe(meant);
    expect(identifierFault(kind, meant)).toBeUndefined();
  });
});

describe("check digits", () => {
  const digits = (length: number): fc.Arbitrary<string> =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((all) => all.join(""));
  const sound = (kind: IdentifierKind, start: string): string[] =>
    "0 1 2 3 4 5 6 7 8 9 X"
      .split(" ")
      .map((last) => start + last)
      .filter((value) => identifierFault(kind, value) === undefined);

  it("are unique: of all last figures, exactly one fits", () => {
    fc.assert(fc.property(digits(9), (start) => sound("ISBN", start).length === 1));
    fc.assert(fc.property(digits(9), (start) => sound("ISBN", `978${start}`).length === 1));
    fc.assert(fc.property(digits(15), (start) => sound("ORCID", start).length === 1));
  });

  it("show every single wrong figure", () => {
    fc.assert(
      fc.property(digits(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (start, at, shift) => {
        const [whole = ""] = sound("ORCID", start);
        const wrong = String((Number(whole.charAt(at)) + shift) % 10);
        return identifierFault("ORCID", whole.slice(0, at) + wrong + whole.slice(at + 1)) !== undefined;
      }),
    );
  });

  it("say nothing of what is no text at all, and never throw", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<IdentifierKind>("DOI", "PMID", "ISBN", "ORCID"),
        fc.string(),
        (kind, value) => {
          identifierFault(kind, value);
          return identifierFault(kind, " ".repeat(value.length)) === undefined;
        },
      ),
    );
  });
});
