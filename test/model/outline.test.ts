import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf } from "../../server/src/model/block";
import {
  type FrontMatterParts,
  headingsIn,
  roleOf,
  type Section,
  sectionsOf,
} from "../../server/src/model/outline";
import { parseBlocks } from "../../server/src/syntax/blocks";

function sectionsIn(text: string, front?: FrontMatterParts): Section[] {
  let start = 0;
  const headings = parseBlocks(text).value.flatMap((parsed) => {
    const block = blockOf(parsed);
    const found = headingsIn(block.units, block.mask.text, start);
    start += parsed.source.length;
    return found;
  });
  return sectionsOf(headings, text.length, front);
}

/** The role in which each of some words of a text stands. */
function checkRoles(text: string, expected: Readonly<Record<string, string>>): void {
  const sections = sectionsIn(text);
  const roles = Object.keys(expected).map((words) => {
    const offset = text.indexOf(words);
    expect(offset, words).not.toBe(-1);
    return [words, sections.findLast(({ start }) => start <= offset)?.role];
  });
  expect(Object.fromEntries(roles)).toEqual(expected);
}

describe("the role of a section", () => {
  it.each([
    ["Abstract", "abstract"],
    ["Plain-language summary", "abstract"],
    ["Graphical Abstract", "abstract"],
    ["Highlights", "abstract"],
    ["1. Introduction", "introduction"],
    ["Background and aims", "introduction"],
    ["Objectives", "introduction"],
    ["II. Materials and Methods", "methods"],
    ["Patients & Methods", "methods"],
    ["STAR★METHODS", "methods"],
    ["STAR Methods", "methods"],
    ["2.1 Statistical analysis", "methods"],
    ["Search strategy and selection criteria", "methods"],
    ["Experimental section", "methods"],
    ["**Results**", "results"],
    ["Results and discussion", "results"],
    ["Main findings", "results"],
    ["Discussion", "discussion"],
    ["4 | Discussion", "other"],
    ["Strengths and limitations", "discussion"],
    ["Concluding remarks", "conclusion"],
    ["Conclusions and future directions", "conclusion"],
    ["Summary and outlook", "conclusion"],
    ["References", "references"],
    ["Literature cited", "references"],
    ["Conflicts of interest", "acknowledgements"],
    ["Authors' contributions", "acknowledgements"],
    ["Data and code availability", "acknowledgements"],
    ["Supplementary material", "supplement"],
    ["Supplemental Information Titles and Legends", "supplement"],
    ["Appendix B", "supplement"],
    ["Keywords:", "keywords"],
    ["Key words and phrases", "keywords"],
    ["Figure legends", "figure caption"],
    ["Tables", "table caption"],
    ["Methods {#sec-methods}", "methods"],
  ])("%s is %s", (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });

  it.each([
    ["What patients need to know"],
    ["Resulting questions"],
    ["Referencesque"],
    ["Supplementation with zinc"],
    ["Funding of trials in Asia"],
    ["Abstract thinking in mice"],
    ["Backgrounds of the patients"],
    ["Future"],
    ["Keywords in context"],
    ["Interest in NK cells"],
  ])("%s is no role", (heading) => {
    expect(roleOf(heading)).toBe("other");
  });

  it("passes to subsections that name none of their own", () => {
    checkRoles("# T\n\n## Methods\n\n### Cells\n\na1\n\n### Resulting lines\n\nb1\n\n## Other\n\nc1\n", {
      "# T": "title",
      a1: "methods",
      b1: "methods",
      c1: "other",
    });
  });
});

describe("the title", () => {
  it("is the first heading of depth 1 that names no section", () => {
    checkRoles("# NK cells\n\nJane Doe\n\n## Abstract\n\na1", {
      "NK cells": "title",
      "Jane Doe": "other",
      a1: "abstract",
    });
    checkRoles("NK cells\n========\n\n## Abstract\n\na1", { "NK cells": "title", a1: "abstract" });
  });

  it("is no section of a paper without one", () => {
    checkRoles("# Summary\n\na1\n\n# Statement of need\n\nb1", { a1: "abstract", b1: "introduction" });
    checkRoles("## NK cells\n\na1", { a1: "other" });
  });

  it("and the abstract may stand in the front matter", () => {
    const text = "---\ntitle: NK cells\nabstract: They kill.\n---\n\n# Cells\n\na1";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const sections = sectionsIn(text, { title: at("NK cells"), abstract: at("They kill.") });
    expect(sections.map(({ role, start, end }) => [role, text.slice(start, end).trim()])).toEqual([
      ["other", "---\ntitle:"],
      ["title", "NK cells"],
      ["other", "abstract:"],
      ["abstract", "They kill."],
      ["other", "---"],
      ["other", "# Cells\n\na1"],
    ]);
  });
});

