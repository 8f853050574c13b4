import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";

/** The citations of a text, each as `style:member member`. */
function checkCitations(text: string, expected: readonly string[]): void {
  const { citations } = manuscriptOf(text);
  const written = citations.map(({ style, members }) => {
    const names = members.map((member) =>
      member.kind === "key"
        ? member.key
        : member.first === member.last
          ? String(member.first)
          : `${member.first}–${member.last}`,
    );
    return `${style}:${names.join(" ")}`;
  });
  expect(written).toEqual(expected);
  for (const { members } of citations) {
    for (const member of members) {
      const written = text.slice(member.start, member.end);
      if (member.kind === "key") expect(written.replace(/[{}]/g, "")).toBe(`@${member.key}`);
      else expect(written).toContain(String(member.first));
    }
  }
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
