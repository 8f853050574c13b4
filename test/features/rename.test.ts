import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bibliographyKeyEdits,
  keyEdits,
  renamePlaceAt,
  renamePlaceInBibliography,
  whyNotRename,
} from "../../server/src/features/rename";
import { type Bibliography, readBibliography } from "../../server/src/model/bibliography";
import { libraryOf } from "../../server/src/model/library";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { edited, fixtureOf, numberedList } from "./fixture";

const bib = `@article{doe2020, title = {On cells}, crossref = {book2019}}
@article{roe2021, title = {On mice}, xdata = {book2019, doe2020}}
@book{book2019, title = {A book about doe2020}}
`;

function homeOf(text: string, name = "a.bib"): Bibliography {
  return readBibliography(`file:///${name}`, text);
}

/** Renames a key in a manuscript and its bibliography; throws the reason where it is refused. */
function renamed(
  text: string,
  bibliography: string,
  key: string,
  newKey: string,
): { text: string; bibliography: string } {
  const home = homeOf(bibliography);
  const manuscript = manuscriptOf(text);
  const texts = [{ uri: "file:///a.md", manuscript, library: libraryOf([home]) }];
  const refused = whyNotRename(key, newKey, texts, home);
  if (refused !== undefined) throw new Error(refused);
  return {
    text: edited(text, keyEdits(manuscript, key, newKey)),
    bibliography: edited(bibliography, bibliographyKeyEdits(home, key, newKey)),
  };
}

describe("what can be renamed", () => {
  function checkPlace(fixture: string, expected: string | RegExp | undefined): void {
    const { cursor, manuscript, library, text } = fixtureOf(fixture);
    const place = renamePlaceAt(cursor, manuscript, library);
    if (typeof expected === "string") {
      if (!place || "refused" in place) throw new Error("refused");
      expect([place.key, text.slice(place.start, place.end)]).toEqual([expected, expected]);
    } else if (expected) expect(place).toMatchObject({ refused: expect.stringMatching(expected) as unknown });
    else expect(place).toBeUndefined();
  }
  it.each([
    ["[@do<|>e2020]", "doe2020"],
    ["[@roe2021; -@{do<|>e2020}, p. 3]", "doe2020"],
    ["\\cite{roe2021,do<|>e2020}", "doe2020"],
    ["{cite}`do<|>e2020`", "doe2020"],
  ])("a key in %s", (text, key) => {
    checkPlace(`As ${text}.\n`, key);
  });
  it("not several at once", () => {
    checkPlace("As [@doe2020; <|>see @roe2021].\n", /Several works/);
  });
  it("not a number, in the text or in the list", () => {
    checkPlace(`As [<|>1].\n\n${numberedList}`, /Numbers are not renamed/);
    checkPlace(`As [1].\n\n${numberedList.replace("Doe", "D<|>oe")}`, /Numbers are not renamed/);
  });
  it("not a name and year", () => {
    checkPlace(`As Do<|>e (2001) said.\n\n${numberedList.replace(/^\d\./gm, "-")}`, /only citation keys/);
  });
  it("nothing where nothing is cited", () => {
    checkPlace("As pla<|>in.\n", undefined);
  });
  it("the key of an entry, and only that", () => {
    expect(renamePlaceInBibliography(bib.indexOf("doe2020") + 2, homeOf(bib))).toMatchObject({
      key: "doe2020",
    });
    expect(renamePlaceInBibliography(bib.indexOf("On cells"), homeOf(bib))).toBeUndefined();
  });
  it("not a key that is made from other fields", () => {
    const nbib = homeOf("PMID- 123\nTI  - On cells\n", "a.nbib");
    expect(renamePlaceInBibliography(nbib.text.indexOf("123"), nbib)).toMatchObject({
      refused: expect.stringMatching(/made from other fields/) as unknown,
    });
  });
});

describe("renaming", () => {
  it("changes every spelling of the key, and fields that name it", () => {
    const text =
      "---\nnocite: '@doe2020, @doe2020a'\n---\n\nAs [@doe2020; see -@doe2020, p. 3], @{doe2020}, \\cite{roe2021,doe2020} and {cite}`doe2020`, not `@doe2020` or @doe20201.\n";
    expect(renamed(text, bib, "doe2020", "doe:cells")).toEqual({
      text: "---\nnocite: '@doe:cells, @doe2020a'\n---\n\nAs [@doe:cells; see -@doe:cells, p. 3], @{doe:cells}, \\cite{roe2021,doe:cells} and {cite}`doe:cells`, not `@doe2020` or @doe20201.\n",
      bibliography: bib.replace("{doe2020,", "{doe:cells,").replace(", doe2020}", ", doe:cells}"),
    });
  });

  it.each([
    ["the key of another entry", "roe2021", /“roe2021” is the key of another entry in a\.bib/],
    ["a key with spaces", "doe 2020", /can’t be a citation key/],
    ["a key with a comma", "doe,2020", /can’t be a citation key/],
    ["nothing", "", /can’t be a citation key/],
    ["a key that ends in a full stop", "doe.", /can’t be a citation key/],
    ["a reference to a figure", "fig-doe", /reference to a figure/],
    ["a key that is cited without an entry", "ghost", /“ghost” is cited in a\.md already/],
  ])("is refused for %s", (_, newKey, why) => {
    expect(() => renamed("As [@doe2020; @ghost].\n", bib, "doe2020", newKey)).toThrow(why);
  });

  it("is refused where several entries have the key", () => {
    expect(() => renamed("As [@a].\n", "@misc{a,}\n@misc{a,}\n", "a", "b")).toThrow(
      /Several entries of a\.bib/,
    );
  });

  it("and back gives the same files", () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);
    const citation = fc.constantFrom(
      "[@doe2020]",
      "@doe2020 said",
      "[see @roe2021; @doe2020]",
      "\\cite{doe2020}",
      "[@ghost]",
      "plain",
      "{cite}`doe2020,roe2021`",
    );
    let done = 0;
    fc.assert(
      fc.property(fc.array(citation, { maxLength: 6 }), key, (citations, newKey) => {
        const text = `${citations.join(", ")}.\n`;
        let there: { text: string; bibliography: string };
        try {
          there = renamed(text, bib, "doe2020", newKey);
        } catch {
          return;
        }
        expect(renamed(there.text, there.bibliography, newKey, "doe2020")).toEqual({
          text,
          bibliography: bib,
        });
        done++;
      }),
    );
    expect(done).toBeGreaterThan(50);
  });
});
