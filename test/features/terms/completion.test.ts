import { describe, expect, it } from "vitest";
import { type TermOffer, termsOnOffer } from "../../../server/src/features/terms/term-completion";
import { editedText, houseGlossary, termFixture } from "./glossary";

function offerAt(fixture: string): TermOffer | undefined {
  return termsOnOffer(termFixture(fixture).cursor, termFixture(fixture));
}

/** Checks what is on offer, best first, as `label` or `label: description`. */
function checkOffer(fixture: string, ...expected: readonly string[]): void {
  const shown = (offerAt(fixture)?.terms ?? []).map(({ label, description }) =>
    description === "" ? label : `${label}: ${description}`,
  );
  expect(shown).toEqual(expected);
}

/** Checks the text after the first term on offer, or the one with a label, has been taken. */
function checkTaken(fixture: string, after: string, label?: string): void {
  const terms = offerAt(fixture)?.terms ?? [];
  const term = label === undefined ? terms[0] : terms.find((one) => one.label === label);
  if (!term) throw new Error(`not on offer: ${terms.map((one) => one.label).join(", ")}`);
  expect(editedText(termFixture(fixture), [{ span: term.place, text: term.inserted }])).toBe(after);
}

describe("a term is offered", () => {
  it("after a colon, by the beginning of any of its words", () => {
    checkOffer("It is :granz<|>", "granzyme");
    checkOffer("It is :growth<|>", "transforming growth factor beta");
  });
  it("in a word, without a colon", () => {
    checkOffer("It is granz<|>", "granzyme");
  });
  it("by the words before the cursor, as many as begin it", () => {
    checkTaken("It is a natural kil<|>\n", "It is a natural killer cell\n");
    checkTaken("It is a transforming gro<|>\n", "It is a transforming growth factor beta\n");
  });
  it("by its variants and deprecated forms, in whose stead it stands", () => {
    checkOffer("A :large gran<|>", "natural killer cell: instead of large granular cell");
    checkOffer("A :killer lym<|>", "natural killer cell: instead of killer lymphocyte");
  });
  it("without regard to case and diacritics", () => {
    checkOffer("It is :GRÄNZ<|>", "granzyme");
  });
  it("with a capital where a sentence begins", () => {
    checkTaken("It ends. :gran<|>\n", "It ends. Granzyme\n");
    checkTaken("One line.\ngran<|>\n", "One line.\nGranzyme\n");
    checkTaken("It goes on with :gran<|>\n", "It goes on with granzyme\n");
  });
  it("without a letter only where the manuscript uses it", () => {
    checkOffer("Metastases. A :<|>", "metastasis");
  });
});

describe("an abbreviation is written", () => {
  it("with its expansion at first use", () => {
    checkOffer("Here :tgf<|>", "TGF-β: transforming growth factor beta (TGF-β)");
    checkTaken("Here :tgf<|>\n", "Here transforming growth factor beta (TGF-β)\n");
  });
  it("alone once it was introduced", () => {
    const text = "Natural killer cells (NK cells) kill.\n\n";
    checkTaken(`${text}Here :NK<|>\n`, `${text}Here NK cell\n`, "NK cell");
  });
  it("with its expansion before the place where it is introduced", () => {
    checkTaken(
      "Here :NK c<|>\n\nNatural killer cells (NK cells) kill.\n",
      "Here natural killer cell (NK cell)\n\nNatural killer cells (NK cells) kill.\n",
    );
  });
  it("once more in the body when the abstract introduced it", () => {
    const abstract = "# Abstract\n\nNatural killer cells (NK cells) kill.\n\n# Introduction\n\n";
    checkTaken(`${abstract}Here :NK c<|>\n`, `${abstract}Here natural killer cell (NK cell)\n`);
  });
  it("once more in a caption", () => {
    const text = "Natural killer cells (NK cells) kill.\n\n**Figure 1.** The :NK c<|>";
    checkTaken(`${text}\n`, text.replace(":NK c<|>", "natural killer cell (NK cell)\n"));
  });
  it("alone in headings and cells", () => {
    checkTaken("# On :tgf<|>\n", "# On TGF-β\n");
    checkTaken("| a | :tgf<|> |\n|---|---|\n", "| a | TGF-β |\n|---|---|\n");
  });
  it("as both things that it may mean", () => {
    checkOffer("A :CR<|>", "CR: complete response (CR)", "CR: conserved region (CR)");
  });
  it("as the manuscript itself introduces it", () => {
    const text = "An utterly new thing (UNT) is new.\n\n";
    checkOffer(`${text}Here :un<|>`, "UNT: utterly new thing");
    checkTaken(`${text}Here :un<|>`, `${text}Here UNT`);
  });
});

describe("nothing is offered", () => {
  it.each([
    ["in code", "`gran<|>`"],
    ["in front matter", "---\ntitle: gran<|>\n---\n\nText.\n"],
    ["in an address", "<https://example.org/gran<|>>"],
    ["after a space", "gran <|>"],
    ["for what no term begins with", "It is :xyz<|>"],
    ["after a colon that begins a line", "Text\n\n:<|>"],
    ["after a colon that ends a word", "Metastases as follows:<|>"],
    ["in the middle of a word", "It is trigran<|>"],
  ])("%s", (_, fixture) => {
    checkOffer(fixture);
  });
});

it("a filter begins with what is typed, so that editors keep the item", () => {
  expect(offerAt("It is :granz<|>")?.terms.map(({ filter }) => filter)).toEqual([":granzyme"]);
  expect(offerAt("It is :growth<|>")?.terms.map(({ filter }) => filter)).toEqual([
    ":growth transforming growth factor beta",
  ]);
});

describe("as somebody types on", () => {
  const forms = houseGlossary.entries.flatMap(({ term: { term, abbreviation } }) =>
    [term, abbreviation].flatMap((form) => (form === undefined ? [] : [{ form, term, abbreviation }])),
  );

  it.each(forms)("$form stays on offer, and is kept by what is typed", ({ form }) => {
    for (let end = 1; end <= form.length; end++) {
      const typed = form.slice(0, end);
      if (typed.endsWith(" ")) continue;
      const found = offerAt(`It is a ${typed}<|>\n`)?.terms.find(({ filter }) => filter === form);
      expect(found, typed).toBeDefined();
      // An editor compares the filter with what stands where the term will.
      expect(`It is a ${typed}`.slice(found?.place.start, found?.place.end)).toBe(typed);
    }
  });
  it.each(forms.filter(({ form, abbreviation }) => form === abbreviation))(
    "$form is written out once, and short from then on",
    ({ form, term }) => {
      const taken = (before: string): string => {
        const fixture = `${before}${form}<|>\n`;
        const found = offerAt(fixture)?.terms.find(({ label, entry }) => label === form && entry === term);
        if (!found) throw new Error(`not on offer after ${before}`);
        return editedText(termFixture(fixture), [{ span: found.place, text: found.inserted }]).trimEnd();
      };
      const once = taken("It is a ");
      expect(once).toBe(`It is a ${term} (${form})`);
      expect(taken(`${once} that is a `)).toBe(`${once} that is a ${form}`);
    },
  );
});
