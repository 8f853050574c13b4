import { describe, expect, it } from "vitest";
import { libraryOf } from "../../../server/src/model/library";
import { manuscriptOf } from "../../../server/src/model/manuscript";
import { documentRules } from "../../../server/src/rules/documents";
import { applyEdits } from "../../../server/src/text/span";
import { allFindings } from "../found";

function findingsIn(text: string) {
  const context = { manuscript: manuscriptOf(text), library: libraryOf([]), unread: [] };
  return documentRules.flatMap((rule) =>
    allFindings(rule.check(context)).map((one) => ({ ...one, rule: rule.declaration.id })),
  );
}

/** The findings of a text: rule, words, and the words that it points to. */
function checkFound(text: string, ...expected: readonly string[]): void {
  const found = findingsIn(text).map(
    ({ rule, start, end, related = [] }) =>
      `${rule.slice("claim/".length)}: ${text.slice(start, end)}${related.map((one) => ` ← ${text.slice(one.start, one.end)}`).join("")}`,
  );
  expect(found).toEqual(expected);
}

const article = (abstract: string, discussion: string, results = "Relapse was rare."): string =>
  `# Early infusion in lymphoma\n\n## Abstract\n\n${abstract}\n\n## Results\n\n${results}\n\n## Discussion\n\n${discussion}\n`;

describe("a claim that is hedged in the text and flat in the abstract", () => {
  it("is found with the place of the hedged one", () => {
    checkFound(
      article(
        "Early NK-cell infusion prevents relapse.",
        "Early infusion of NK cells might prevent relapse.",
      ),
      "strength-drift: prevents relapse ← prevent relapse",
    );
  });

  it("is found in a title, also in front matter", () => {
    checkFound(
      "---\ntitle: Early NK-cell infusion prevents relapse\n---\n\n## Discussion\n\nEarly NK-cell infusion may prevent relapse.\n",
      "strength-drift: Early NK-cell infusion prevents relapse ← prevent relapse",
    );
  });

  it.each([
    ["both hedge", article("Early infusion may prevent relapse.", "Early infusion may prevent relapse.")],
    ["both are flat", article("Early infusion prevents relapse.", "Early infusion prevents relapse.")],
    [
      "the abstract reports the past",
      article("Early infusion prevented relapse.", "Early infusion may prevent relapse."),
    ],
    [
      "the abstract denies",
      article("Early infusion never prevents relapse.", "Early infusion may prevent relapse."),
    ],
    [
      "the abstract asks",
      article("Whether early infusion prevents relapse is open.", "Early infusion may prevent relapse."),
    ],
    ["the verb differs", article("Early infusion prevents relapse.", "Early infusion may delay relapse.")],
    ["the object differs", article("Early infusion prevents relapse.", "Early infusion may prevent pain.")],
    ["the subject differs", article("Early infusion prevents relapse.", "Vitamins may prevent relapse.")],
    [
      "the results say it flatly",
      article(
        "Early cell infusion prevents relapse.",
        "Early cell infusion may prevent relapse.",
        "Early cell infusion prevents relapse.",
      ),
    ],
    [
      "it is an aim",
      article("Early infusion prevents relapse.", "We aimed to prevent relapse by early infusion."),
    ],
  ])("is none where %s", (_, text) => {
    checkFound(text);
  });
});

describe("a title that omits the model", () => {
  const mice = "## Abstract\n\nMice were treated once.\n";

  it("is found, and its fix adds the species", () => {
    const text = `# Early infusion cures lymphoma\n\n${mice}`;
    const [finding] = findingsIn(text);
    expect(finding?.rule).toBe("claim/title-omits-model");
    const edits = finding?.fixes[0]?.edits ?? [];
    const mended = applyEdits(text, edits);
    expect(mended).toBe(`# Early infusion cures lymphoma in mice\n\n${mice}`);
    expect(findingsIn(mended)).toEqual([]);
  });

  it("is found in front matter, without a fix", () => {
    const [finding] = findingsIn(`---\ntitle: Early infusion cures lymphoma\n---\n\n${mice}`);
    expect(finding?.fixes).toEqual([]);
  });

  it.each([
    ["names the model", `# Early infusion cures lymphoma in a murine model\n\n${mice}`],
    ["claims no effect", `# Early infusion in lymphoma\n\n${mice}`],
    ["asks", `# Does early infusion cure lymphoma?\n\n${mice}`],
    ["hedges", `# Early infusion may cure lymphoma\n\n${mice}`],
    ["denies", `# Early infusion does not cure lymphoma\n\n${mice}`],
    ["is of a review", `# Early infusion cures lymphoma: a review\n\n${mice}`],
    [
      "is of a trial",
      "# Early infusion cures lymphoma\n\n## Abstract\n\nPatients were randomised to infusion.\n",
    ],
  ])("is none where the title %s", (_, text) => {
    checkFound(text);
  });
});
