import { describe, expect, it } from "vitest";
import { manuscriptOf, roleAt } from "../../../server/src/model/manuscript";
import { supportRules } from "../../../server/src/rules/support";
import { applyEdits } from "../../../server/src/text/span";
import { findingsIn } from "../../service/memory";

/** The words that the support rules report in a text, each after the fault. */
function found(text: string): readonly string[] {
  const manuscript = manuscriptOf(text);
  return manuscript.blocks.flatMap(({ block, start }) =>
    block.units.flatMap(({ kind, quoted, sentences, start: unitStart }) =>
      sentences.flatMap((sentence, index) =>
        supportRules.flatMap(({ declaration, check }) =>
          check({
            text: block.mask.text,
            sentence,
            next: sentences[index + 1],
            sentences,
            citations: block.citations,
            role: roleAt(manuscript, start + unitStart),
            heading: kind === "heading",
            quotations: "skip",
            quoted,
            evidence: undefined,
          }).map(
            (one) => `${declaration.id.slice("support/".length)}: ${block.source.slice(one.start, one.end)}`,
          ),
        ),
      ),
    ),
  );
}

function checkFound(text: string, ...expected: readonly string[]): void {
  expect(found(text)).toEqual(expected);
}

const introduction = (text: string): string => `## Introduction\n\n${text}\n`;

describe("a statistic without a source", () => {
  it.each([
    ["Remission is reached by 40 % of children.", "40 %"],
    ["Remission is reached by 40 per cent of children.", "40 per cent"],
    ["The hazard ratio for death was 0.62 in older patients.", "hazard ratio for death was 0.62"],
    ["The tumour occurs in 3 per 100,000 adults.", "3 per 100,000"],
    ["Each year, 2 million people fall ill.", "2 million people"],
  ])("%s", (text, words) => {
    checkFound(introduction(text), `statistic-without-source: ${words}`);
  });

  it.each([
    ["a citation", "Remission is reached by 40 % of children [1]."],
    ["a citation in the sentence before", "Doe looked at children [1]. Remission is reached by 40 %."],
    ["a citation in the sentence after", "Remission is reached by 40 %. This is from a trial [1]."],
    ["a linked source", "Remission is reached by 40 % ([registry](https://example.org/registry))."],
    ["a footnote", "Remission is reached by 40 % of children.[^1]\n\n[^1]: A registry."],
    ["a named source", "According to Doe, remission is reached by 40 % of children."],
    ["the authors’ own data", "In this study, remission was reached by 40 % of children."],
    ["a table", "Remission is reached by 40 % of children (Table 2)."],
    ["a level of confidence", "Intervals are given at 95 % confidence."],
    ["a concentration", "Cells were kept in 70 % ethanol."],
    ["a hedge", "Remission may be reached by 40 % of children."],
    ["a denial", "It is not true that remission is reached by 40 % of children."],
  ])("is none with %s", (_, text) => {
    checkFound(introduction(text));
  });

  it("is none in the authors’ own results, methods and abstract", () => {
    for (const heading of ["Results", "Methods", "Abstract"]) {
      checkFound(`## ${heading}\n\nRemission is reached by 40 % of children.\n`);
    }
  });

  it("needs people where no heading says what a section is for", () => {
    checkFound("Remission is reached by 40 % of children.\n", "statistic-without-source: 40 %");
    checkFound("The first component explains 40 % of the signal.\n");
    checkFound("Remission was reached by 40 % of children.\n");
  });
});

describe("a statement of efficacy without a citation", () => {
  it("is found in the present and the perfect", () => {
    checkFound(
      introduction("This therapy improves survival. Chemotherapy has reduced relapse."),
      "efficacy-without-citation: improves survival",
      "efficacy-without-citation: has reduced relapse",
    );
  });

  it.each([
    "This therapy improved survival.",
    "Strategies to improve survival are needed.",
    "A drug that could improve survival is needed.",
    "This therapy can improve survival.",
    "This therapy improves survival [1].",
    "This therapy improves survival by 20 % [1].",
    "Our therapy improves survival.",
  ])("is not found in “%s”", (text) => {
    checkFound(introduction(text));
  });
});

describe("a relative risk without the absolute risk", () => {
  it.each([
    ["Screening cut mortality by 20 %.", "cut mortality by 20 %"],
    ["There were 20 % fewer deaths.", "20 % fewer deaths"],
    ["Relapse was rare: the drug halved the risk.", "halved the risk"],
    ["Carriers run a 3-fold higher risk.", "3-fold higher risk"],
  ])("%s", (text, words) => {
    checkFound(`## Results\n\n${text}\n`, `relative-without-absolute: ${words}`);
  });

  it.each([
    "Screening cut mortality by 20 %, from 5 % to 4 %.",
    "Screening cut mortality by 20 % (4 % vs 5 %).",
    "Screening cut mortality by 20 %, in absolute terms the risk fell by one percentage point.",
    "Screening cut costs by 20 %.",
    "Screening cut mortality.",
    "Did screening cut mortality by 20 %?",
  ])("is not found in “%s”", (text) => {
    checkFound(`## Results\n\n${text}\n`);
  });
});

describe("a citation to fill in", () => {
  it.each([
    ["Remission is reached by 40 % of children.", "Remission is reached by 40 % of children [@key]."],
    ["Remission is reached by 40 % of children", "Remission is reached by 40 % of children [@key]"],
    ["This therapy improves survival. It is new.", "This therapy improves survival [@key]. It is new."],
  ])("%s", async (text, mended) => {
    const whole = introduction(text);
    const findings = await findingsIn({ "a.md": whole }, "a.md");
    const fixes = findings.filter(({ rule }) => rule.startsWith("support/")).flatMap(({ fixes: own }) => own);
    expect(fixes.map((fix) => applyEdits(whole, fix.edits))).toEqual([introduction(mended)]);
    const after = await findingsIn({ "a.md": introduction(mended) }, "a.md");
    expect(after.filter(({ rule }) => rule.startsWith("support/"))).toEqual([]);
  });
});

describe("a difference called significant", () => {
  it("is reported where neither its estimate nor its source stands nearby", () => {
    checkFound(
      introduction("The patch significantly reduced mortality in children."),
      "significant-without-figure: significantly reduced mortality",
    );
    checkFound(
      introduction("Mortality was significantly lower with the patch."),
      "significant-without-figure: significantly lower",
    );
  });

  it("is let alone with a figure, a source, in the authors' own results, denied, hedged, or as another sense", () => {
    checkFound(introduction("The patch significantly reduced mortality (12 of 90 patients, 20 of 88)."));
    checkFound(introduction("The patch significantly reduced mortality, as Doe et al. have reported."));
    checkFound("## Results\n\nThe patch significantly reduced mortality.\n");
    checkFound(introduction("The patch has not significantly reduced mortality."));
    checkFound(introduction("The patch may have significantly reduced mortality."));
    checkFound(introduction("Costs remain a significant barrier."));
  });
});
