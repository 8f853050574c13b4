import { describe, expect, it } from "vitest";
import { checkFixes, checkManuscript, findingsOf } from "./manuscript";

/** A numbered list of as many references, in no alphabetical order. */
function list(count: number): string {
  const names = ["Roe", "Doe", "Poe", "Moe", "Loe", "Zoe"];
  const entries = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return `${number}. ${names[index % 6] ?? ""} J. A fictional paper of volume ${number}. *Blood*. 2020;${number}:1–9.\n`;
  });
  return `\n## References\n\n${entries.join("")}`;
}

describe("ranges of citation numbers", () => {
  it.each([
    ["that run backwards", `Shown [1, 2, 5–3].\n             ^^^ citation/broken-range\n${list(5)}`],
    [
      "that run backwards in superscript",
      `Shown.<sup>1,2,5-3</sup>\n               ^^^ citation/broken-range\n${list(5)}`,
    ],
    ["that go from a number to itself", `Shown [1, 2–2].\n          ^^^ citation/broken-range\n${list(2)}`],
  ])("%s are broken", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["in order", `Shown [1–3].\n${list(3)}`],
    ["without a list", "The interval [5–3] is empty.\n"],
    ["that are years", `Shown [1] in the years [2020–2019].\n${list(1)}`],
  ])("%s are not", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("may have lost a figure, or have their ends swapped", () => {
    checkFixes(`Shown [1–11, 12–3].\n${list(13)}`, [
      `Shown [1–11, 12–13].\n${list(13)}`,
      `Shown [1–11, 3–12].\n${list(13)}`,
    ]);
  });

  it("of one number can be written as that", () => {
    checkFixes(`Shown [1, 2–2].\n${list(2)}`, [`Shown [1, 2].\n${list(2)}`]);
  });
});

describe("repetitions in a citation", () => {
  it.each([
    ["of a number", `Shown [1, 2, 1].\n             ^ citation/duplicate-in-group\n${list(2)}`],
    ["of a number in a range", `Shown [1–3, 2].\n            ^ citation/duplicate-in-group\n${list(3)}`],
    ["of a range in a range", `Shown [2–3, 1–4].\n       ^^^ citation/duplicate-in-group\n${list(4)}`],
    ["in superscript", `Shown.<sup>1,1</sup>\n             ^ citation/duplicate-in-group\n${list(1)}`],
    [
      "of a key",
      "Shown [@doe2020; @roe2021; @doe2020].\n                           ^^^^^^^^ citation/duplicate-in-group\n",
    ],
    [
      "of a key in LaTeX",
      "Shown \\cite{doe2020,doe2020}.\n                    ^^^^^^^ citation/duplicate-in-group\n",
    ],
  ])("%s are found", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["that are places in one work", "Shown [@doe2020, p. 3; @doe2020, p. 7].\n"],
    ["that have words of their own", "Shown [see @doe2020; but also @doe2020].\n"],
    ["in different citations", `Shown [1] and seen [1].\n${list(1)}`],
    ["in a matrix", "The matrix [1, 1] is regular.\n"],
    ["that only overlap", `Shown [1–3, 2–4].\n${list(4)}`],
  ])("%s are left alone", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    [`Shown [1, 2, 1].\n${list(2)}`, `Shown [1, 2].\n${list(2)}`],
    [`Shown [2, 1–3].\n${list(3)}`, `Shown [1–3].\n${list(3)}`],
    ["Shown [@doe2020; @doe2020].\n", "Shown [@doe2020].\n"],
  ])("can be removed: %j", (text, mended) => {
    checkFixes(text, [mended]);
  });
});

