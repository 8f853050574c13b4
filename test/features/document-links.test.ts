import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentLinksIn } from "../../server/src/features/document-links";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { shift } from "../../server/src/text/span";

function linksIn(text: string) {
  return manuscriptOf(text).blocks.flatMap(({ block, start }) =>
    documentLinksIn(block).map((link) => ({ ...link, ...shift(link, start) })),
  );
}

function checkLinks(text: string, ...expected: readonly (readonly [string, string])[]): void {
  expect(linksIn(text).map(({ start, end, url }) => [text.slice(start, end), url])).toEqual(expected);
}

describe("an identifier leads to its page", () => {
  it("a DOI, without the full stop behind it", () => {
    checkLinks("As shown (doi:10.1000/Fiction.1).\n", [
      "10.1000/Fiction.1",
      "https://doi.org/10.1000/fiction.1",
    ]);
  });
  it("a DOI with brackets of its own", () => {
    checkLinks("See 10.1016/S0140-6736(20)30001-1, and others.\n", [
      "10.1016/S0140-6736(20)30001-1",
      "https://doi.org/10.1016/s0140-6736%2820%2930001-1",
    ]);
  });
  it("PubMed and PubMed Central numbers in a list", () => {
    checkLinks(
      "## References\n\n1. Doe J. A title. 2001. PMID: 12345678; PMCID: PMC1234567.\n",
      ["PMID: 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"],
      ["PMC1234567", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/"],
    );
  });
  it("the number of a trial", () => {
    checkLinks("The trial (NCT00000000) was invented.\n", [
      "NCT00000000",
      "https://clinicaltrials.gov/study/NCT00000000",
    ]);
  });
  it("each of several, in order", () => {
    checkLinks(
      "NCT00000001, NCT00000002 and 10.1000/a;\n",
      ["NCT00000001", "https://clinicaltrials.gov/study/NCT00000001"],
      ["NCT00000002", "https://clinicaltrials.gov/study/NCT00000002"],
      ["10.1000/a", "https://doi.org/10.1000/a"],
    );
  });
});

describe("no link is made of", () => {
  it.each([
    ["an address, which editors link themselves", "See https://doi.org/10.1000/fiction.1 for more.\n"],
    ["the text of a link", "See [10.1000/fiction.1](https://example.org).\n"],
    ["code", "Run `get 10.1000/fiction.1 NCT00000000`.\n"],
    ["a code block", "```\nPMID: 123\n```\n"],
    ["front matter", "---\ndoi: 10.1000/fiction.1\n---\n\nText.\n"],
    ["a comment", "Text. <!-- PMID: 123 -->\n"],
    ["a number with too few digits", "NCT1234567 is none.\n"],
    ["a number with too many", "NCT123456789 is none.\n"],
    ["a version", "Version 10.1234 of the software.\n"],
    ["the end of a longer number", "It was 110.1000/x of it.\n"],
  ])("%s", (_, text) => {
    checkLinks(text);
  });
});

it("links never overlap, whatever the text", () => {
  const word = fc.constantFrom(
    "10.1000/a",
    "PMID: 1",
    "PMC123",
    "NCT00000000",
    " ",
    "[",
    "](",
    ")",
    "`",
    "\n",
    "<",
    ">",
    "10.",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const links = linksIn(words.join(""));
      for (const [index, link] of links.entries()) {
        expect(link.end).toBeGreaterThan(link.start);
        expect(link.start).toBeGreaterThanOrEqual(links[index - 1]?.end ?? 0);
        expect(link.url).toMatch(/^https:\/\/[\w./%-]+$/);
      }
    }),
  );
});
