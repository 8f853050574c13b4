import { describe, expect, it } from "vitest";
import { readBibliography } from "../../../server/src/model/bibliography";
import { checkFile, findingsIn } from "./bibliography";

describe("in a bibliography, identifiers", () => {
  it.each([
    [
      "of every kind",
      `=== a.bib
@misc{a, doi = {1000/x}, pmid = 012345678,
                ^^^^^^ reference/malformed-identifier
                                ^^^^^^^^^ reference/malformed-identifier
  isbn = "978-3-16-148410-1", orcid = {0000-0002-1825-0079}}
          ^^^^^^^^^^^^^^^^^ reference/malformed-identifier
                                       ^^^^^^^^^^^^^^^^^^^ reference/malformed-identifier
`,
    ],
    [
      "in CSL JSON",
      `=== a.json
[{"id": "a", "type": "webpage", "DOI": "1000/x", "PMID": 123456789}]
                                        ^^^^^^ reference/malformed-identifier
                                                         ^^^^^^^^^ reference/malformed-identifier
`,
    ],
    [
      "in CSL YAML",
      `=== a.yaml
references:
- id: a
  type: webpage
  DOI: "1000/x"
        ^^^^^^ reference/malformed-identifier
`,
    ],
    [
      "in RIS",
      `=== a.ris
TY  - ELEC
ID  - a
DO  - 1000/x
      ^^^^^^ reference/malformed-identifier
ER  - 
`,
    ],
  ])("%s are found", (_, fixture) => {
    checkFile(fixture);
  });

  it.each([
    ["in LaTeX", "=== a.bib\n@misc{a, doi = {10.1000/x\\_y{\\%}z}}\n"],
    [
      "that are put together or missing",
      '=== a.bib\n@string{p = "10.1000/"}\n@misc{a, doi = p # "x"}\n@misc{b, doi = {}, isbn = ""}\n',
    ],
    ["in an abstract", "=== a.bib\n@misc{a, abstract = {see doi = {1000/x} there}}\n"],
  ])("%s are left alone", (_, fixture) => {
    checkFile(fixture);
  });

  it("say so more softly when they are in the wrong field", () => {
    const text = "@misc{a, isbn = {1234-5679}}\n@misc{b, isbn = {978-3-16-148410-1}}\n";
    const severities = findingsIn({ bibliography: readBibliography("a.bib", text) }).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual(["information", undefined]);
  });
});

describe("in a bibliography, fields", () => {
  it.each([
    [
      "that an article needs",
      `=== a.bib
@article{a, title = {One}, author = {Doe, J}, year = 2020}
         ^ reference/missing-field
`,
    ],
    [
      "that are there and empty",
      `=== a.bib
@article{a, title = {One}, author = {Doe, J}, year = 2020, journal = {}}
         ^ reference/missing-field
`,
    ],
    [
      "that a thesis and a book need",
      `=== a.bib
@phdthesis{a, title = {One}, author = {Doe, J}, year = 2020}
           ^ reference/missing-field
@book{b, title = {One}, editor = {Doe, J}, publisher = {P}}
      ^ reference/missing-field
`,
    ],
    [
      "of an item in CSL JSON",
      `=== a.json
[{"id": "a", "type": "article-journal", "title": "One", "author": [{"family": "Doe"}]}]
         ^ reference/missing-field
`,
    ],
  ])("%s are missed", (_, fixture) => {
    checkFile(fixture);
  });

  it.each([
    [
      "from a macro",
      `=== a.bib\n@string{b = {Blood}}\n@article{a, title = {One}, author = {Doe, J}, year = 2020, journal = b}\n`,
    ],
    [
      "from the entry that it belongs to",
      "=== a.bib\n@inproceedings{a, title = {One}, author = {Doe, J}, crossref = {p}}\n@proceedings{p, title = {All}, year = 2020, editor = {Roe, R}, publisher = {P}}\n",
    ],
    [
      "that something in press lacks",
      "=== a.bib\n@article{a, title = {One}, author = {Doe, J}, journal = {Blood}, year = {in press}}\n",
    ],
    ["that anything may lack", "=== a.bib\n@misc{a, howpublished = {\\url{https://example.org}}}\n"],
  ])("%s are not", (_, fixture) => {
    checkFile(fixture);
  });

  it("matter in entries that are cited", () => {
    const bibliography = readBibliography(
      "a.bib",
      "@article{a, title = {One}}\n@article{b, title = {Two}}\n",
    );
    const found = findingsIn({ bibliography, citedKeys: new Set(["b"]) });
    expect(found.filter(({ rule }) => rule === "reference/missing-field").map(({ start }) => start)).toEqual([
      bibliography.byKey.get("b")?.keySpan.start,
    ]);
  });
});
