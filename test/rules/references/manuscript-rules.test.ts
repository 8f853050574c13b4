import { describe, expect, it } from "vitest";
import type { Reference } from "../../../server/src/model/reference";
import { referenceFromEntry } from "../../../server/src/model/reference-entry";
import { readRetractions } from "../../../server/src/model/retractions";
import type { OtherList } from "../../../server/src/rules";
import { checkFixes, checkManuscript, findingsOf } from "../citations/manuscript";

describe("identifiers in a manuscript", () => {
  it.each([
    [
      "in the list",
      `A [1–4].

## References

1. Roe R. One. 2020. ISBN 978-3-16-148410-1.
                          ^^^^^^^^^^^^^^^^^ reference/malformed-identifier
2. Doe J. Two. 2021. PMID: 123456789
                           ^^^^^^^^^ reference/malformed-identifier
3. Poe P. Three. 2022. doi:1000/182
                           ^^^^^^^^ reference/malformed-identifier
4. Moe M. Four. 2023. doi:10.1000/182. PMID: 12345678. ISBN 0-306-40615-2
`,
    ],
    [
      "of the authors",
      `---
author:
  - name: Jane Doe
    orcid: https://orcid.org/0000-0002-1825-0079
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/malformed-identifier
  - name: Rita Roe
    orcid: "0000-0002-1825-0097"
  - name: Paul Poe
    orcid: XXXX-XXXX-XXXX-XXXX
---

Text.
`,
    ],
    [
      "in citation keys",
      "A [@isbn:9783161484101; @pmid:012; @doi:10.1000; @pubmed:12345678].\n         ^^^^^^^^^^^^^ reference/malformed-identifier\n                              ^^^ reference/malformed-identifier\n                                        ^^^^^^^ reference/malformed-identifier\n",
    ],
  ])("are found %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["that are short DOIs", "A [@doi:10/b7jt].\n"],
    ["in the prose", "The ISBN 978-3-16-148410-1 is printed in the book.\n"],
  ])("are left alone: %s", (_, text) => {
    checkManuscript(text);
  });
});

describe("keys that end in a colon", () => {
  it("lack their identifier", () => {
    const bib = "=== a.bib\n@misc{doe2020}\n";
    checkManuscript(`A [@pubmed:].\n   ^^^^^^^^ citation/undefined\n${bib}`);
    checkManuscript(`A [@pubmed: 123].\n   ^^^^^^^^ citation/undefined\n${bib}`);
    const [finding] = findingsOf(`A [@pubmed: 123].\n${bib}`);
    expect(finding?.fixes.map(({ edits }) => edits)).toEqual([[{ span: { start: 11, end: 12 }, text: "" }]]);
  });
});

const listed = `
## References

1. Roe R, Doe J. A fictional paper on durable responses to a drug. *Blood*. 2020;1:1–9. doi:10.1000/a
`;

describe("works that a text names twice", () => {
  it.each([
    [
      "by DOI in its list",
      `A [1,2].\n${listed}2. Roe R, et al. On durable responses to a drug. Blood 2020. https://doi.org/10.1000/A\n   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/duplicate-work\n`,
    ],
    [
      "by two keys",
      "A [@a], B [@b].\n           ^^ reference/duplicate-work\n=== a.bib\n@article{a, doi = {10.1000/x}, title = {Durable responses}}\n=== b.bib\n@article{b, doi = {10.1000/X}, title = {Durable responses}}\n",
    ],
    [
      "as preprint and as paper",
      "A [@a; @b].\n       ^^ reference/duplicate-work\n=== a.bib\n@article{a, author = {Doe, J}, title = {A fictional paper on durable responses}, journal = {medRxiv}, year = 2020}\n@article{b, author = {Doe, J}, title = {A fictional paper on durable responses}, journal = {Blood}, year = 2021}\n",
    ],
  ])("are found %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("point to both entries, in their files", () => {
    const [finding] = findingsOf(
      "A [@a], B [@b].\n=== a.bib\n@misc{a, doi = {10.1000/x}}\n=== b.bib\n@misc{b, doi = {10.1000/x}}\n",
    );
    expect(finding?.related?.map(({ uri }) => uri)).toEqual(["file:///a.bib", "file:///b.bib"]);
  });

  it("are conflicting when their titles have nothing in common", () => {
    checkManuscript(
      `A [1,2].\n${listed}2. Poe P, Moe M. Sleep in dairy cattle. *Milk*. 2011;3:5–8. doi:10.1000/a\n                 ^^^^^^^^^^^^^^^^^^^^^ reference/conflicting\n`,
    );
  });
});

