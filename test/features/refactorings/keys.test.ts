import { describe, expect, it } from "vitest";
import { checkRefactored, checkRefused, refactored } from "./checks";

const bib = `=== a.bib
@article{doe2020, author = {Doe, Jane}, title = {Cells of an invented kind in a dish}, journal = {J Fiction}, year = 2020, volume = 1, pages = {3--4}, doi = {10.1000/fiction.1}}
@article{roe2021, author = {Roe, Rick and Poe, Edna}, title = {Mice that were never born at all}, journal = {J Fiction}, year = 2021, volume = 2, pages = {5--9}}
@article{moe2022, author = {Moe, M and Noe, N and Loe, L}, title = {A trial without any patients}, journal = {Ann Imag Med}, year = 2022, volume = 3, pages = {10--19}}
`;
const doe = "Doe J. Cells of an invented kind in a dish. J Fiction. 2020;1:3–4. doi:10.1000/fiction.1";
const roe = "Roe R, Poe E. Mice that were never born at all. J Fiction. 2021;2:5–9.";
const moe = "Moe M, Noe N, Loe L. A trial without any patients. Ann Imag Med. 2022;3:10–19.";

describe("keys become numbers", () => {
  const check = (before: string, after: string, ...list: readonly string[]): void => {
    const numbered = list.map((entry, index) => `${index + 1}. ${entry}`).join("\n");
    checkRefactored("keys-to-brackets", `${before}\n${bib}`, `${after}\n\n## References\n\n${numbered}\n`);
  };
  it("in order of appearance, with a list at the end", () => {
    check("A [@roe2021]. B [@doe2020; @roe2021].", "A [1]. B [1, 2].", roe, doe);
  });
  it("with ranges", () => {
    check("A [@roe2021; @doe2020; @moe2022].", "A [1–3].", roe, doe, moe);
  });
  it("behind the names, where the key was part of the sentence", () => {
    check(
      "As @moe2022 and @roe2021 [p. 3] say.",
      "As Moe et al. [1] and Roe & Poe [2] (p. 3) say.",
      moe,
      roe,
    );
  });
  it("without the names, where somebody wrote them already", () => {
    check("As Doe [-@doe2020] says.", "As Doe [1] says.", doe);
  });
  it("and words around them stay, in parentheses", () => {
    check("A [see @doe2020, pp. 3–5; also @roe2021].", "A (see [1], pp. 3–5; also [2]).", doe, roe);
  });
  it("from LaTeX and MyST", () => {
    check(
      "A \\citep{doe2020,roe2021}, b \\citep[see][p. 3]{doe2020}, c {cite:p}`moe2022`, d {cite:t}`doe2020`.",
      "A [1, 2], b (see [1], p. 3), c [3], d Doe [1].",
      doe,
      roe,
      moe,
    );
  });
  it("from MyST with prefix and locator", () => {
    check("A {cite:p}`{see}doe2020{p. 3};roe2021`.", "A (see [1], p. 3; [2]).", doe, roe);
  });
  it("as superscripts behind the full stop", () => {
    checkRefactored(
      "keys-to-superscript",
      `A [@doe2020]. B [@roe2021; @doe2020].\n${bib}`,
      `A.<sup>1</sup> B.<sup>1,2</sup>\n\n## References\n\n1. ${doe}\n2. ${roe}\n`,
    );
  });
  it("and the list stands where pandoc would have put it", () => {
    checkRefactored(
      "keys-to-brackets",
      `A [@doe2020].\n\n## References\n\n::: {#refs}\n:::\n\n## Appendix\n\nText.\n${bib}`,
      `A [1].\n\n## References\n\n1. ${doe}\n\n## Appendix\n\nText.\n`,
    );
  });
  it("and a list that is there goes on, and has nothing twice", () => {
    checkRefactored(
      "keys-to-brackets",
      `A [1]. B [@roe2021]. C [@doe2020].\n\n## References\n\n[1] ${doe}\n${bib}`,
      `A [1]. B [2]. C [1].\n\n## References\n\n[1] ${doe}\n[2] ${roe}\n`,
    );
  });
  it("is refused where a key has no entry", () => {
    checkRefused(
      "keys-to-brackets",
      `A [@doe2020; @nobody].\n${bib}`,
      /no entry|No bibliography has an entry for “nobody”/,
    );
  });
  it("is refused where notes of several keys could not be told apart", () => {
    checkRefused(
      "keys-to-brackets",
      `A \\parencites[3]{doe2020}[5]{roe2021}.\n${bib}`,
      /says more than a number can/,
    );
  });
});

describe("numbers become keys", () => {
  it("with the keys that the library has, and a place for the list", () => {
    const { text, bibliography } = refactored(
      "to-keys",
      `A [2]. B [1–2].\n\n## References\n\n1. ${doe}\n2. ${roe}\n${bib}`,
    );
    expect(text).toBe("A [@roe2021]. B [@doe2020; @roe2021].\n\n## References\n\n::: {#refs}\n:::\n");
    expect(bibliography).toBe("");
  });
  it("with entries for what the library lacks, the originals above them", () => {
    const { text, bibliography } = refactored("to-keys", `A [1].\n\n## References\n\n1. ${doe}\n`);
    expect(text).toBe("A [@doe2020].\n\n## References\n\n::: {#refs}\n:::\n");
    expect(bibliography).toBe(`% ${doe}
@article{doe2020,
  author = {Doe, J},
  title = {Cells of an invented kind in a dish},
  journal = {J Fiction},
  year = {2020},
  volume = {1},
  pages = {3--4},
  doi = {10.1000/fiction.1}
}
`);
  });
  it("from superscripts, which go in front of the full stop", () => {
    const { text } = refactored(
      "to-keys",
      `A works.<sup>1,2</sup> B.\n\n## References\n\n1. ${doe}\n2. ${roe}\n`,
    );
    expect(text).toBe("A works [@doe2020; @roe2021]. B.\n\n## References\n\n::: {#refs}\n:::\n");
  });
  it("and words in the brackets stay", () => {
    const { text } = refactored("to-keys", `A [see 1, p. 3].\n\n## References\n\n1. ${doe}\n`);
    expect(text).toContain("A [see @doe2020, p. 3].");
  });
  it("of which no two are the same", () => {
    const { text } = refactored(
      "to-keys",
      `A [1]. B [2].\n\n## References\n\n1. ${doe}\n2. ${doe.replace("dish", "bowl").replace("fiction.1", "fiction.2")}\n`,
    );
    expect(text).toContain("A [@doe2020]. B [@doe2020a].");
  });
  it("keeps what stands behind the list", () => {
    const { text } = refactored(
      "to-keys",
      `A [1].\n\n## References\n\n1. ${doe}\n\nHow to cite this: ask.\n`,
    );
    expect(text).toBe("A [@doe2020].\n\n## References\n\n::: {#refs}\n:::\n\nHow to cite this: ask.\n");
  });
  it("is refused where an entry is cited by name as well", () => {
    checkRefused(
      "to-keys",
      `A [1]. Doe (2020) said so.\n\n## References\n\n1. ${doe}\n`,
      /“Doe \(2020\)” cites/,
    );
  });
});