describe("text between the title and the first heading", () => {
  const long = "NK cells kill tumour cells. ".repeat(20);

  it.each([
    ["is the abstract before an introduction", `# T\n\n${long}\n\n## Introduction\n\na1`, "abstract"],
    [
      "is the abstract of an article without the usual sections",
      `# T\n\n${long}\n\n## How it works\n\na1`,
      "abstract",
    ],
    [
      "is the introduction before the methods",
      `# T\n\n${long}\n\n## Methods\n\na1\n\n## Results\n\nb1`,
      "introduction",
    ],
    ["names authors where it is short", "# T\n\nNK cells kill by Jane Doe\n\n## Introduction\n\na1", "other"],
    ["is no second abstract", `# T\n\n${long}\n\n## Abstract\n\na1\n\n## Methods\n\nb1`, "other"],
    ["is all there is", `# T\n\n${long}`, "other"],
  ])("%s", (_, text, role) => {
    checkRoles(text, { "NK cells kill": role });
  });
});

describe("the abstract", () => {
  it("keeps its parts, whatever their names", () => {
    checkRoles(
      "## Abstract\n\n### Background\n\na1\n\n### Results\n\nb1\n\n## Background\n\nc1\n\n## Results\n\nd1",
      {
        a1: "abstract",
        b1: "abstract",
        c1: "introduction",
        d1: "results",
      },
    );
  });

  it("keeps parts that are bold lines or labels", () => {
    checkRoles("## Abstract\n\n**Background**  \na1\n\n**Results:** b1\n\n## Results\n\nc1", {
      a1: "abstract",
      b1: "abstract",
      c1: "results",
    });
  });

  it("keeps parts of its own depth where nothing stands directly under it", () => {
    checkRoles("# Abstract\n\n# Aims\n\na1\n\n# Results\n\nb1\n\n# Introduction\n\nc1\n\n# Results\n\nd1", {
      a1: "abstract",
      b1: "abstract",
      c1: "introduction",
      d1: "results",
    });
  });

  it("ends with the introduction, the keywords and what comes a second time", () => {
    checkRoles("## Abstract\n\na1\n\n**Introduction**\n\nb1\n\n**Methods**\n\nc1", {
      a1: "abstract",
      b1: "introduction",
      c1: "methods",
    });
    checkRoles("## Abstract\n\na1\n\n**Keywords:** b1\n\nJane Doe\n\n## Introduction\n\nc1", {
      a1: "abstract",
      b1: "keywords",
      "Jane Doe": "other",
      c1: "introduction",
    });
  });

  it("may have no heading but labels", () => {
    checkRoles("# T\n\n**Background:** a1\n\n**Results:** b1\n\n## Introduction\n\nc1\n\n**Results:** d1", {
      a1: "abstract",
      b1: "abstract",
      c1: "introduction",
      d1: "results",
    });
    checkRoles("Abstract. A1 was.\n\nb1\n\n## Methods\n\nc1", {
      "A1 was": "abstract",
      b1: "abstract",
      c1: "methods",
    });
  });

  it("is no summary behind the results", () => {
    checkRoles("## Summary\n\na1\n\n## Results\n\nb1\n\n## Summary\n\nc1", {
      a1: "abstract",
      b1: "results",
      c1: "conclusion",
    });
  });
});

describe("sections of converters", () => {
  it("have bold, plain and numbered lines as headings", () => {
    checkRoles(
      "**1. Introduction**\n\na1\n\nMETHODS\n\nb1\n\n3 Results\nC1 was.\n\n###Discussion\nD1 was.\n\n__References__\n\ne1",
      {
        a1: "introduction",
        b1: "methods",
        "C1 was": "results",
        "D1 was": "discussion",
        e1: "references",
      },
    );
  });

  it("have labels that speak of one paragraph", () => {
    checkRoles("## Conclusion\n\na1\n\n**Funding:** b1\n\nc1", {
      a1: "conclusion",
      b1: "acknowledgements",
      c1: "conclusion",
    });
  });

  it("have labels that speak up to the next heading", () => {
    checkRoles("## Results\n\na1\n\n**Conclusion.** B1 was.\n\nc1\n\n## References\n\nd1", {
      a1: "results",
      "B1 was": "conclusion",
      c1: "conclusion",
      d1: "references",
    });
  });
});

describe("captions", () => {
  it("have a role of their own, and the section goes on behind them", () => {
    checkRoles("## Results\n\na1\n\n![b1](x.png)\n\nc1\n\nTable 1. D1 was.\n\ne1", {
      a1: "results",
      b1: "figure caption",
      c1: "results",
      "D1 was": "table caption",
      e1: "results",
    });
  });
});

it("headings in quotes divide nothing", () => {
  checkRoles("## Results\n\n> ## Methods\n\na1", { a1: "results" });
});

it("the sections of any text follow each other and leave nothing out", () => {
  const line = fc.constantFrom(
    "# A",
    "## Abstract",
    "## Methods",
    "**Results**",
    "**Keywords:** x",
    "Abstract. Text",
    "![x](y)",
    "Table 1. Text",
    "text",
    "- item",
    "> # q",
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n\n", "\n"), (lines, between) => {
      const text = lines.join(between);
      let end = 0;
      for (const section of sectionsIn(text)) {
        expect(section.start).toBe(end);
        expect(section.end).toBeGreaterThanOrEqual(section.start);
        end = section.end;
      }
      expect(end).toBe(text.length);
    }),
  );
});
