import { describe, expect, it } from "vitest";
import { scanBibtex } from "../../server/src/syntax/bibtex";
import { fieldValue } from "../../server/src/syntax/bibtex-values";

/** Checks one field of the entry with the key `k`. */
function checkField(text: string, field: string, expected: string | undefined): void {
  const { value: file } = scanBibtex(text);
  const entry = file.byKey.get("k");
  expect(entry && fieldValue(file, entry, field)).toBe(expected);
}

describe("the value of a field", () => {
  it.each([
    ["@misc{k, note = {a} # { b}}", "a b"],
    ['@misc{k, note = "a" # "b" # {c}}', "abc"],
    ["@string{x = {X}}\n@misc{k, note = x # {-} # X}", "X-X"],
    ["@misc{k, note = x}\n@string{x = {later}}", "later"],
    ["@string{x = {one}}\n@string{x = {two}}\n@misc{k, note = x}", "two"],
    ["@string{x = {X}}\n@string{y = x # {Y}}\n@misc{k, note = y}", "XY"],
    ["@misc{k, note = feb # {~} # 29}", "February 29"],
    ["@misc{k, note = {a\n   b}}", "a b"],
    ['@misc{k, note = "a {"} b"}', 'a " b'],
    ["@misc{k, note = {first}, note = {second}}", "first"],
    ["@misc{k, NOTE = {case}}", "case"],
    ["@misc{k, note = {}}", ""],
    ["@misc{k, title = {none}}", undefined],
    ["@string{x = x}\n@misc{k, note = x}", "x"],
  ])("%s", (text, expected) => {
    checkField(text, "note", expected);
  });

  it("does not grow without bounds when macros double each other", () => {
    const macros = Array.from({ length: 40 }, (_, index) => `@string{m${index + 1} = m${index} # m${index}}`);
    const { value: file } = scanBibtex(
      `@string{m0 = {0123456789}}\n${macros.join("\n")}\n@misc{k, note = m40}`,
    );
    const entry = file.byKey.get("k");
    expect((entry && fieldValue(file, entry, "note"))?.length).toBeLessThan(1_000_000);
  });
});

describe("an inherited field", () => {
  const conference =
    "@proceedings{p, title = {Proceedings}, editor = {Doe, Jane}, year = 2019, doi = {10.5555/p}, pages = {1--999}}";

  it.each([
    ["booktitle", "Proceedings"],
    ["year", "2019"],
    ["editor", "Doe, Jane"],
    ["title", "Paper"],
    ["doi", undefined],
    ["pages", undefined],
  ])("crossref gives %s", (field, expected) => {
    checkField(`@inproceedings{k, title = {Paper}, crossref = {p}}\n${conference}`, field, expected);
  });

  it("does not turn the parent's title into that of a part without one", () => {
    checkField(`@inproceedings{k, crossref = {p}}\n${conference}`, "title", undefined);
  });

  it("comes from the nearest that has it", () => {
    const text =
      "@incollection{k, crossref = {b}}\n@collection{b, year = 2019, crossref = {s}}\n@misc{s, year = 1999, publisher = {P}}";
    checkField(text, "year", "2019");
    checkField(text, "publisher", "P");
  });

  it("comes through all xdata, whatever it is", () => {
    const text =
      "@book{k, xdata = {x, y}}\n@xdata{x, publisher = {P}}\n@xdata{y, doi = {10.5555/y}, publisher = {Q}}";
    checkField(text, "publisher", "P");
    checkField(text, "doi", "10.5555/y");
  });

  it.each([
    "@misc{k, crossref = {k}}",
    "@misc{k, crossref = {b}}\n@misc{b, crossref = {k}}",
    "@misc{k, xdata = {b}}\n@misc{b, xdata = {k, b}, crossref = {k}}",
    "@inbook{k, crossref = {b}}\n@inbook{b, crossref = {k}}",
    "@misc{k, crossref = {absent}}",
  ])("is not looked for in circles: %s", (text) => {
    checkField(text, "booktitle", undefined);
  });
});
