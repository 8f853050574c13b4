import { describe, expect, it } from "vitest";
import { analyse } from "../../server/src/model/analysis/analysis";
import { claimStrength, strengthBy } from "../../server/src/model/analysis/strength";
import { stemOf, strengthFeatures } from "../../server/src/model/analysis/strength-features";
import { sentenceContext } from "./prose";

describe("the strength of a claim", () => {
  it.each([
    ["Further studies are needed.", "none"],
    ["We need more data on safety.", "none"],
    ["Smoking was associated with relapse.", "correlational"],
    ["Higher BMI was correlated with mortality.", "correlational"],
    ["NK cells may reduce relapse.", "conditional"],
    ["Vitamin D could prevent falls.", "conditional"],
    ["The drug reduces pain in children.", "direct"],
    ["Exercise leads to lower blood pressure.", "direct"],
  ])("%s: %s", (text, strength) => {
    expect(claimStrength(analyse(sentenceContext(text)))).toBe(strength);
  });

  it("never takes a sentence with may, might or could for direct", () => {
    const certain = new Map([["*", [0, 0, 0, 9]]]);
    const features = (text: string): ReadonlySet<string> => strengthFeatures(analyse(sentenceContext(text)));
    expect(strengthBy(certain, features("Diet causes obesity."))).toBe("direct");
    expect(strengthBy(certain, features("Diet might cause obesity."))).toBe("conditional");
  });

  it("has something to say about an empty sentence", () => {
    expect(claimStrength(analyse(sentenceContext("")))).toBe("none");
  });

  it.each([
    ["reduces", "reduc"],
    ["reduced", "reduc"],
    ["associations", "associ"],
    ["was", "was"],
    ["12.5", "#"],
  ])("holds the forms of a word together: %s", (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });
});
