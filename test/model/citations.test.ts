import { describe, expect, it } from "vitest";
import { blankIn, type CitationMember, shiftCitation, within } from "../../server/src/model/citation";
import { manuscriptOf } from "../../server/src/model/manuscript";

/** The citations of a text, each as `style:member member`. */
function checkCitations(text: string, expected: readonly string[]): void {
  const { citations } = manuscriptOf(text);
  expect(citations.map(({ style, members }) => `${style}:${members.map(nameOf).join(" ")}`)).toEqual(
    expected,
  );
  for (const { members } of citations) {
    for (const member of members) {
      const written = text.slice(member.start, member.end);
      if (member.kind === "key") expect(written.replace(/[{}]/g, "")).toBe(`@${member.key}`);
      if (member.kind === "number") expect(written).toContain(String(member.first));
    }
  }
}

function nameOf(member: CitationMember): string {
  if (member.kind === "key") return member.key;
  if (member.kind !== "number") return member.kind;
  return member.first === member.last ? String(member.first) : `${member.first}–${member.last}`;
}

describe("citations are", () => {
  it.each([
    ["a key in brackets", "Shown [@doe2020].", ["key:doe2020"]],
    [
      "several keys with locators and prefixes",
      "[see @doe2020, pp. 3–5; -@roe2021; cf. @x:y]",
      ["key:doe2020 roe2021 x:y"],
    ],
    ["a key in running text", "As @doe2020 said, @roe.b agreed.", ["key:doe2020", "key:roe.b"]],
    ["a key in braces", "[@{https://example.org/a b}]", ["key:https://example.org/a b"]],
    ["a key with punctuation inside", "[@doe_2020-a/b.c]", ["key:doe_2020-a/b.c"]],
    ["a key before the full stop", "Shown by @doe2020.", ["key:doe2020"]],
    ["persistent identifiers", "[@doi:10.1000/xyz; @pmid:123]", ["key:doi:10.1000/xyz pmid:123"]],
    ["a number", "Shown [1].", ["numeric:1"]],
    ["numbers and ranges", "Shown [1, 3–5; 7-9].", ["numeric:1 3–5 7–9"]],
    ["a number without a space before it", "patients[12].", ["numeric:12"]],
    ["superscripts", "Shown.<sup>7,8</sup> Seen<sup>1–3</sup>", ["superscript:7 8", "superscript:1–3"]],
    [
      "citations in footnotes, tables and captions",
      "| a [@b1] |\n|---|\n| c |\n\n![d [@e1]](f.png)",
      ["key:b1", "key:e1"],
    ],
  ])("%s", (_, text, expected) => {
    checkCitations(text, expected);
  });
});

describe("citations are not", () => {
  it.each([
    ["e-mail addresses", "Write to jane@example.org or a.b@c1.org."],
    ["cross-references of Quarto", "See @fig-one, @tbl-two, @sec-three and [@eq-four]."],
    ["cross-references of pandoc-crossref", "See @fig:one and [@tbl:two]."],
    ["code", "Use `@decorator1` or `x[1]`.\n\n```\n[@doe2020] [1]\n```"],
    ["maths", "With $x[1]$ and $$y@z1$$"],
    ["links and their texts", "[1](https://example.org) and [see [2]](https://example.org)"],
    ["task lists", "- [ ] open\n- [x] done"],
    ["footnotes", "Text[^1].\n\n[^1]: Note."],
    ["powers and units", "10<sup>6</sup> cells per m<sup>2</sup> or 5 cm<sup>3</sup>"],
    ["isotopes", "labelled with <sup>18</sup>F"],
    ["other superscripts", "CD4<sup>+</sup> cells, the 5<sup>th</sup> day"],
    ["comments and front matter", "---\nauthor: a @b1\n---\n\n<!-- [@c1] [2] -->\n"],
    ["images", "![1](a.png)"],
  ])("%s", (_, text) => {
    checkCitations(text, []);
  });
});

/** What a mask blanks of a text's citations. */
function checkBlanks(text: string, expected: readonly string[]): void {
  const blanks = manuscriptOf(text).blocks.flatMap(({ block }) =>
    blankIn(block.citations).map(({ start, end }) => block.source.slice(start, end)),
  );
  expect(blanks).toEqual(expected);
}

describe("of citations, the mask blanks", () => {
  it.each([
    ["keys", "As @doe2020 said [@roe2021].", ["@doe2020", "[@roe2021]"]],
    ["numbers", "Shown [1].<sup>2</sup>", ["[1]", "<sup>2</sup>"]],
    ["names in brackets", "Shown (Doe et al., 2020).", ["(Doe et al., 2020)"]],
    ["no names that are part of the sentence", "Doe et al. (2020) said so.", []],
    ["no candidates", "In Boston (2004), for CD19<sup>4</sup> and few (1).", []],
  ])("%s", (_, text, expected) => {
    checkBlanks(text, expected);
  });
});

describe("parts of a member", () => {
  it("stay in their places wherever the citation is moved", () => {
    const text = "Shown (see Doe & Roe, 2020a).";
    const [citation] = manuscriptOf(text).citations;
    const [member] = citation ? shiftCitation(citation, 5).members : [];
    if (member?.kind !== "author-year" || !member.namesSpan) throw new Error("a citation by names");
    const moved = `12345${text}`;
    const textOf = (part: typeof member.yearSpan): string => {
      const { start, end } = within(member, part);
      return moved.slice(start, end);
    };
    expect([textOf(member.namesSpan), textOf(member.yearSpan)]).toEqual(["Doe & Roe", "2020a"]);
  });
});
