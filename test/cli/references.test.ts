import { describe, expect, it } from "vitest";
import { caveat, folderWith } from "./workspace";

/** `path: rule, severity` of every finding of references and citations, in order. */
async function found(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string[]> {
  const { out } = await caveat(folderWith(files), ["check", ...args, "--format", "json"]);
  const report = JSON.parse(out) as {
    readonly files: readonly {
      readonly path: string;
      readonly findings: readonly { readonly rule: string; readonly severity: string }[];
    }[];
  };
  return report.files.flatMap(({ path, findings }) =>
    findings.map(({ rule, severity }) => `${path}: ${rule}, ${severity}`),
  );
}

const entry = (key: string, more = ""): string =>
  `@article{${key}, author = {Doe, Jane}, title = {Fiction of ${key}}, journal = {J Fiction}, year = 2020${more}}\n`;

describe("a bibliography that is checked with its manuscripts", () => {
  const files = { "a.md": "As [@one2020].\n", "a.bib": entry("one2020") + entry("two2020") };

  it("has findings of its own", async () => {
    expect(await found(files)).toEqual(["a.bib: reference/unused, hint"]);
  });
  it("has none that would need the manuscripts that were not named", async () => {
    expect(await found({ ...files, "b.md": "As [@two2020].\n" }, "a.md")).toEqual([]);
  });
  it("counts what the front matter asks for", async () => {
    const nocite = { ...files, "b.md": '---\nnocite: "@two2020"\n---\n\nText.\n' };
    expect(await found(nocite)).toEqual([]);
    expect(await found({ ...files, "b.md": '---\nnocite: "@*"\n---\n\nText.\n' })).toEqual([]);
  });
  it("follows caveat.yaml", async () => {
    expect(await found({ ...files, "caveat.yaml": "rules:\n  reference: off\n" })).toEqual([]);
  });
  it.each([
    ["an entry", "% caveat-disable-next-line reference/unused -- for later\n", ""],
    ["a file", "", "% caveat-disable-file\n"],
    ["a stretch", "% caveat-disable reference\n", ""],
  ])("is silent where a comment silences %s", async (_, before, end) => {
    const bib = `${entry("one2020")}${before}${entry("two2020")}${end}`;
    expect(await found({ ...files, "a.bib": bib })).toEqual([]);
  });
  it("is not silenced by comments about other rules, or inside an entry", async () => {
    const bib = `${entry("one2020")}% caveat-disable-next-line reference/retracted\n${entry("two2020", ",\n note = {% caveat-disable-next-line}")}`;
    expect(await found({ ...files, "a.bib": bib })).toEqual(["a.bib: reference/unused, hint"]);
  });
  it("is left alone when no manuscript uses it", async () => {
    expect(await found({ "a.md": "No citation.\n", "a.bib": entry("one2020").repeat(2) })).toEqual([]);
  });
  it.each([
    ["beside the manuscript", "a.bib"],
    ["in the project’s folder", "paper/text/a.bib"],
    ["in a folder between, as pandoc finds it when it is run there", "text/a.bib"],
  ])("is found by its path seen from %s", async (_, path) => {
    const text = `---\nbibliography: ${path}\n---\n\nAs [@one2020; @two2020].\n`;
    expect(await found({ "paper/text/a.md": text, "paper/text/a.bib": entry("one2020") })).toEqual([
      "paper/text/a.md: citation/undefined, error",
    ]);
  });
  it("is not taken for a manuscript’s own where nobody named it and none of the keys is there", async () => {
    const text = (keys: string): string => `As [${keys}].\n`;
    const bib = { "other/a.bib": entry("one2020") };
    expect(await found({ ...bib, "a.md": text("@x2019; @y2018; @z2017") })).toEqual([]);
    expect(await found({ ...bib, "a.md": text("@x2019; @y2018; @one2020") })).toHaveLength(2);
    expect(await found({ ...bib, "a.md": text("@x2019") })).toHaveLength(1);
    const named = { "caveat.yaml": "bibliography: other/a.bib\n", "a.md": text("@x2019; @y2018; @z2017") };
    expect(await found({ ...bib, ...named })).toHaveLength(3);
  });
  it("has no unused entries while another manuscript misses its own", async () => {
    const lost = "---\nbibliography: gone/a.bib\n---\n\nAs [@two2020].\n";
    expect(await found({ ...files, "b.md": lost })).toEqual(["b.md: reference/unreadable, warning"]);
  });
  it("counts what Manubot cites as raw", async () => {
    expect(await found({ ...files, "b.md": "As [@raw:two2020].\n" })).toEqual([]);
  });
  it("is told once when it lies below two projects", async () => {
    const bad = entry("one2020", ", doi = {1000/1}");
    const nested = {
      "caveat.yaml": "",
      "a.md": "---\nbibliography: in/a.bib\n---\n\nAs [@one2020].\n",
      "in/caveat.yaml": "",
      "in/b.md": "As [@one2020].\n",
      "in/a.bib": bad,
    };
    expect(await found(nested)).toEqual(["in/a.bib: reference/malformed-identifier, warning"]);
  });
});

describe("two lists of a workspace", () => {
  const list = (title: string, more = ""): string =>
    `Shown [1].\n\n## References\n\n1. Doe J, Roe R, Poe P. ${title}. *J Fiction*. 2020;3:1–9. doi:10.1000/1${more}\n`;

  it("that describe a work otherwise are both told", async () => {
    const files = { "a.md": list("Cells of an invented kind"), "b.md": list("A trial without any patients") };
    expect(await found(files)).toEqual([
      "a.md: reference/conflicting, warning",
      "b.md: reference/conflicting, warning",
    ]);
  });
  it("that agree are not", async () => {
    expect(await found({ "a.md": list("Cells of a kind"), "b.md": list("Cells of a kind") })).toEqual([]);
  });
  it("are not compared with a list that is not checked", async () => {
    const files = {
      "a.md": list("Cells of an invented kind"),
      "b.md": list("A trial without any patients"),
      "caveat.yaml": "ignore: [b.md]\n",
    };
    expect(await found(files)).toEqual([]);
  });
});

describe("a list of retractions that caveat.yaml names", () => {
  const csv =
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n10.1000/1,0,Retraction,4/15/2021 0:00,+Error in Data;\n";
  const files = {
    "caveat.yaml": "retractions: retractions.csv\n",
    "retractions.csv": csv,
    "a.bib": entry("one2020", ", doi = {10.1000/1}"),
  };

  it("marks the citation and, more softly, the entry", async () => {
    expect(await found({ ...files, "a.md": "As [@one2020].\n" })).toEqual([
      "a.md: reference/retracted, error",
      "a.bib: reference/retracted, warning",
    ]);
  });
  it("leaves a work alone that is cited as retracted", async () => {
    const text = "A report was retracted later [@one2020].\n";
    expect(await found({ ...files, "a.md": text })).toEqual(["a.bib: reference/retracted, warning"]);
  });
  it("may be named on the command line, wherever it lies", async () => {
    const elsewhere = folderWith({ "list.csv": csv });
    const own = { "a.md": "As [@one2020].\n", "a.bib": files["a.bib"] };
    expect(await found(own, "--retractions", `${elsewhere}/list.csv`)).toEqual([
      "a.md: reference/retracted, error",
      "a.bib: reference/retracted, warning",
    ]);
  });
  it("says how old it is", async () => {
    const { out } = await caveat(folderWith({ ...files, "a.md": "As [@one2020].\n" }), ["check"]);
    expect(out.replace(/\s+/g, " ")).toContain("whose newest notice is of 15 April 2021");
  });
  it.each([
    ["that is missing", "retractions: gone.csv\n", /gone\.csv .*can’t be used: there is no such file/],
    ["that is something else", "retractions: a.bib\n", /a\.bib .*is no list of retractions/],
  ])("%s is a problem", async (_, project, expected) => {
    const { status, out } = await caveat(
      folderWith({ ...files, "caveat.yaml": project, "a.md": "As [@one2020].\n" }),
      ["check"],
    );
    expect(status).toBe(2);
    expect(out.replace(/\s+/g, " ")).toMatch(expected);
  });
});
