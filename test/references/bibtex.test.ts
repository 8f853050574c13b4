import { describe, expect, it } from "vitest";
import { fieldsOf, scanBibtex } from "../../server/src/syntax/bibtex";
import { fieldValue } from "../../server/src/syntax/bibtex-values";
import { drawMarks, readMarked } from "../marked";

/** The entries of a file as "type key: fields". */
function listed(text: string): string[] {
  const { value: file } = scanBibtex(text);
  return file.entries.map((entry) => {
    const fields = fieldsOf(file, entry).map(({ name }) => `${name}=${fieldValue(file, entry, name) ?? ""}`);
    return `${entry.type} ${entry.key}: ${fields.join("; ")}`;
  });
}

/** Checks that a fixture's entries are read as listed and its problems are those marked in it, and no other. */
function checkScan(fixture: string, expected: readonly string[]): void {
  const text = readMarked(fixture)[0]?.text ?? "";
  const marks = scanBibtex(text).problems.map(({ start, end, message }) => ({ start, end, label: message }));
  expect(drawMarks(text, marks)).toBe(fixture.replace(/^\n/, ""));
  expect(listed(text)).toEqual(expected);
}

describe("a sound BibTeX file", () => {
  it("holds entries in any spelling of their delimiters and values", () => {
    checkScan(
      `
@article{doe2019,
  title = {On {CAR} examples},
  year = 2019,
  month = mar,
  volume = "12"
}
@Book ( roe2020 , title = "A \\"{o}book {\\"u} \\"o" , publisher={P} , )
@misc{poe2021, note = {x}, }
@misc{bare}
`,
      [
        "article doe2019: title=On CAR examples; year=2019; month=March; volume=12",
        "book roe2020: title=A öbook ü ö; publisher=P",
        "misc poe2021: note=x",
        "misc bare: ",
      ],
    );
  });

  it("says nothing about text between entries, comments, preambles and strings", () => {
    checkScan(
      `
% Encoding: UTF-8
Write to me@example.org or @ nobody. @article is only a word.
@comment{jabref-meta: databaseType:bibtex;}
@Comment{
@article{hidden, title = {Not an entry}}
}
@preamble{"\\newcommand{\\noop}[1]{}"}
@string{blood = {Blood}}
@string(cell = "Cell", jci = {J} # { Clin})
% @article{commented, title = {Not an entry either}}
@article{doe2019, journal = blood}
@article{roe2019, journal = jci # " Invest"}
`,
      ["article doe2019: journal=Blood", "article roe2019: journal=J Clin Invest"],
    );
  });

  it("reads keys as people write them", () => {
    checkScan(
      `
@article{DBLP:conf/icml/Doe+19, year = 2019}
@article{doe_2019-a.b, year = 2019}
@article{doe 2019, year = 2019}
@article{döe2019,year=2019}
@article{10.5555/12345678,
  year = 2019}
`,
      [
        "article DBLP:conf/icml/Doe+19: year=2019",
        "article doe_2019-a.b: year=2019",
        "article doe 2019: year=2019",
        "article döe2019: year=2019",
        "article 10.5555/12345678: year=2019",
      ],
    );
  });

  it("keeps its offsets with Windows line ends", () => {
    const text =
      "@article{doe2019,\r\n  title = {A\r\n  B},\r\n  year = 2019\r\n}\r\n\r\n@misc{roe,\r\n  note = {N}\r\n}\r\n";
    const { value: file, problems } = scanBibtex(text);
    expect(problems).toEqual([]);
    expect(file.entries.map(({ start, end }) => text.slice(start, end).replaceAll("\r\n", "|"))).toEqual([
      "@article{doe2019,|  title = {A|  B},|  year = 2019|}",
      "@misc{roe,|  note = {N}|}",
    ]);
    expect(file.entries.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end))).toEqual([
      "doe2019",
      "roe",
    ]);
  });

  it("lets a field's comment line and an at sign in a value be", () => {
    checkScan(
      `
@misc{doe2019,
  % note = {old},
  note = {mail doe@example.org, or
@doe on the net},
}
@misc{roe2019, note = {x}}
`,
      ["misc doe2019: note=mail doe@example.org, or @doe on the net", "misc roe2019: note=x"],
    );
  });

  it("lists repeated keys; the first entry counts", () => {
    const { value } = scanBibtex("@misc{a, note={1}}\n@misc{b}\n@misc{a, note={2}}\n@misc{A}");
    expect(value.entries.map(({ key }) => key)).toEqual(["a", "b", "a", "A"]);
    expect(value.duplicates.map(({ start }) => start)).toEqual([28]);
    expect(value.byKey.get("a")?.start).toBe(0);
  });
});

