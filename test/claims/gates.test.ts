import { describe, expect, it } from "vitest";
import { isAim } from "../../server/src/model/analysis/aim";
import { analyse, type SentenceAnalysis } from "../../server/src/model/analysis/analysis";
import { certaintyAt } from "../../server/src/model/analysis/certainty";
import { evidenceNamed } from "../../server/src/model/analysis/evidence";
import { isNegated } from "../../server/src/model/analysis/polarity";
import { isDistanced, isQuestioned, isQuoted } from "../../server/src/model/analysis/stance";
import { hasFigure, isCited } from "../../server/src/model/analysis/support";
import { isPast } from "../../server/src/model/analysis/tense";
import type { WordRange } from "../../server/src/model/phrases/word-run";
import { sentenceContext } from "./prose";

/** Reads `text`, in which `<…>` marks the words in question, and asks about them. */
function at<T>(marked: string, ask: (analysis: SentenceAnalysis, range: WordRange) => T): T {
  const start = marked.indexOf("<");
  const end = marked.indexOf(">") - 1;
  const analysis = analyse(sentenceContext(marked.replace(/[<>]/g, "")));
  const words = analysis.run.words;
  const first = words.findIndex((word) => word.start >= start);
  const after = words.findIndex((word) => word.start >= end);
  return ask(analysis, { first, end: after === -1 ? words.length : after });
}

describe("polarity: what stands under a negation", () => {
  it.each([
    "NK cells are not a <miracle cure>.",
    "There is no evidence that this <cures> lymphoma.",
    "It has never been <proven>.",
    "The trial failed to <prove> a benefit.",
    "Neither drug is <safe>.",
    "Without <proof>, we wait.",
    "It is far from <safe>.",
    "It remains to be <proven>.",
    "The <cure> is a myth.",
    "That it <cures> is unproven.",
    "The cells don't <cure> anyone.",
    "The patch has not yet been <proven>.",
    "The patch has yet to be <proven>.",
    "There is no evidence that it works and is <safe>.",
    "By no means do we want to suggest that this is a <cure>.",
  ])("denies %s", (text) => {
    expect(at(text, isNegated)).toBe(true);
  });

  it.each([
    "NK cells are a <miracle cure>.",
    "It is not only a <breakthrough> but cheap.",
    "There is no doubt that this <cures> lymphoma.",
    "It is nothing short of a <miracle>.",
    "The drug is not cheap, but it is <safe>.",
    "The drug is not cheap; it is <safe>.",
    "The drug is not cheap, and it is <safe>.",
    "Although it is not cheap, however it is <safe>.",
    "It is <safe>, not cheap.",
    "Patients who cannot be operated on are <safe>.",
    "Those who have not responded, which is rare, are <safe>.",
    "Patients who are frail but cannot be operated on are <safe>.",
    "It never causes fever and is <safe>.",
    "A valve placed without open heart surgery is <safe>.",
  ])("does not deny %s", (text) => {
    expect(at(text, isNegated)).toBe(false);
  });
});

describe("certainty: how firmly it is said", () => {
  it.each([
    ["The drug may be <safe>.", "hedged"],
    ["The data suggest that the drug is <safe>.", "hedged"],
    ["The drug appears to be <safe>.", "hedged"],
    ["It is a potentially <superior> drug.", "hedged"],
    ["If confirmed, it is <safe>.", "hedged"],
    [
      "We anticipate that in many more children of every age and in each of their schools it is <safe>.",
      "hedged",
    ],
    ["The drug can <cure> it.", "half-hedged"],
    ["The drug is often <safe>.", "half-hedged"],
    ["The drug is <safe>.", "plain"],
    ["The drug may be costly, but it is <safe>.", "plain"],
    ["It is <safe> and may be cheap.", "plain"],
    ["It may cause fever and should be <avoided>.", "plain"],
    ["It may be given and <taken>.", "hedged"],
    ["Until trials establish a benefit, it should not be <used>.", "hedged"],
  ])("%s: %s", (text, certainty) => {
    expect(at(text, certaintyAt)).toBe(certainty);
  });
});

