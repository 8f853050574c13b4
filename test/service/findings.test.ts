import { describe, expect, it } from "vitest";
import { findingsOf } from "../../server/src/service/findings";
import { Cancelled, type Pace } from "../../server/src/service/pace";
import { noUserSettings } from "../../server/src/service/project";
import { readMarked } from "../marked";
import { findingsIn, snapshotIn } from "./memory";

/** The findings of the fixture's first file are exactly its marks, each named by its rule. */
async function checkFindings(fixture: string): Promise<void> {
  const [first, ...others] = readMarked(fixture);
  if (!first) throw new Error("an empty fixture");
  const files = Object.fromEntries([first, ...others].map(({ name, text }) => [name, text]));
  const findings = await findingsIn(files, first.name);
  const shown = findings.map(({ start, end, rule }) => `${rule}: ${first.text.slice(start, end)}`);
  expect(shown).toEqual(
    first.marks.map(({ start, end, label }) => `${label}: ${first.text.slice(start, end)}`),
  );
}

describe("claims are judged in", () => {
  it.each([
    ["paragraphs", "# T\n\nThis drug is a miracle cure.\n               ^^^^^^^^^^^^ claim/miracle-cure\n"],
    ["lists", "- one\n- a miracle cure was found\n    ^^^^^^^^^^^^ claim/miracle-cure\n"],
    [
      "tables",
      "| a | b |\n|---|---|\n| x | a miracle cure was found |\n        ^^^^^^^^^^^^ claim/miracle-cure\n",
    ],
    ["headings", "# A miracle cure for leukaemia\n    ^^^^^^^^^^^^ claim/miracle-cure\n"],
    ["footnotes", "Text[^1].\n\n[^1]: A miracle cure was found.\n        ^^^^^^^^^^^^ claim/miracle-cure\n"],
    ["captions", "![A miracle cure was found.](a.png)\n    ^^^^^^^^^^^^ claim/miracle-cure\n"],
    [
      "emphasised words",
      "It is a *miracle* **cure** for all.\n         ^^^^^^^^^^^^^^^ claim/miracle-cure\n",
    ],
  ])("%s", (_, fixture) => checkFindings(fixture));
});