describe("the order of first citations", () => {
  it.each([
    ["of a number too early", `A [1]. B [3]. C [2]. D [4].\n          ^ citation/out-of-order\n${list(4)}`],
    [
      "of a number too late",
      `A [1]. B [3]. C [4]. D [5]. E [2].\n                               ^ citation/out-of-order\n${list(5)}`,
    ],
    [
      "in superscript",
      `A.<sup>2</sup> B.<sup>1</sup> C.<sup>3</sup>\n       ^ citation/out-of-order\n${list(3)}`,
    ],
  ])("%s is off", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    ["of numbers that come again", `A [1]. B [2,3]. C [1,3]. D [4].\n${list(4)}`],
    ["within one citation", `A [3,1,2].\n${list(3)}`],
    ["of ranges", `A [1–3]. B [2,5]. C [4].\n`.replace("[2,5]. C [4]", "[2,4]. C [5]") + list(5)],
    [
      "in an alphabetical list",
      "A [2]. B [1]. C [3].\n\n## References\n\n1. Doe J. One. 2020.\n2. Poe P. Two. 2020.\n3. Roe R. Three. 2020.\n",
    ],
    [
      "of numbers in a table and a caption",
      `A [1].\n\n| a [3] | b |\n|---|---|\n| c | d |\n\n![e [4]](f.png)\n\nB [2]. C [3]. D [4].\n${list(4)}`,
    ],
    ["in the abstract", `## Abstract\n\nA [3].\n\n## Introduction\n\nB [1]. C [2]. D [3].\n${list(3)}`],
  ])("%s is right", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("is told once where most numbers are off", () => {
    const text = `${Array.from({ length: 12 }, (_, index) => `A [${12 - index}].`).join(" ")}\n${list(12)}`;
    expect(findingsOf(text).map(({ rule, message }) => [rule, /\d+ of \d+/.exec(message)?.[0]])).toEqual([
      ["citation/out-of-order", "11 of 12"],
    ]);
  });

  it("names the numbers that come too early, and points to them", () => {
    const [finding] = findingsOf(`A [1]. B [4]. C [2]. D [3].\n${list(4)}`);
    expect(finding?.message).toContain("before reference 2 and 3");
    expect(finding?.related).toHaveLength(2);
  });
});

describe("the numbers of a list", () => {
  it.each([
    [
      "that leave one out",
      "A [1,3].\n\n## References\n\n[1] Doe J. One. 2020.\n\n[3] Roe R. Two. 2021.\n^^^ reference/gap-in-numbering\n",
    ],
    [
      "that leave one out in a list of Markdown",
      "A [1,3].\n\n## References\n\n1. Roe J. One. 2020.\n3. Doe R. Two. 2021.\n^^ reference/gap-in-numbering\n",
    ],
    [
      "that Markdown shows otherwise",
      "A [1–3].\n\n## References\n\n1. Roe J. One. 2020.\n2. Doe R. Two. 2021.\n2. Poe R. Three. 2021.\n^^ reference/gap-in-numbering\n",
    ],
    [
      "that come twice",
      "A [1,2].\n\n## References\n\n[1] Roe J. One. 2020.\n\n[2] Doe R. Two. 2021.\n\n[2] Poe R. Three. 2021.\n    ^^^^^^^^^^^^^^^^^^^ reference/duplicate-key\n",
    ],
  ])("%s are found", (_, fixture) => {
    checkManuscript(fixture);
  });

  it.each([
    [
      "that Markdown counts",
      "A [1–3].\n\n## References\n\n1. Roe J. One. 2020.\n1. Doe R. Two. 2021.\n1. Poe R. Three. 2021.\n",
    ],
    [
      "of a list that starts again",
      "A [1,2].\n\n## References\n\n[1] Roe J. One. 2020.\n\n[2] Doe R. Two. 2021.\n\n### Further reading\n\n[1] Poe R. Three. 2021.\n",
    ],
  ])("%s are right", (_, fixture) => {
    checkManuscript(fixture);
  });
});

describe("entries of a list", () => {
  it("that nothing cites are dimmed", () => {
    checkManuscript(
      `A [1].\n${list(2)}`.replace(
        /(2\. .*)\n/,
        (line) => `${line}   ${"^".repeat(line.length - 4)} reference/unused\n`,
      ),
    );
  });

  it.each([
    ["where the text cites nothing", `A.\n${list(2)}`],
    ["that are cited in a range, even a reversed one", `A [1–3].\n${list(3)}`],
    ["of further reading", `A [1,2].\n${list(2)}\n### Further reading\n\n- Doe J. A book to read. 2020.\n`],
  ])("are left alone %s", (_, fixture) => {
    checkManuscript(fixture);
  });

  it("without a year are found where the others have one", () => {
    checkManuscript(
      "A [1–3].\n\n## References\n\n1. Roe J. One. *Blood*.\n   ^^^^^^^^^^^^^^^^^^^^ reference/missing-field\n2. Doe R. Two. 2021.\n3. Poe R. Three. 2021.\n",
    );
    checkManuscript(
      "A [1–3].\n\n## References\n\n1. Roe J. One. In press.\n2. Doe R. Two. 2021.\n3. Poe R. Three. 2021.\n",
    );
    checkManuscript("A [1,2].\n\n## References\n\n1. https://example.org/one\n2. https://example.org/two\n");
  });
});
