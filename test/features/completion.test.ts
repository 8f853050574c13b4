import { describe, expect, it } from "vitest";
import { type CitationOffer, citationsOnOffer } from "../../server/src/features/citation-completion";
import { edited, fixtureOf, numberedList } from "./fixture";

const bib = `=== a.bib
@article{doe2020, author = {Doe, Jane and Müller, Karl}, title = {Cells of a fictional kind in a dish}, journal = {J Fiction}, year = 2020}
@article{roe2021, author = {Roe, Rick}, title = {Mice that were never born at all}, journal = {Cells Imagined}, year = 2021, doi = {10.1000/fiction.2}}
@article{key with spaces, author = {Moe, Max}, title = {On keys}, year = 2022}
`;

function offerAt(fixture: string): CitationOffer | undefined {
  const { cursor, manuscript, library } = fixtureOf(fixture);
  return citationsOnOffer(cursor, { manuscript, library });
}

/** Checks which works are on offer, best first. */
function checkOffer(fixture: string, ...labels: readonly string[]): void {
  expect(offerAt(fixture)?.works.map(({ label }) => label) ?? []).toEqual(labels);
}

/** Checks the text after the first work on offer has been taken. */
function checkTaken(fixture: string, after: string): void {
  const { text } = fixtureOf(fixture);
  const offer = offerAt(fixture);
  const [work] = offer?.works ?? [];
  if (!offer || !work) throw new Error("nothing is on offer");
  expect(edited(text, [...work.also, { span: offer.place, text: work.inserted }])).toBe(after);
}

describe("after @", () => {
  it.each([
    ["a key", "As [@doe<|>]"],
    ["the second author", "As [@mül<|>]"],
    ["an author without diacritics", "As @muller<|>"],
    ["the title", "As @fictional<|>"],
    ["two words in brackets", "As [@doe 2020<|>]"],
    ["a later key of a group", "As [@roe2021; @doe<|>]"],
  ])("a work is found by %s", (_, text) => {
    checkOffer(`${text}\n${bib}`, "doe2020");
  });
  it("works that are cited come first, then the newest", () => {
    checkOffer(`As [@doe2020; @<|>]\n${bib}`, "doe2020", "key with spaces", "roe2021");
  });
  it("a key with spaces is put in braces", () => {
    checkTaken(`As [@moe<|>]\n${bib}`, "As [@{key with spaces}]\n");
  });
  it.each([
    ["an e-mail address", "jane@do<|>"],
    ["code", "`@do<|>`"],
    ["an address", "See https://example.org/@do<|>e."],
    ["front matter", "---\ntitle: @do<|>\n---\n\nText."],
  ])("nothing is offered in %s", (_, text) => {
    checkOffer(`${text}\n${bib}`);
  });
});

describe("in MyST and LaTeX", () => {
  it.each([
    ["a role", "As {cite}`doe<|>`", "As {cite}`doe2020`\n"],
    ["a role that is still open", "As {cite:p}`doe<|>", "As {cite:p}`doe2020\n"],
    ["the second key of a role", "As {cite}`roe2021,doe<|>`", "As {cite}`roe2021,doe2020`\n"],
    ["a command", "As \\cite{doe<|>}", "As \\cite{doe2020}\n"],
    [
      "a command with notes",
      "As \\citep[see][p. 3]{roe2021, doe<|>",
      "As \\citep[see][p. 3]{roe2021, doe2020\n",
    ],
  ])("the bare key goes into %s", (_, text, after) => {
    checkTaken(`${text}\n${bib}`, after);
  });
  it.each([
    ["another role", "As {ref}`doe<|>`"],
    ["another command", "As \\emph{doe<|>}"],
    ["a closed command", "As \\cite{doe2020} doe<|>"],
  ])("nothing is offered in %s", (_, text) => {
    checkOffer(`${text}\n${bib}`);
  });
});

