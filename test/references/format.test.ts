import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  doiAddress,
  formatReference,
  formatReferenceMarkdown,
  referenceLabel,
  referenceLinks,
  whoWrote,
} from "../../server/src/features/format-reference";
import { readBibliography } from "../../server/src/model/bibliography";
import type { Reference } from "../../server/src/model/reference";

const sample = readFileSync(join(import.meta.dirname, "sample.bib"), "utf8");

/** The only reference of a BibTeX text. */
function referenceIn(bibtex: string): Reference {
  const [entry] = readBibliography("file:///x.bib", bibtex).entries;
  if (!entry) throw new Error(`no entry in ${bibtex}`);
  return entry.reference();
}

describe("a formatted reference", () => {
  it("of each kind looks as in sample.txt", async () => {
    const shown = readBibliography("file:///sample.bib", sample).entries.map((entry) => {
      const reference = entry.reference();
      return [
        `@${entry.key} (${reference.type})`,
        formatReference(reference),
        formatReferenceMarkdown(reference),
        referenceLabel(reference),
        ...(reference.abstract === undefined ? [] : [reference.abstract]),
      ].join("\n");
    });
    await expect(`${shown.join("\n\n")}\n`).toMatchFileSnapshot(join(import.meta.dirname, "sample.txt"));
  });

  it.each([
    ["@misc{k}", "k"],
    ["@article{k, title = {T}}", "T."],
    ["@article{k, title = {T?}}", "T?"],
    ["@article{k, year = 2019}", "2019."],
    ["@article{k, author = {Doe, Jane}}", "Doe J."],
    ["@article{k, title = {T}, volume = 1, pages = {2-3}}", "T. 1:2–3."],
    ["@article{k, title = {T}, number = 4, year = 2019}", "T. 2019;(4)."],
    ["@article{k, title = {T}, year = {in press}}", "T. in press."],
    [
      "@article{k, author = {Doe, jane-mary and Roe, J.R. and Poe, EA and 王, 小明}, title = {T}}",
      "Doe jane-mary, Roe JR, Poe EA, 王 小明. T.",
    ],
    ["@misc{k, note = {Only a note}}", "Only a note"],
  ])("%s", (bibtex, expected) => {
    expect(formatReference(referenceIn(bibtex))).toBe(expected);
  });

  it.each([
    ["one author", "{A, A}", "A A."],
    ["six authors", "{A, A and B, B and C, C and D, D and E, E and F, F}", "A A, B B, C C, D D, E E, F F."],
    [
      "seven authors",
      "{A, A and B, B and C, C and D, D and E, E and F, F and G, G}",
      "A A, B B, C C, et al.",
    ],
    ["others", "{A, A and others}", "A A, et al."],
  ])("names %s", (_what, authors, expected) => {
    expect(formatReference(referenceIn(`@misc{k, author = ${authors}}`))).toBe(expected);
  });
});

describe("who wrote it", () => {
  it.each([
    ["{Doe, Jane}", "Doe"],
    ["{Doe, Jane and Roe, R}", "Doe & Roe"],
    ["{Doe, Jane and Roe, R and Poe, E}", "Doe et al."],
    ["{Doe, Jane and others}", "Doe et al."],
    ["{{Example Study Group}}", "Example Study Group"],
    ["{}", ""],
  ])("%s", (authors, expected) => {
    expect(whoWrote(referenceIn(`@misc{k, author = ${authors}}`))).toBe(expected);
  });
});

describe("the links of a reference", () => {
  it.each([
    ["doi = {10.5555/12345678}", ["https://doi.org/10.5555/12345678"]],
    ["doi = {https://doi.org/10.5555/ABC(1)2_3<x>}", ["https://doi.org/10.5555/abc%281%292_3"]],
    ["doi = {10.5555/a#b?c d}", ["https://doi.org/10.5555/a%23b%3Fc"]],
    [
      "doi = {10.5555/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-X968>3.0.CO;2-2}",
      [
        "https://doi.org/10.5555/%28sici%291097-0258%2819980815/30%2917%3A15/16%3C1661%3A%3Aaid-x968%3E3.0.co%3B2-2",
      ],
    ],
    ["doi = {not a doi}, url = {https://example.org/a b}", ["https://example.org/a"]],
    [
      "pmid = {12345678}, pmcid = {1234567}",
      ["https://pubmed.ncbi.nlm.nih.gov/12345678/", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/"],
    ],
    ["url = {https://example.org/a_(b)'*[c]}", ["https://example.org/a_%28b%29%27%2A%5Bc%5D"]],
    ["url = {https://doi.org/10.5555/x}", ["https://doi.org/10.5555/x"]],
    ["url = {command:workbench.action.quit}", []],
    ["url = {javascript:alert(1)}", []],
    ["url = {file:///etc/passwd}", []],
    ["howpublished = {\\url{http://example.org/x}}", ["http://example.org/x"]],
    ["note = {x}", []],
  ])("%s", (fields, expected) => {
    expect(referenceLinks(referenceIn(`@misc{k, ${fields}}`)).map(({ url }) => url)).toEqual(expected);
  });

  it("are http or https and harmless in Markdown, whatever a file says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const { origin, ...plain } = referenceIn("@misc{k}");
        const reference = { ...plain, origin, doi: `10.5555/${text}`, pmid: text, pmcid: text, title: text };
        for (const { url } of [
          ...referenceLinks(reference),
          ...referenceLinks({ ...plain, origin, url: `https://${text}` }),
        ]) {
          expect(url).toMatch(/^https?:\/\/[^\s()<>[\]\\*'"]*$/);
        }
        expect(doiAddress(`10.5555/${text}`)).toMatch(/^https:\/\/doi\.org\/10\.5555\/[\w.%~/-]*$/);
      }),
    );
  });
});

describe("Markdown from a file", () => {
  it.each([
    ["{A [link](command:x) here}", "link"],
    ["{![image](https://example.org/x.png)}", "image"],
    ["{A $\\textless$script$\\textgreater$ tag}", "script"],
    ["{*stars* and _lines_ and {\\textasciigrave}code{\\textasciigrave}}", "code"],
  ])("%s shows no markup of its own", (title, word) => {
    const markdown = formatReferenceMarkdown(referenceIn(`@misc{k, title = ${title}}`));
    expect(markdown).toContain(word);
    expect(markdown.replace(/\\[^A-Za-z\d\s]/g, "")).not.toMatch(/[[\]<>*_`]/);
  });
});