describe("another list of the workspace", () => {
  const entry = (text: string): Reference =>
    referenceFromEntry(text, "", {
      uri: "file:///other.md",
      span: { start: 7, end: 9 },
      keySpan: { start: 7, end: 7 },
    });
  const other = (...texts: readonly string[]): { otherLists: readonly OtherList[] } => ({
    otherLists: [{ uri: "file:///other.md", name: "other.md", references: () => texts.map(entry) }],
  });

  it.each([
    ["another title", "Roe R, Doe J. Sleep in dairy cattle. *Blood*. 2020;1:1–9. doi:10.1000/a"],
    [
      "the same authors, journal and year, and half of the title",
      "Roe R, Doe J. A fictional paper on durable responses in therapy. *Blood*. 2020.",
    ],
  ])("that gives %s conflicts", (_, text) => {
    const fixture = `A [1].\n${listed.replace(
      "2020;1:1–9. doi:10.1000/a\n",
      "2020;1:1–9. doi:10.1000/a\n                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/conflicting\n",
    )}`;
    checkManuscript(fixture, undefined, other(text));
    const [finding] = findingsOf(`A [1].\n${listed}`, undefined, other(text));
    expect(finding?.message).toContain("other.md");
    expect(finding?.related?.[0]).toMatchObject({ uri: "file:///other.md", start: 7, end: 9 });
  });

  it.each([
    [
      "says the same",
      "Roe R, Doe J. A fictional paper on durable responses to a drug. Blood 2020;1:1-9. doi:10.1000/A",
    ],
    ["has another paper", "Roe R, Doe J. Sleep in dairy cattle. *Blood*. 2020;7:1–9. doi:10.1000/b"],
    [
      "has the next part of it",
      "Roe R, Doe J. A fictional paper on durable responses to a drug, part two. *Blood*. 2020;1:10–19.",
    ],
  ])("that %s does not", (_, text) => {
    checkManuscript(`A [1].\n${listed}`, undefined, other(text));
  });
});

describe("retracted works", () => {
  const retractions = readRetractions(
    "RetractionDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDOI\n" +
      "4/15/2021 0:00,10.1000/a,0,Retraction,+Error in Data;,10.1000/n\n5/1/2025 0:00,10.1000/c,0,Expression of concern,,\n",
  );
  const bib =
    "=== a.bib\n@misc{roe, doi = {10.1000/a}, author = {Roe, R}, year = 2020}\n@misc{doe, doi = {10.1000/b}}\n@misc{poe, doi = {10.1000/c}}\n";

  it.each([
    ["by number", `Responses were durable [1].\n                        ^ reference/retracted\n${listed}`],
    [
      "by key",
      `Responses were durable [@doe; @roe].\n                              ^^^^ reference/retracted\n${bib}`,
    ],
    [
      "after the full stop",
      `It was shown.<sup>1</sup> Others agree.\n                  ^ reference/retracted\n${listed}`,
    ],
    [
      "with an expression of concern",
      `Responses were durable [@poe].\n                        ^^^^ reference/retracted\n${bib}`,
    ],
  ])("are found, cited %s", (_, fixture) => {
    checkManuscript(fixture, undefined, { retractions });
  });

  it.each([
    ["in a sentence that says so", `The retracted report claimed durable responses [1].\n${listed}`],
    [
      "before a sentence that says so",
      `One report found durable responses [@roe]. It was retracted in 2021.\n${bib}`,
    ],
    [
      "with the concern",
      `One report, about which the journal issued an expression of concern, found more [@poe].\n${bib}`,
    ],
    ["not at all", `Responses were durable [@doe].\n${bib}`],
  ])("may be cited %s", (_, fixture) => {
    checkManuscript(fixture, undefined, { retractions });
  });

  it("are found without a list where their own entry says so", () => {
    checkManuscript(
      "A [@roe].\n   ^^^^ reference/retracted\n=== a.bib\n@article{roe, title = {RETRACTED: On durable responses}}\n",
    );
    checkManuscript("A [@roe].\n=== a.bib\n@article{roe, title = {Retracted papers: a survey}}\n");
  });

  it("matter more than concerns", () => {
    const severities = findingsOf(`A [@roe]. B [@poe].\n${bib}`, undefined, { retractions }).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual([undefined, "information"]);
  });
});

describe("fixes", () => {
  it("of identifiers are offered where it is plain what was meant", () => {
    checkFixes("A [@pmid:012345].\n", ["A [@pmid:12345].\n"]);
  });
});
