import { describe, expect, it } from "vitest";
import { documentEvidence, titleOf } from "../../../server/src/model/document-evidence";
import { manuscriptOf } from "../../../server/src/model/manuscript";

function checkEvidence(text: string, expected: string | undefined): void {
  expect(documentEvidence(manuscriptOf(text))).toBe(expected);
}

describe("the evidence of a document", () => {
  it.each([
    [
      "front matter",
      "---\nstudy-design: randomised controlled trial\n---\n\n# Infusion in mice\n",
      "randomised",
    ],
    ["the title", "# Early infusion in mice\n", "animal"],
    ["a title in front matter", "---\ntitle: Early infusion, a phase 1 trial\n---\n\nText.\n", "phase-1"],
    [
      "a title that names a synthesis",
      "# Early infusion: a systematic review of randomised trials\n",
      "synthesis",
    ],
    ["the abstract", "# Infusion\n\n## Abstract\n\nWe did a retrospective cohort study.\n", "observational"],
    [
      "the abstract of a trial",
      "# Infusion\n\n## Abstract\n\nPatients were randomly assigned to infusion or care as usual.\n",
      "randomised",
    ],
    ["the methods", "# Infusion\n\n## Methods\n\nThe mice received one infusion.\n", "animal"],
    [
      "animals and the cells that they were given",
      "# Infusion\n\n## Abstract\n\nCells were cultured. Mice were treated.\n",
      "animal",
    ],
    ["cells alone", "# Infusion\n\n## Abstract\n\nThe cells were cultured for a week.\n", "in-vitro"],
  ])("is read from %s", (_, text, expected) => {
    checkEvidence(text, expected);
  });

  it.each([
    ["nothing", "# Infusion\n\nText.\n"],
    [
      "a review of trials",
      "# Infusion: a review\n\n## Abstract\n\nPatients were randomised in three trials.\n",
    ],
    [
      "an abstract that says that it reviews",
      "# Infusion\n\n## Abstract\n\nIn this review, we look at studies in mice.\n",
    ],
    [
      "several levels at once",
      "# Infusion\n\n## Abstract\n\nMice were treated. In a retrospective cohort, survival was longer.\n",
    ],
    ["methods that grow cells", "# Infusion\n\n## Methods\n\nThe cells were cultured for a week.\n"],
    ["a discussion of somebody’s mice", "# Infusion\n\n## Discussion\n\nThe mice received one infusion.\n"],
    ["a survey of the literature", "# A survey of methods for databases\n"],
    ["an unknown design", "---\nstudy-design: thought experiment\n---\n\n# Infusion in mice\n"],
  ])("is not guessed from %s", (_, text) => {
    checkEvidence(text, undefined);
  });
});

describe("the title", () => {
  it.each([
    ["# Infusion\n\n## Abstract\n", "Infusion"],
    ["---\ntitle: Infusion\n---\n\n# Introduction\n", "Infusion"],
    ["# Introduction\n\nText.\n", undefined],
    ["## Infusion\n\nText.\n", undefined],
    ["Text.\n", undefined],
  ])("of %j is %j", (text, expected) => {
    expect(titleOf(manuscriptOf(text))?.text).toBe(expected);
  });
});
