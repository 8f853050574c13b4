import { describe, expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography";
import { libraryOf } from "../../server/src/model/library";
import { MAX_RESULTS, prepareSearch, searchLibrary } from "../../server/src/model/library-search";

const works = readBibliography(
  "file:///works.bib",
  `@article{liu2020use, author = {Liu, Enli and Marin, David}, title = {Natural examples of use}, journal = {Journal of Examples}, year = 2020, doi = {10.5555/nej.1}}
@article{liu2021more, author = {Liu, Xin}, title = {More natural examples}, journal = {Blood}, year = 2021}
@article{mueller2019, author = {M{\\"u}ller, J{\\"o}rg}, title = {TGF-$\\beta$ in examples}, journal = {Cell}, year = 2019}
@article{ue2018, author = {Mueller, Anna}, title = {Spelled out}, journal = {Cell}, year = 2018}
@article{doe2020, author = {Doe, Jane and Liu, Li}, title = {Killer examples}, journal = {Nature Medicine}, year = 2020}
@book{sorensen2001, editor = {S{\\o}rensen, Bo}, title = {A handbook}, year = 2001}
@article{doe2020, title = {Hidden by the first}, year = 2022}`,
);
const more = readBibliography(
  "file:///more.bib",
  "@misc{doe2020, title = {Killer in the second file}}\n@misc{other, title = {Other killer}, pmid = {12345678}}",
);
const library = libraryOf([works, more]);

/** The keys that a query finds, best first. */
function found(query: string, cited: readonly string[] = []): string[] {
  return searchLibrary(library, query, new Set(cited)).references.map(({ key }) => key);
}

describe("a library", () => {
  it("offers each key once; the first file wins", () => {
    expect(library.size).toBe(7);
    expect(library.has("doe2020")).toBe(true);
    expect(library.get("doe2020")?.title).toBe("Killer examples");
    expect(library.entry("other")?.bibliography.uri).toBe("file:///more.bib");
    expect(library.get("Doe2020")).toBe(undefined);
    expect(library.get("")).toBe(undefined);
  });

  it("knows its repeated keys", () => {
    expect(
      library
        .repeatedKeys()
        .map(({ key, others }) => [key, others.map(({ bibliography }) => bibliography.uri)]),
    ).toEqual([["doe2020", ["file:///works.bib", "file:///more.bib"]]]);
  });

  it("without files is empty", () => {
    const empty = libraryOf([]);
    expect([empty.size, empty.has("x"), empty.similarKeys("x")]).toEqual([0, false, []]);
    expect(searchLibrary(empty, "x")).toEqual({ references: [], incomplete: false });
  });

  it.each([
    ["Liu2020use", ["liu2020use"]],
    ["liu_2020_use", ["liu2020use"]],
    ["liu2020uze", ["liu2020use"]],
    ["lui2020use", ["liu2020use"]],
    ["muller2019", ["mueller2019"]],
    ["doe2021", ["doe2020"]],
    ["sørensen2001", ["sorensen2001"]],
    ["liu2020use", []],
    ["nothing", []],
    ["", []],
  ])("%s may be meant for %j", (key, expected) => {
    expect(library.similarKeys(key)).toEqual(expected);
  });
});

describe("a search", () => {
  it.each([
    ["liu 2020 natural", ["liu2020use"]],
    ["natural liu", ["liu2021more", "liu2020use"]],
    ["liu", ["liu2021more", "liu2020use", "doe2020"]],
    ["LIU2020U", ["liu2020use"]],
    ["muller", ["mueller2019", "ue2018"]],
    ["Müller", ["mueller2019", "ue2018"]],
    ["mueller", ["mueller2019", "ue2018"]],
    ["sorensen", ["sorensen2001"]],
    ["Soerensen", ["sorensen2001"]],
    ["tgf beta", ["mueller2019"]],
    ["TGF-β", ["mueller2019"]],
    ["2018", ["ue2018"]],
    ["nature med", ["doe2020"]],
    ["10.5555/nej.1", ["liu2020use"]],
    ["12345678", ["other"]],
    // A piece of a word, and slips of the finger, where nothing begins so.
    ["amples kill", ["doe2020"]],
    ["kilelr", ["doe2020", "other"]],
    ["exmaples liu 2021", ["liu2021more"]],
    ["doe2020killer", ["doe2020"]],
    // Near misses.
    ["liu 2019", []],
    ["2017", []],
    ["hidden", []],
    ["zzz", []],
    ["killer natural", []],
  ])("%s", (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it("puts a whole word before the start of one, and the first author before the others", () => {
    expect(found("li").indexOf("doe2020")).toBe(0);
    expect(found("liu").at(-1)).toBe("doe2020");
  });

  it("puts what is cited already first, among equals", () => {
    expect(found("liu", ["liu2020use"])).toEqual(["liu2020use", "liu2021more", "doe2020"]);
    expect(found("liu", ["doe2020"])).toEqual(["liu2021more", "liu2020use", "doe2020"]);
  });

  it("without words gives everything, the newest first", () => {
    expect(found("")).toEqual([
      "liu2021more",
      "liu2020use",
      "doe2020",
      "mueller2019",
      "ue2018",
      "sorensen2001",
      "other",
    ]);
    expect(found(" ?! ")).toHaveLength(7);
  });

  it("is capped and says so", () => {
    const many = Array.from(
      { length: MAX_RESULTS + 1 },
      (_, index) => `@misc{k${index}, title = {Example}, year = ${1900 + index}}`,
    );
    const big = libraryOf([readBibliography("file:///big.bib", many.join("\n"))]);
    const { references, incomplete } = searchLibrary(big, "example");
    expect([references.length, incomplete]).toEqual([MAX_RESULTS, true]);
    expect(references[0]?.key).toBe(`k${MAX_RESULTS}`);
    expect(searchLibrary(big, "example 1950")).toMatchObject({ incomplete: false });
    expect(searchLibrary(big, "example", new Set(["k0"])).references[0]?.key).toBe("k0");
  });

  it("gives the same with and without preparation", () => {
    const copy = libraryOf([readBibliography(works.uri, works.text)]);
    for (const step of prepareSearch(copy)) expect(step).toBe(undefined);
    const fresh = libraryOf([readBibliography(works.uri, works.text)]);
    const keys = (of: typeof copy): string[] =>
      searchLibrary(of, "examples").references.map(({ key }) => key);
    expect(keys(copy)).toEqual(keys(fresh));
    expect(keys(copy).length).toBeGreaterThan(2);
  });
});
