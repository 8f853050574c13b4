import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { roleOf } from "../../server/src/model/outline";

describe("the role of a section", () => {
  it.each([
    ["Abstract", "abstract"],
    ["1. Introduction", "introduction"],
    ["II. Materials and Methods", "methods"],
    ["2.1 Statistical analysis", "methods"],
    ["**Results**", "results"],
    ["Results and discussion", "results"],
    ["Discussion", "discussion"],
    ["Concluding remarks", "conclusion"],
    ["References", "references"],
    ["Literature cited", "references"],
    ["Conflicts of interest", "acknowledgements"],
    ["Supplementary material", "supplement"],
    ["Keywords:", "keywords"],
    ["What patients need to know", "other"],
    ["Resulting questions", "other"],
    ["Referencesque", "other"],
  ])("%s is %s", (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });

  it("passes to subsections that name none of their own", () => {
    const { sections } = manuscriptOf(
      "# T\n\n## Methods\n\n### Cells\n\na\n\n### Resulting lines\n\nb\n\n## Other\n\nc\n",
    );
    expect(sections.map(({ role }) => role)).toEqual([
      "other",
      "other",
      "methods",
      "methods",
      "methods",
      "other",
    ]);
  });
});