describe("in a text that cites by number", () => {
  it.each([
    ["an author after a bracket", "As [1] and [moe<|>"],
    ["an author in brackets", "As [1] and [noe<|>]"],
    ["the title after a number", "As [1, trial without<|>]"],
    ["the year after a range", "As [1–2, 2003<|>]"],
    ["its number", "As [1] and [3<|>]"],
    ["an author in a superscript", "As.<sup>1</sup> And <sup>moe<|></sup>"],
    ["an author in an open superscript", "As.<sup>1</sup> And <sup>1,moe<|>"],
  ])("a work is found by %s", (_, text) => {
    expect(offerAt(`${text}\n\n${numberedList}`)?.works[0]).toMatchObject({
      label: "3",
      inserted: "3",
      also: [],
    });
  });
  it("the number replaces what was typed", () => {
    checkTaken(`As [1, moe<|>].\n\n${numberedList}`, `As [1, 3].\n\n${numberedList}`);
  });
  it("what only the bibliography has gets the next number and its entry", () => {
    checkTaken(
      `As [1, roe 2021<|>].\n\n${numberedList}${bib}`,
      `As [1, 6].\n\n${numberedList}6. Roe R. Mice that were never born at all. Cells Imagined. 2021. doi:10.1000/fiction.2\n`,
    );
  });
  it("an entry is set as those before it", () => {
    const list =
      "## References\n\n[1] Doe J. On cells. J Fiction. 2001;1:2.\n\n[2] Foo F. On mice. J Fiction. 2002;1:2.\n";
    checkTaken(
      `As [1] and [2] and [rick<|>].\n\n${list}${bib}`,
      `As [1] and [2] and [3].\n\n${list}\n[3] Roe R. Mice that were never born at all. Cells Imagined. 2021. doi:10.1000/fiction.2\n`,
    );
  });
  it("what the list has is not offered again out of the bibliography", () => {
    const list = `## References\n\n1. Roe R. Mice that were never born at all. Cells Imagined. 2021. doi:10.1000/fiction.2\n`;
    checkOffer(`As [1] and [rick<|>].\n\n${list}${bib}`);
    checkOffer(`As [1] and [roe<|>].\n\n${list}${bib}`, "1");
  });
  it.each([
    ["a text without a list", "As [1] and [doe<|>]"],
    ["a text that cites by keys", `As [@doe2020] and [doe<|>]\n\n${numberedList}`],
    ["the list itself", `As [1].\n\n${numberedList}[doe<|>`],
    ["the address of a link", `As [1] and [a](doe<|>).\n\n${numberedList}`],
    ["a footnote", `As [1] and [^doe<|>].\n\n${numberedList}`],
    ["code", `As [1] and \`x[doe<|>]\`.\n\n${numberedList}`],
    [
      "what goes on for a whole sentence",
      `As [1] [${"and so on it goes ".repeat(5)}doe<|>\n\n${numberedList}`,
    ],
  ])("nothing is offered in %s", (_, text) => {
    checkOffer(text.includes("===") ? text : `${text}\n${bib}`);
  });
});

describe("what an editor filters by", () => {
  it("begins with what is typed and goes on with the word that it fits", () => {
    expect(offerAt(`As [@mül<|>]\n${bib}`)?.works[0]?.filter).toMatch(/^@müller doe2020 doe muller 2020/);
    expect(offerAt(`As [1, mo<|>].\n\n${numberedList}`)?.works[0]?.filter).toMatch(/^moe /);
  });
  it("is complete only when something was looked for and all was found", () => {
    expect(offerAt(`As [@d<|>]\n${bib}`)?.incomplete).toBe(false);
    expect(offerAt(`As [@<|>]\n${bib}`)?.incomplete).toBe(true);
    const many = Array.from({ length: 150 }, (_, index) => `@misc{doe${index}, title={x}}`).join("\n");
    const offer = offerAt(`As [@doe<|>]\n=== a.bib\n${many}`);
    expect([offer?.incomplete, offer?.works.length]).toEqual([true, 50]);
  });
});
