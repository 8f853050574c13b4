import { describe, expect, it } from "vitest";
import { checkFixes, checkManuscript, findingsOf } from "./manuscript";

const apa = `
## References

Doe, J., Poe, P., & Moe, M. (2020). A fictional paper on durable responses. *Blood*, 1, 1–9.

Richardson, R. (2021). Another fictional paper on cells. *Blood*, 2, 1–9.
`;

const vancouver = `
## References

1. Roe R, Zoe Z, Loe L. Another fictional paper on cells. *Blood*. 2021;2:1–9.
2. Doe J, Poe P, Moe M. A fictional paper on durable responses. *Blood*. 2020;1:1–9.
3. Müller M, van der Berg B, et al. A third fictional paper. *Blood*. 2022;3:1–9.
`;

describe("names and years that are not those of the list", () => {
  it.each([
    [
      "a year",
      `Shown (Doe et al., 2019; Richardson, 2021).\n                   ^^^^ citation/year-mismatch\n${apa}`,
    ],
    [
      "a year in the sentence",
      `Doe et al. (2019) showed it (Richardson, 2021).\n            ^^^^ citation/year-mismatch\n${apa}`,
    ],
    [
      "a name",
      `Shown (Doe et al., 2020; Richardsen, 2021).\n                         ^^^^^^^^^^ citation/name-mismatch\n${apa}`,
    ],
    [
      "a work that is not there",
      `Shown (Doe et al., 2020; Richardson, 2021; Zuckerman, 2018).\n                                           ^^^^^^^^^^^^^^^ citation/undefined\n${apa}`,
    ],
  ])("are found: %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["those of the list", `Doe, Poe and Moe (2020) showed it (Richardson, 2021).\n${apa}`],
    [
      "a month in parentheses",
      `In spring (March, 2019) it was shown (Doe et al., 2020; Richardson, 2021).\n${apa}`,
    ],
    ["names where most are not in the list", `As Adams (2001), Baker (2002) and Clark (2003) say.\n${apa}`],
    ["names without a list", "Shown (Doe et al., 2019).\n"],
  ])("are not %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("can be written as in the list", () => {
    checkFixes(`Shown (Doe et al., 2019; Richardson, 2021).\n${apa}`, [
      `Shown (Doe et al., 2020; Richardson, 2021).\n${apa}`,
    ]);
    checkFixes(`Shown (Doe et al., 2020; Richardsen, 2021).\n${apa}`, [
      `Shown (Doe et al., 2020; Richardson, 2021).\n${apa}`,
    ]);
  });
});

describe("a name before a citation of somebody else", () => {
  const cited = "A [1]. B [2]. C [3].";
  it.each([
    [
      "by number",
      `${cited} Doe et al. [1] found it.\n                     ^^^ citation/name-mismatch\n${vancouver}`,
    ],
    [
      "with a year",
      `${cited} As Doe et al. (2020) [3] found.\n                        ^^^ citation/name-mismatch\n${vancouver}`,
    ],
    [
      "and in italics",
      `${cited} Doe *et al.* [1] found it.\n                     ^^^ citation/name-mismatch\n${vancouver}`,
    ],
    [
      "and colleagues",
      `${cited} Zuckerman and colleagues [1, 2] found it.\n                     ^^^^^^^^^ citation/name-mismatch\n${vancouver}`,
    ],
    [
      "by key",
      "Doe et al. [@roe2021] found it.\n^^^ citation/name-mismatch\n=== a.bib\n@article{roe2021, author = {Roe, Rita and Poe, Paul and Moe, Mary}, title = {One}}\n",
    ],
    [
      "by raised number",
      `A.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup> Doe et al.<sup>1</sup> found it.\n                                             ^^^ citation/name-mismatch\n${vancouver}`,
    ],
  ])("is found, cited %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["the first author", `${cited} Doe et al. [2] found it.\n${vancouver}`],
    ["another author", `${cited} Moe and colleagues [2] found it.\n${vancouver}`],
    ["one of several works", `${cited} Doe et al. [1, 2] found it.\n${vancouver}`],
    ["in other letters", `${cited} Mueller et al. [3] found it.\n${vancouver}`],
    ["with a particle", `${cited} Berg and colleagues [3] found it.\n${vancouver}`],
    [
      "perhaps among the authors that are not listed",
      `${cited} Zuckerman and colleagues [3] found it.\n${vancouver}`,
    ],
    ["farther off", `${cited} The method of Doe et al. was used by others [1].\n${vancouver}`],
    [
      "of an entry without authors",
      "Doe et al. [@roe2021] found it.\n=== a.bib\n@misc{roe2021, title = {One}}\n",
    ],
    [
      "of a key that is not there",
      "Doe et al. [@doi:10.1000/182] found it.\n=== a.bib\n@misc{roe2021, title = {One}}\n",
    ],
  ])("is none: %s", (_, fixture) => {
    checkManuscript(fixture);
  });
});

describe("citations in two styles", () => {
  it.each([
    [
      "numbers and superscript",
      `A [1]. B [2]. C.<sup>3</sup>\n                ^^^^^^^^^^^^ citation/mixed-styles\n${vancouver}`,
    ],
    [
      "superscript and keys",
      `A.<sup>1</sup> B.<sup>2,3</sup> C [@doe2020].\n                                  ^^^^^^^^^^ citation/mixed-styles\n${vancouver}`,
    ],
  ])("are found: %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["one style", `A [1]. B [2,3].\n${vancouver}`],
    ["names in the sentence", `As Doe et al. (2020) showed, A [1–3].\n${vancouver}`],
    ["two spellings of keys", "As @doe2020 showed, B [@roe2021]. C \\cite{poe2022}.\n"],
    [
      "footnotes",
      `A [1]. B [2,3].[^1]\n\n[^1]: See also Doe J. A fictional paper. Blood. 2020.\n${vancouver}`,
    ],
  ])("are not: %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("are told once, with the other places", () => {
    const [finding] = findingsOf(`A [1]. B [2]. C [3]. D [1].<sup>2</sup> E.<sup>3</sup>\n${vancouver}`);
    expect(finding?.message).toContain("(and 1 more)");
    expect(finding?.related).toHaveLength(1);
  });
});
