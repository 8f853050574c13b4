import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../../server/src/model/glossary";
import { shippedEntries } from "../../../server/src/model/glossary-file";
import { findingsIn } from "../../service/memory";
import { checkFixes, checkManuscript, findingsOf, houseStyleRules } from "./manuscript";

const glossary = glossaryOf(shippedEntries);

const check = (fixture: string): void => {
  checkManuscript(fixture, houseStyleRules);
};

const list = "\n## References\n\n1. Roe R. One. 2020.\n2. Doe J. Two. 2021.\n";

describe.each(houseStyleRules)("the examples of $declaration.id", (rule) => {
  const { bad, good } = rule.declaration.examples;

  it.each(bad)("find one fault in “$text”", ({ text }) => {
    expect(findingsOf(text, [rule], { glossary })).toHaveLength(1);
  });

  it.each(good)("find none in “$text”", ({ text }) => {
    expect(findingsOf(text, [rule], { glossary })).toEqual([]);
  });

  it.each([
    ["nothing", "", []],
    ["its group alone", "rules:\n  citation: error\n", []],
    ["its id", `rules:\n  ${rule.declaration.id}: information\n`, ["information"]],
  ])("is on where caveat.yaml names %s", async (_, project, expected) => {
    const text = bad[0]?.text ?? "";
    const findings = await findingsIn({ "a.md": text, "caveat.yaml": project }, "a.md");
    const own = findings.filter((found) => found.rule === rule.declaration.id);
    expect(own.map(({ severity }) => severity)).toEqual(expected);
  });
});

describe("a citation after the full stop", () => {
  it.each([
    ["of a sentence", "It was shown. [@doe2020]\n              ^^^^^^^^^^ citation/after-punctuation\n"],
    [
      "of a question",
      "Was it shown? [@doe2020] It was.\n              ^^^^^^^^^^ citation/after-punctuation\n",
    ],
    [
      "without a space",
      `It was shown.[1] Others agree [2].\n             ^^^ citation/after-punctuation\n${list}`,
    ],
  ])("%s is found", (_, fixture) => {
    check(fixture);
  });

  it.each([
    ["of an abbreviation", `Doe et al. [2] showed it, e.g. [1].\n${list}`],
    ["in superscript", `It was shown.<sup>1</sup> Others agree.<sup>2</sup>\n${list}`],
    ["that begins a paragraph", "It was shown.\n\n[@doe2020] is the source.\n"],
    ["in a heading’s next line", "# Results.\n\n[@doe2020]\n"],
    ["inside the sentence", "It was shown [@doe2020].\n"],
  ])("%s is left alone", (_, fixture) => {
    check(fixture);
  });

  it.each([
    ["It was shown. [@doe2020]\n", "It was shown [@doe2020].\n"],
    ["Was it shown? [@doe2020] It was.\n", "Was it shown [@doe2020]? It was.\n"],
    ["It was shown.[@doe2020]It was.\n", "It was shown [@doe2020]. It was.\n"],
  ])("moves before it: %j", (text, mended) => {
    checkFixes(text, [mended], houseStyleRules);
  });
});