describe("a sentence that a page break cut is judged as a whole:", () => {
  const formula = "\n\n$$\nx\n$$\n\n";
  const small = "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\n";
  it.each([
    ["its claim", "It is a miracle\n\ncure for all.\n", ["miracle\n\ncure"]],
    ["a word that was cut", "It is a mir-\n\nacle cure for all.\n", ["mir-\n\nacle cure"]],
    ["its negation", "It is certainly not\n\na miracle cure for all.\n", []],
    ["on both sides of a formula", `It is certainly not${formula}a miracle cure for all.\n`, []],
    ["what follows it", "It is the\n\nthird cell. It is a miracle cure.\n", ["miracle cure"]],
    ["among small paragraphs", `${small}It is not\n\na miracle cure for all.\n`, []],
    ["the third part of it", "It is not\n\na miracle cure and\n\na miracle cure.\n", ["miracle cure"]],
    ["no other sentence", "It is not well.\n\nA miracle cure was found.\n", ["miracle cure"]],
  ])("%s", async (_, text, expected) => {
    const findings = (await findingsIn({ "a.md": text }, "a.md")).filter(
      ({ rule }) => rule === "claim/miracle-cure",
    );
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe("nobody is accused of words in", () => {
  it.each([
    ["code", "`a miracle cure` and\n\n```\na miracle cure\n```\n"],
    ["front matter", "---\ntitle: A miracle cure for cancer\n---\n\nText.\n"],
    ["comments", "<!-- This drug is a miracle cure. -->\n\nText.\n"],
    ["addresses", "See https://example.org/a-miracle-cure now.\n"],
    ["citation keys", "Shown [@a-miracle-cure-2020].\n"],
    ["quotations", "> This drug is a miracle cure.\n"],
    ["the reference list", "## References\n\n1. Doe J. This drug is a miracle cure. 2020.\n"],
    ["acknowledgements", "## Acknowledgements\n\nThis grant was a miracle cure.\n"],
    ["a manuscript that denies it", "NK cells are not a miracle cure for leukaemia.\n"],
  ])("%s", (_, text) => checkFindings(text));
});

describe("settings and comments", () => {
  it.each([
    [
      "a suppression silences its rule",
      "<!-- caveat-disable-next-line claim/miracle-cure -- a title -->\n\nThis is a miracle cure.\n",
    ],
    [
      "the project file silences a rule",
      "This is a miracle cure.\n=== caveat.yaml\nrules:\n  claim/miracle-cure: off\n",
    ],
    ["the project file silences a group", "This is a miracle cure.\n=== caveat.yaml\nrules:\n  claim: off\n"],
  ])("%s", (_, fixture) => checkFindings(fixture));

  it("a rule’s own setting comes before its group’s, and the project’s before the user’s", async () => {
    const files = {
      "a.md": "This is a miracle cure.\n",
      "caveat.yaml": "rules:\n  claim: off\n  claim/miracle-cure: hint\n",
    };
    const user = { ...noUserSettings, rules: { "claim/miracle-cure": "error" as const } };
    expect((await findingsIn(files, "a.md", user)).map(({ severity }) => severity)).toEqual(["hint"]);
  });
});

describe("citations", () => {
  const list = "\n## References\n\n1. Doe J. One. 2020.\n2. Roe R. Two. 2021.\n";
  it.each([
    ["numbers without an entry", `Shown [1, 3].\n          ^ citation/undefined\n${list}`],
    ["ranges that lead beyond the list", `Shown [1–4].\n       ^^^ citation/undefined\n${list}`],
    ["superscripts without an entry", `Shown.<sup>2,5</sup>\n             ^ citation/undefined\n${list}`],
    [
      "keys without an entry",
      "Shown [@doe2020; @doe2021].\n                 ^^^^^^^^ citation/undefined\n=== a.bib\n@misc{doe2020, title = {One}}\n",
    ],
  ])("find %s", (_, fixture) => checkFindings(fixture));

  it.each([
    ["numbers where the document has no list", "Shown [1, 3].\n"],
    ["years in brackets", `In [2021] it was shown.\n${list}`],
    ["keys where no bibliography is known", "Shown [@doe2020].\n"],
    [
      "keys while a named bibliography is missing",
      "---\nbibliography: [a.bib, gone.bib]\n              ^ \n---\n\nShown [@roe2021].\n=== a.bib\n@misc{doe2020, title = {One}}\n",
    ],
    ["handles in running text", "As @somebody wrote.\n=== a.bib\n@misc{doe2020, title = {One}}\n"],
    [
      "persistent identifiers",
      "Shown [@doi:10.1000/182; @pmid:1].\n=== a.bib\n@misc{doe2020, title = {One}}\n",
    ],
  ])("leave alone %s", async (_, fixture) => {
    const [first, ...others] = readMarked(fixture);
    const files = Object.fromEntries(
      [...(first ? [first] : []), ...others].map(({ name, text }) => [name, text]),
    );
    const findings = await findingsIn(files, first?.name ?? "");
    expect(findings.filter(({ rule }) => rule === "citation/undefined")).toEqual([]);
  });

  it("suggest a key that looks like the misspelt one", async () => {
    const [finding] = await findingsIn(
      { "a.md": "Shown [@deo2020].\n", "a.bib": "@misc{doe2020, title = {One}}\n" },
      "a.md",
    );
    expect(finding?.fixes.map(({ title }) => title)).toEqual(["Cite @doe2020"]);
  });
});

describe("findings", () => {
  it("stand in the order of the text, each once", async () => {
    const text = "This is a miracle cure. It has no side effects.\n\nThat is a miracle cure.\n";
    const findings = await findingsIn({ "a.md": text }, "a.md");
    const starts = findings.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
  });

  it("are the same for the same snapshot, and for another of the same text", async () => {
    const files = { "a.md": "This is a miracle cure. It has no side effects.\n" };
    expect(await findingsIn(files, "a.md")).toEqual(await findingsIn(files, "a.md"));
  });

  it("rest whenever the host asks, and stop when nobody wants them", async () => {
    const snapshot = await snapshotIn({ "a.md": "One.\n\nTwo.\n\nThree.\n\nFour.\n" }, "a.md");
    let rests = 0;
    const pace: Pace = {
      due: () => true,
      rest: () => {
        rests++;
        return Promise.resolve();
      },
      cancelled: () => rests >= 3,
    };
    await expect(findingsOf(snapshot, pace)).rejects.toBeInstanceOf(Cancelled);
    expect(rests).toBe(3);
  });
});
