import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../../server/src/model/manuscript";
import { suppressionRules } from "../../../server/src/rules/suppressions";
import { applyEdits } from "../../../server/src/text/span";

const ruleIds = ["claim/cure", "claim/proven", "support/statistic-without-source", "suppression/unused"];

/** What the rules find when claim/cure has been silenced at every `x`. */
function findingsIn(text: string) {
  const silenced = [...text.matchAll(/x/g)].map(({ index }) => ({
    rule: "claim/cure",
    start: index,
    end: index + 1,
  }));
  const manuscript = manuscriptOf(text);
  return suppressionRules.flatMap(({ declaration, check }) =>
    check({ manuscript, ruleIds, silenced }).map((one) => ({ ...one, rule: declaration.id })),
  );
}

function checkFound(text: string, ...expected: readonly string[]): void {
  const found = findingsIn(text).map(
    ({ rule, start, end }) => `${rule.slice("suppression/".length)}: ${text.slice(start, end)}`,
  );
  expect(found).toEqual(expected);
}

describe("unused", () => {
  it.each([
    [
      "a comment by rule",
      "<!-- caveat-disable-next-line claim/cure -->\ny\n",
      "<!-- caveat-disable-next-line claim/cure -->",
    ],
    [
      "a comment by group",
      "<!-- caveat-disable-next-line support -->\nx\n",
      "<!-- caveat-disable-next-line support -->",
    ],
    ["a comment for all", "y <!-- caveat-disable-line -->\n\nx\n", "<!-- caveat-disable-line -->"],
    ["a file", "<!-- caveat-disable-file -->\n\ny\n", "<!-- caveat-disable-file -->"],
    [
      "a region after which it comes",
      "<!-- caveat-disable claim/cure -->\n\ny\n\n<!-- caveat-enable claim/cure -->\n\nx\n",
      "<!-- caveat-disable claim/cure -->",
    ],
    ["one rule of two", "<!-- caveat-disable-next-line claim/cure, claim/proven -->\nx\n", "claim/proven"],
  ])("%s", (_, text, words) => {
    checkFound(text, `unused: ${words}`);
  });

  it.each([
    ["a comment by rule", "<!-- caveat-disable-next-line claim/cure -->\nx\n"],
    ["a comment by group", "<!-- caveat-disable-next-line claim -->\nx\n"],
    ["a comment for all", "<!-- caveat-disable-next-line -->\nx\n"],
    ["a file", "<!-- caveat-disable-file -->\n\nx\n"],
    [
      "a comment about comments",
      "<!-- caveat-disable-file suppression -->\n\n<!-- caveat-disable claim/cure -->\n\ny\n",
    ],
  ])("is none: %s", (_, text) => {
    checkFound(text);
  });

  it("a comment for all can’t silence the finding about itself", () => {
    checkFound("y <!-- caveat-disable-line -->\n", "unused: <!-- caveat-disable-line -->");
  });

  it.each([
    [
      "<!-- caveat-disable-next-line claim/cure, claim/proven -->\nx\n",
      "<!-- caveat-disable-next-line claim/cure -->\nx\n",
    ],
    [
      "<!-- caveat-disable-next-line claim/proven claim/cure -- why -->\nx\n",
      "<!-- caveat-disable-next-line claim/cure -- why -->\nx\n",
    ],
    [
      "<!-- caveat-disable-next-line claim/proven, claim/cure, support -->\nx\n",
      "<!-- caveat-disable-next-line claim/cure -->\nx\n",
    ],
    ["One.\n<!-- caveat-disable-next-line claim/cure -->\nTwo.\n", "One.\n\nTwo.\n"],
  ])("its fixes together make %j what is used of it", (text, expected) => {
    const mended = applyEdits(
      text,
      findingsIn(text).flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)),
    );
    expect(mended).toBe(expected);
    expect(findingsIn(mended)).toEqual([]);
  });
});

describe("unknown rules", () => {
  it("are found with the name that is nearest", () => {
    const text = "<!-- caveat-disable-next-line claim/cuer -->\ny\n";
    checkFound(text, "unknown-rule: claim/cuer");
    expect(findingsIn(text)[0]?.fixes[0]?.title).toBe("Write “claim/cure”");
  });

  it("are found where rules are enabled again", () => {
    checkFound(
      "<!-- caveat-disable claim/cure -->\n\nx\n\n<!-- caveat-enable claims/cure -->\n\ny\n",
      "unknown-rule: claims/cure",
    );
  });

  it("without a near one get no fix", () => {
    expect(
      findingsIn("<!-- caveat-disable-next-line grammar/comma -->\ny\n").map(({ fixes }) => fixes),
    ).toEqual([[]]);
  });
});

describe("comments that cannot be read", () => {
  it.each(["caveat-disable-nextline claim/cure", "caveat-ignore claim/cure", "Caveat disable"])(
    "<!-- %s -->",
    (text) => {
      checkFound(`<!-- ${text} -->\n\ny\n`, `unreadable: <!-- ${text} -->`);
    },
  );

  it.each(["caveat: the cohort is small", "caveats", "disable claim/cure", "caveat emptor"])(
    "are not <!-- %s -->",
    (text) => {
      checkFound(`<!-- ${text} -->\n\ny\n`);
    },
  );
});