describe("stance: who says it, and as what", () => {
  it.each(["He called it “a <miracle>”.", 'It is a "<miracle> cure".', "The 'miracle <cure>' was sold."])(
    "quotes %s",
    (text) => {
      expect(at(text, isQuoted)).toBe(true);
    },
  );

  it.each([
    "He called it “big”: a <miracle>.",
    "The patients' <miracle> was the doctors' work.",
    "“It is a real <miracle> for us,” said the surgeon.",
    "Ann Doe, M.D., Ph.D., said, “For all of us it is a real <miracle> now.”",
    'It is 5" long, a <miracle>.',
  ])("does not quote %s", (text) => {
    expect(at(text, isQuoted)).toBe(false);
  });

  it("takes a block quotation for a quotation", () => {
    const analysis = analyse(sentenceContext("It is a miracle.", { quoted: true }));
    expect(isQuoted(analysis, { first: 3, end: 4 })).toBe(true);
  });

  it.each([
    "Is it <safe>?",
    "We asked whether it is <safe>.",
    "It is unclear if it is <safe>.",
    "It is unclear why one should <use> it.",
    "It remains unresolved how children should be <treated>.",
    "He is unsure if it is <safe>.",
  ])("asks %s", (text) => {
    expect(at(text, isQuestioned)).toBe(true);
  });

  it("asks nothing in a plain statement", () => {
    expect(at("It is <safe>.", isQuestioned)).toBe(false);
  });

  it.each([
    "We aimed to show that it is <safe>.",
    "The objective was to prove that it is <safe>.",
    "The trial was designed to show a <superior> outcome.",
    "We hypothesised that it <cures> asthma.",
    "The objective was to show the patch is <safe>.",
    "We aimed to test a patch that is <safe>.",
    "To demonstrate the <efficacy> of the patch in children.",
    "To prove that it is <safe>, 20 patients were treated.",
    "But to prove that it is <safe>, we need a trial.",
    "To determine whether frail patients, and those with fever, should be <treated>.",
  ])("aims %s", (text) => {
    expect(at(text, isAim)).toBe(true);
  });

  it.each([
    "It is <safe>.",
    "It is <safe>, as we aimed to show.",
    "To date it is <safe>.",
    "Patches designed for children <are safe>.",
    "A diet aimed to lower the weight of children can be <highly effective>.",
    "To prevent fever, the patch is <safe>.",
    "To assess fever, and for nothing else, we found that it is <safe>.",
  ])("does not aim %s", (text) => {
    expect(at(text, isAim)).toBe(false);
  });

  it("hears distance in so-called and claimed, none in shown", () => {
    expect(at("A so-called <miracle> was sold.", isDistanced)).toBe(true);
    expect(at("It is touted as a <miracle>.", isDistanced)).toBe(true);
    expect(at("It was shown to be a <miracle>.", isDistanced)).toBe(false);
  });
});

describe("support: what the sentence gives besides its words", () => {
  it.each(["It fell by 12 %.", "Hazard ratio 0.62.", "p = 0.04.", "In 3 of 11 patients it worked."])(
    "has a figure: %s",
    (text) => {
      expect(hasFigure(analyse(sentenceContext(text)))).toBe(true);
    },
  );

  it.each(["It fell.", "CD19 cells fell.", "It fell in people older than 65 years."])(
    "has no figure: %s",
    (text) => {
      expect(hasFigure(analyse(sentenceContext(text)))).toBe(false);
    },
  );

  it("counts a citation in the sentence or right behind it, none later", () => {
    const text = "It is safe. We agree.   ";
    const context = sentenceContext(text);
    const sentence = { ...context.sentence, end: 11, words: context.sentence.words.slice(0, 3) };
    const next = { start: 12, end: 24, words: context.sentence.words.slice(3) };
    const cited = (start: number): boolean =>
      isCited(analyse({ ...context, sentence, next, citations: [{ start, end: start + 1 }] }));
    expect(cited(10)).toBe(true);
    expect(cited(11)).toBe(true);
    expect(cited(22)).toBe(false);
  });

  it("names the strongest evidence of a sentence", () => {
    expect(evidenceNamed(analyse(sentenceContext("In a retrospective cohort of mice.")))).toBe(
      "observational",
    );
    expect(evidenceNamed(analyse(sentenceContext("In xenograft mice.")))).toBe("animal");
    expect(evidenceNamed(analyse(sentenceContext("In a meta-analysis of trials.")))).toBe("synthesis");
    expect(evidenceNamed(analyse(sentenceContext("In the end.")))).toBeUndefined();
  });

  it("tells a report of the past from a general truth", () => {
    expect(at("It <was safe>.", isPast)).toBe(true);
    expect(at("It was shown to <be safe>.", isPast)).toBe(true);
    expect(at("It <is safe>.", isPast)).toBe(false);
    expect(at("It gave <a safe relief>.", isPast)).toBe(true);
    expect(at("It has given and provided <a safe relief>.", isPast)).toBe(false);
    expect(at("It can be <safely performed>.", isPast)).toBe(false);
    expect(at("It did have <a clear benefit>.", isPast)).toBe(true);
    expect(at("A drug that had been costly <protects against fever>.", isPast)).toBe(false);
  });
});
