import { describe, expect, it } from "vitest";
import { abbreviationsOf } from "../../server/src/model/abbreviations/abbreviations";
import { glossaryOf } from "../../server/src/model/glossary";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { senseOf } from "../../server/src/model/sense";

const glossary = glossaryOf(shippedEntries);

/** What the term at the cursor means: the preferred forms, then other senses in brackets, then what decided. */
function checkSense(marked: string, expected: string): void {
  const cursor = marked.indexOf("<|>");
  const manuscript = manuscriptOf(marked.replace("<|>", ""));
  const placed = manuscript.blocks.findLast(({ start }) => start <= cursor);
  const inBlock = cursor - (placed?.start ?? 0);
  const unit = placed?.block.units.find(({ start, end }) => start <= inBlock && inBlock <= end);
  if (!placed || !unit) throw new Error("the cursor is in no prose");
  const text = placed.block.mask.text;
  const match = glossary
    .matches(text, unit.start, unit.end)
    .find(({ start, end }) => start <= inBlock && inBlock <= end);
  if (!match) throw new Error("the cursor is in no term");
  const { meanings, others, expansion, decidedBy } = senseOf(match, {
    text,
    unit,
    blockStart: placed.start,
    abbreviations: abbreviationsOf(manuscript),
    glossary,
  });
  const parts = [...meanings.map(({ entry }) => entry.term.term), ...others.map((sense) => `(${sense})`)];
  expect(`${(parts.length > 0 ? parts : [`“${expansion ?? ""}”`]).join(", ")}; ${decidedBy}`).toBe(expected);
}

describe("the document's own expansion decides", () => {
  it.each([
    ["Neurokinin (NK) receptors were blocked. The N<|>K signal fell.", "(neurokinin); document"],
    ["Natural killer (NK) cells were counted. The N<|>K count fell.", "natural killer; document"],
    ["Malignant melanoma (MM) was treated. M<|>M shrank.", "melanoma; document"],
    ["Multiple myeloma (MM) was treated. M<|>M shrank.", "multiple myeloma; document"],
    ["The standard deviation (SD) was large. One S<|>D away.", "standard deviation; document"],
    ["Best was stable disease (SD). Four had S<|>D.", "stable disease; document"],
    ["A pull request (PR) was opened. The P<|>R was merged.", "(pull request); document"],
    ["The operating room (OR) was full. The O<|>R was cleaned.", "“operating room”; document"],
  ])("%s", checkSense);
});

describe("else the words around", () => {
  it.each([
    ["Substance P binds the N<|>K receptor, a tachykinin receptor.", "(neurokinin); surroundings"],
    ["The GitHub repository took the P<|>R at once.", "(pull request); surroundings"],
    [
      "Partial and complete responses: C<|>R in two, PR in four, progressive disease in one.",
      "complete remission; surroundings",
    ],
    ["The mean was 4 (S<|>D 2), and values were normally distributed.", "standard deviation; surroundings"],
    [
      "An antibody was tried: an objective resp<|>onse in a third of the patients.",
      "disease response; surroundings",
    ],
    ["The antibody and the T cell resp<|>onse to the antigen fell.", "immune response; surroundings"],
    ["The resp<|>onse rose with the dose and the concentration.", "dose response; surroundings"],
  ])("%s", checkSense);
});

describe("else all are shown", () => {
  it.each([
    ["They asked for the hazard ra<|>tio.", "hazard ratio; nothing"],
    ["They asked for the H<|>R.", "hazard ratio, (hormone receptor), (heart rate); nothing"],
    ["They measured M<|>M.", "multiple myeloma, (malignant melanoma), (millimetre); nothing"],
    ["It has one meaning: TM<|>E.", "tumour microenvironment; nothing"],
  ])("%s", checkSense);
});
