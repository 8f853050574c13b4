import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensIn } from "../../server/src/text/tokens";

/** The words and numbers of a text as a reader sees them, without the signs between them. */
function checkTokens(text: string, expected: readonly string[]): void {
  const tokens = tokensIn(text).filter(({ kind }) => kind !== "sign");
  expect(tokens.map((token) => token.text)).toEqual(expected);
}

describe("one word is", () => {
  it.each([
    ["NKp46 and CD16a", ["NKp46", "and", "CD16a"]],
    ["IFN-γ, β-catenin and TGF-β1", ["IFN-γ", "β-catenin", "and", "TGF-β1"]],
    ["B7-H3 or HLA-A*02:01", ["B7-H3", "or", "HLA-A*02:01"]],
    ["MICA/B in phase I/II", ["MICA/B", "in", "phase", "I/II"]],
    ["HER2/neu at 5 mg/kg", ["HER2/neu", "at", "5", "mg/kg"]],
    ["NK-cell-based therapy", ["NK-cell-based", "therapy"]],
    ["NK cell–based therapy", ["NK", "cell–based", "therapy"]],
    ["TGF- β      rises", ["TGF-β", "rises"]],
    ["IL-2·IL-2Rα or C11orf95::MAML2", ["IL-2·IL-2Rα", "or", "C11orf95::MAML2"]],
    ["CD4+, CD8⁺ and CD19− cells", ["CD4+", "CD8⁺", "and", "CD19−", "cells"]],
    ["don’t and doesn't", ["don’t", "and", "doesn't"]],
    ["e.g. i.v. infusion", ["e.g.", "i.v.", "infusion"]],
    ["16S rRNA, 5-FU, C++", ["16S", "rRNA", "5-FU", "C++"]],
    ["naïve γδ T cells", ["naïve", "γδ", "T", "cells"]],
    ["cafe\u0301 society", ["cafe\u0301", "society"]],
  ])("%s", (text, expected) => {
    checkTokens(text, expected);
  });
});

describe("two words are", () => {
  it.each([
    ["PD-1/PD-L1", ["PD-1", "PD-L1"]],
    ["AML/MDS and CD3/CD28", ["AML", "MDS", "and", "CD3", "CD28"]],
    ["cells—not mice", ["cells", "not", "mice"]],
    ["pre- and post-treatment", ["pre", "and", "post-treatment"]],
    ["cells. Mice", ["cells", "Mice"]],
    ["‘quoted’ words", ["quoted", "words"]],
    ["TGF- and others", ["TGF", "and", "others"]],
  ])("%s", (text, expected) => {
    checkTokens(text, expected);
  });
});

describe("one number is", () => {
  it.each([
    ["35.6% of 1,074", ["35.6%", "of", "1,074"]],
    ["5–20% or 0.5-1.2", ["5–20%", "or", "0.5-1.2"]],
    ["p < .05 and p = 0·04", ["p", ".05", "and", "p", "0·04"]],
    ["3.5 % at 37 °C and −80°C", ["3.5%", "at", "37°C", "and", "−80°C"]],
    ["1.5 × 10^6 and 1e-5", ["1.5×10^6", "and", "1e-5"]],
    ["ratio 1:1 on day 7", ["ratio", "1:1", "on", "day", "7"]],
  ])("%s", (text, expected) => {
    checkTokens(text, expected);
  });
});

describe("tokens of any text", () => {
  const text = fc.string({
    unit: fc.constantFrom(
      "a",
      "B",
      "1",
      "-",
      "/",
      ".",
      ",",
      " ",
      "β",
      "+",
      "%",
      "°",
      "'",
      "_",
      "🙂",
      "\uD800",
    ),
  });

  it("lie in it, in order, and leave nothing but white space out", () => {
    fc.assert(
      fc.property(text, (one) => {
        let end = 0;
        for (const token of tokensIn(one)) {
          expect(one.slice(end, token.start).trim()).toBe("");
          expect(token.text).toBe(one.slice(token.start, token.end).replace(/\s+/g, ""));
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(one.slice(end).trim()).toBe("");
      }),
    );
  });

  it("are the same wherever it stands", () => {
    fc.assert(
      fc.property(text, (one) => {
        const alone = tokensIn(one).map(({ start, text: token }) => [start, token]);
        const within = tokensIn(`x ${one}`, 2).map(({ start, text: token }) => [start - 2, token]);
        expect(within).toEqual(alone);
      }),
    );
  });
});
