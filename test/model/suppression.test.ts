import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { silences } from "../../server/src/model/suppression";

/** The places of `x` in a text at which a rule is silent, as the words that follow them. */
function checkSilent(text: string, rule: string, expected: readonly string[]): void {
  const { suppressions } = manuscriptOf(text);
  const silent = [...text.matchAll(/x(\d)/g)].filter((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return suppressions.some((suppression) => silences(suppression, rule, span));
  });
  expect(silent.map((match) => match[0])).toEqual(expected);
}

describe("a comment silences", () => {
  it.each([
    ["the next line", "x1\n\n<!-- caveat-disable-next-line claim/cure -->\nx2\nx3", ["x2"]],
    ["the next line that is not blank", "<!-- caveat-disable-next-line claim/cure -->\n\nx1\n\nx2", ["x1"]],
    ["its own line", "x1\nx2 <!-- caveat-disable-line claim/cure -->\nx3", ["x2"]],
    [
      "a region",
      "x1\n\n<!-- caveat-disable claim/cure -->\n\nx2\n\nx3\n\n<!-- caveat-enable claim/cure -->\n\nx4",
      ["x2", "x3"],
    ],
    ["the rest of the file without an end", "x1\n\n<!-- caveat-disable claim/cure -->\n\nx2", ["x2"]],
    ["the file", "x1\n\n<!-- caveat-disable-file claim/cure -->\n\nx2", ["x1", "x2"]],
    ["several rules", "<!-- caveat-disable-next-line claim/proven, claim/cure -->\nx1", ["x1"]],
    ["a group", "<!-- caveat-disable-next-line claim -->\nx1", ["x1"]],
    ["every rule", "<!-- caveat-disable-next-line -->\nx1", ["x1"]],
    ["with a reason", "<!-- caveat-disable-next-line claim/cure -- quoted from the report -->\nx1", ["x1"]],
    [
      "in a file with Windows line ends",
      "<!-- caveat-disable-next-line claim/cure -->\r\n\r\nx1\r\nx2",
      ["x1"],
    ],
  ])("%s", (_, text, expected) => {
    checkSilent(text, "claim/cure", expected);
  });

  it.each([
    ["another rule", "<!-- caveat-disable-next-line claim/proven -->\nx1"],
    ["a rule whose name begins alike", "<!-- caveat-disable-next-line claim/cur -->\nx1"],
    ["with a misspelt word", "<!-- caveat-disable-nextline claim/cure -->\nx1"],
    ["in code", "`<!-- caveat-disable-line -->` x1"],
  ])("not %s", (_, text) => {
    checkSilent(text, "claim/cure", []);
  });

  it("keeps its reason", () => {
    const { suppressions } = manuscriptOf(
      "<!-- caveat-disable-next-line claim/cure -- it is a title -->\n\nx",
    );
    expect(suppressions[0]?.directive.reason).toBe("it is a title");
    expect(suppressions[0]?.directive.rules.map(({ id }) => id)).toEqual(["claim/cure"]);
  });
});