describe("a broken entry", () => {
  const next = "@misc{next, note = {works}}";
  const works = "misc next: note=works";

  it("lacks a comma", () => {
    checkScan(
      `
@article{doe2019,
  title = {A}
  year = 2019
  ^^^^ Entry “doe2019”: A comma is missing before “year”.
}
${next}`,
      ["article doe2019: title=A; year=2019", works],
    );
  });

  it("lacks the comma after its key", () => {
    checkScan(
      `
@article{doe2019
         ^^^^^^^ Entry “doe2019”: A comma is missing after the citation key “doe2019”.
  title = {A},
}
${next}`,
      ["article doe2019: title=A", works],
    );
  });

  it("lacks the brace that ends a value", () => {
    checkScan(
      `
@article{doe2019,
  title = {A {B},
          ^ Entry “doe2019”: The brace that opens the value of “title” is never closed.
  year = {2019}
}
${next}`,
      ["article doe2019: title=A B; year=2019", works],
    );
  });

  it("lacks the brace that ends its last value", () => {
    checkScan(
      `
@article{doe2019,
  year = {2019},
  title = {A,
          ^ Entry “doe2019”: The brace that opens the value of “title” is never closed.
}

${next}`,
      ["article doe2019: year=2019; title=A", works],
    );
  });

  it("lacks a quotation mark", () => {
    checkScan(
      `
@article{doe2019,
  volume = "12,
           ^ Entry “doe2019”: The quotation mark that opens the value of “volume” is never closed.
  title = "A",
  year = "2019"
}
${next}`,
      ["article doe2019: volume=12; title=A; year=2019", works],
    );
  });

  it("lacks its own end", () => {
    checkScan(
      `
@article{doe2019,
  title = {A},
             ^ Entry “doe2019”: This entry is never closed: its closing brace is missing.

${next}`,
      ["article doe2019: title=A", works],
    );
  });

  it("has a brace too many", () => {
    checkScan(
      `
@article{doe2019,
  title = {A}},
             ^ Entry “doe2019”: This “}” ends the entry, but fields follow: it is one too many.
  year = 2019
}
${next}`,
      ["article doe2019: title=A; year=2019", works],
    );
  });

  it("has no key", () => {
    checkScan(
      `
@article{,
        ^ This entry has no citation key: write one after the opening brace, followed by a comma.
  title = {A}
}
@article{title = {B}}
        ^ This entry has no citation key: write one after the opening brace, followed by a comma.
${next}`,
      [works],
    );
  });

  it("has a field without a value, or text that is no field", () => {
    checkScan(
      `
@article{doe2019,
  title = ,
  ^^^^^ Entry “doe2019”: The field “title” has no value.
  year = 2019
}
@article{roe2019,
  title {A},
  ^^^^^ Entry “roe2019”: “title” is not followed by “=”: a field is written “name = {value}”, with a comma after the one before.
  year = 2019
}
${next}`,
      ["article doe2019: year=2019", "article roe2019: year=2019", works],
    );
  });

  it.each([
    "@article{poe",
    "@article{poe,",
    "@article{poe,\n  author = {Po",
    "@article{poe,\n  author = ",
    "@article{poe,\n  auth",
  ])("is still being typed: %j", (typed) => {
    const text = `@misc{before, note = {works}}\n\n${typed}\n\n${next}\n`;
    const { value, problems } = scanBibtex(text);
    expect(value.entries.map(({ key }) => key)).toEqual(["before", "poe", "next"]);
    expect(problems.map(({ start }) => start > 29 && start < 31 + typed.length)).toEqual([true]);
  });

  it("does not take an indented entry with it", () => {
    const text = "  @misc{a, note = {x\n\n  @misc{b, note = {y}}\n\n  @misc{c, note = {z}\n";
    const { value, problems } = scanBibtex(text);
    expect(value.entries.map(({ key }) => key)).toEqual(["a", "b", "c"]);
    expect(problems).toHaveLength(2);
  });

  it("is a comment that never ends", () => {
    const { value } = scanBibtex("@comment{ {\n@misc{a}\n@comment{ x }\n@misc{b}");
    expect(value.entries.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});

describe("an unknown macro", () => {
  it("stands for its own name and is mentioned once", () => {
    checkScan(
      `
@article{doe2019, journal = jex, month = jan}
                            ^^^ “jex” is not defined by any @string in this file; write it in braces if it is the text itself.
@article{roe2019, journal = jex, year = 2019}`,
      ["article doe2019: journal=jex; month=January", "article roe2019: journal=jex; year=2019"],
    );
  });
});
