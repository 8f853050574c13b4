import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceSpans } from "../../server/src/text/sentences";

/** The text with `|` between its sentences. */
function checkSentences(marked: string): void {
  const text = marked.replaceAll("|", " ");
  const sentences = sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
  expect(sentences).toEqual(marked.split("|"));
}

describe("sentences end", () => {
  it.each([
    ["at a full stop before a capital", "NK cells kill.|They need no priming."],
    ["at question and exclamation marks", "Do they persist?|They do!|For weeks."],
    ["after a closing bracket", "They persist (for weeks).|Then they vanish."],
    ["after a bracket before the stop", "They express CD16 (FcγRIII).|It binds IgG."],
    ["after a closing quotation mark", "He called it a “cure.”|Nobody agreed."],
    ["before a number", "The dose was fixed.|42 patients received it."],
    [
      "before a name that begins in lower case",
      "Signals converge.|mTOR integrates them.|p53 does not.|α-GalCer binds CD1d.",
    ],
    ["after an abbreviation that may be last", "We gave cytokines, antibodies, etc.|The rest was saline."],
    ["after et al. when a capital follows", "This was shown by Doe et al.|Others disagree."],
    ["after an initial when a new sentence opens", "This is hepatitis B.|The other is hepatitis C."],
    ["after a blanked citation before the stop", "They respond    .|Most relapse."],
    ["after a blanked citation behind the stop", "They respond.              |Most relapse."],
    ["before an opening bracket", "They respond.|(Most relapse.)"],
    ["after a decimal number", "The ratio was 0.62.|The interval was wide."],
  ])("%s", (_, marked) => {
    checkSentences(marked.replace(/\s+\|/g, "|"));
  });
});

describe("sentences run on", () => {
  it.each([
    ["after e.g., i.e. and cf.", "Some cytokines (e.g. IL-15, i.e. a growth factor; cf. Table 1) help."],
    ["after Fig., Eq. and No.", "See Fig. 2, Eq. 3 and No. 4 for details."],
    ["after et al. before a year", "Doe et al. (2020) and Roe et al. in 2021 agree."],
    ["after vs.", "CAR-NK vs. CAR-T cells were compared."],
    ["after initials of a person", "We thank J. Doe and A. B. Roe."],
    ["at routes of administration", "It was given i.v. and s.c. twice."],
    ["at a p value without a leading zero", "The difference was small (p < .05) in mice."],
    ["at decimals and versions", "About 3.5 % of version 2.1.0 users agreed."],
    ["at an ellipsis before lower case", "They come … and go... and come."],
    ["over line ends", "They come\nand go\r\nand come."],
    ["at a DOI", "It is at doi 10.1000/xyz.123 in the list."],
    ["at a number that counts an item", "1. First things first"],
    ["at a trailing abbreviation inside brackets", "Many tumours (gliomas etc.) resist."],
  ])("%s", (_, text) => {
    checkSentences(text);
  });
});

describe("sentence spans of any text", () => {
  it("lie in the text, in order, without white space at their ends, and leave nothing but white space out", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "B", ".", "?", " ", "\n", "1", "(", ")", "”", "é", "🙂") }),
        (text) => {
          let end = 0;
          for (const span of sentenceSpans(text)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(end, span.start).trim()).toBe("");
            expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(text.slice(end).trim()).toBe("");
        },
      ),
    );
  });

  it("are the same wherever the run of prose stands", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, text) => {
        const alone = sentenceSpans(text).map(({ start, end }) => [start, end]);
        const within = sentenceSpans(before + text, before.length).map(({ start, end }) => [
          start - before.length,
          end - before.length,
        ]);
        expect(within).toEqual(alone);
      }),
    );
  });
});
