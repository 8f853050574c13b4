import { describe, expect, it } from "vitest";
import { definitionsAt } from "../../server/src/features/definition";
import { highlightsAt } from "../../server/src/features/highlight";
import { placesThatCite } from "../../server/src/features/references";
import { placeAt } from "../../server/src/features/subject";
import { fixtureOf, numberedList, wordsAt } from "./fixture";

const bib = `=== a.bib
@misc{doe2020, author = {Doe, Jane}, title = {On cells}, year = 2020}
@misc{roe2021, author = {Roe, Rick}, title = {On mice}, year = 2021}
`;

/** The keys of the entries, or the words of the list's entries, that a definition leads to. */
function checkDefinition(fixture: string, words: string | undefined, ...expected: readonly string[]): void {
  const { cursor, manuscript, library, text } = fixtureOf(fixture);
  const found = definitionsAt(cursor, manuscript, library);
  expect(found && text.slice(found.start, found.end)).toBe(words);
  const names = (found?.definitions ?? []).map((one) =>
    one.kind === "entry" ? one.entry.text.slice(0, 5) : one.entry.key,
  );
  expect(names).toEqual(expected);
}

describe("a definition", () => {
  it("of a key is its entry", () => {
    checkDefinition(`As [@do<|>e2020].\n${bib}`, "@doe2020", "doe2020");
  });
  it("of a key in running text is its entry", () => {
    checkDefinition(`As @do<|>e2020 said.\n${bib}`, "@doe2020", "doe2020");
  });
  it("of one key in a group is its own", () => {
    checkDefinition(`As [@doe2020; see @roe<|>2021, p. 3].\n${bib}`, "@roe2021", "roe2021");
  });
  it("between two keys is that of both", () => {
    checkDefinition(
      `As [@doe2020; <|>see @roe2021].\n${bib}`,
      "[@doe2020; see @roe2021]",
      "doe2020",
      "roe2021",
    );
  });
  it("of a number is its entry in the list", () => {
    checkDefinition(`As [<|>2].\n\n${numberedList}`, "2", "Roe R");
  });
  it("of a superscript is its entry in the list", () => {
    checkDefinition(`As shown.<sup>1,<|>3</sup>\n\n${numberedList}`, "3", "Moe M");
  });
  it("of the first number of a range is one entry", () => {
    checkDefinition(`As [<|>2–4].\n\n${numberedList}`, "2", "Roe R");
  });
  it("of the last number of a range is one entry", () => {
    checkDefinition(`As [2–<|>4].\n\n${numberedList}`, "4", "Bar B");
  });
  it("of the tag is all entries", () => {
    checkDefinition(
      `As shown.<s<|>up>2–4</sup>\n\n${numberedList}`,
      "<sup>2–4</sup>",
      "Roe R",
      "Moe M",
      "Bar B",
    );
  });
  it("of a name and year is the entry that fits", () => {
    checkDefinition(
      `As Doe (20<|>01) and Moe et al. (2003) said.\n\n${numberedList.replace(/^\d\./gm, "-")}`,
      "Doe (2001",
      "Doe J",
    );
  });
  it("of an entry is itself", () => {
    checkDefinition(
      `As [2].\n\n${numberedList.replace("Roe R", "Ro<|>e R")}`,
      "Roe R, Poe E. Mice that were never born. J Fiction. 2002;2:5–9.",
      "Roe R",
    );
  });
  it("is none for a key without an entry", () => {
    checkDefinition(`As [@no<|>body].\n${bib}`, undefined);
  });
  it("is none in code and in plain words", () => {
    checkDefinition(`As \`@do<|>e2020\`.\n${bib}`, undefined);
    checkDefinition(`As pla<|>in.\n${bib}`, undefined);
  });
});

describe("the places that cite", () => {
  function checkPlaces(fixture: string, ...expected: readonly string[]): void {
    const { cursor, manuscript, library, text } = fixtureOf(fixture);
    const subjects = placeAt(cursor, manuscript, library)?.subjects ?? [];
    const spans = subjects.flatMap((subject) => placesThatCite(subject, manuscript));
    expect(wordsAt(text, spans)).toEqual(expected);
  }

  it("a key are its letters alone, however it is spelled", () => {
    checkPlaces(
      `@do<|>e2020 [-@doe2020] [@{doe2020}] \\cite{roe2021,doe2020} [@doe20201]\n${bib}`,
      "doe2020",
      "doe2020",
      "doe2020",
      "doe2020",
    );
  });
  it("an entry are numbers and ranges that hold it", () => {
    checkPlaces(`A [3], b [2–<|>4], c [1, 4], d [5].\n\n${numberedList}`, "2–4", "4");
  });
});

describe("highlights", () => {
  it("mark every citation of a work and its entry", () => {
    const { cursor, manuscript, library, text } = fixtureOf(`A [<|>3], b [2–4], c [1].\n\n${numberedList}`);
    const found = highlightsAt(cursor, manuscript, library);
    expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["cites", "3"],
      ["cites", "2–4"],
      ["describes", "3."],
    ]);
  });
  it("mark every occurrence of a key", () => {
    const { cursor, manuscript, library, text } = fixtureOf(`A [@d<|>oe2020], b @doe2020.\n${bib}`);
    expect(wordsAt(text, highlightsAt(cursor, manuscript, library))).toEqual(["doe2020", "doe2020"]);
  });
  it("mark nothing elsewhere", () => {
    const { cursor, manuscript, library } = fixtureOf(`Not<|>hing [@doe2020].\n${bib}`);
    expect(highlightsAt(cursor, manuscript, library)).toEqual([]);
  });
});
