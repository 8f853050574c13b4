import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { caveat, folderWith, type Outcome } from "./workspace";

const overclaim = "CAR-NK cells are a miracle cure for leukaemia.\n";
const bibliography =
  "@article{doe2020, author = {Doe, Jane}, title = {Fiction}, journal = {J Fiction}, year = {2020}}\n";

interface JsonReport {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly start: object;
      readonly end: object;
      readonly help: string;
    }[];
  }[];
  readonly problems: readonly {
    readonly path: string;
    readonly message: string;
    readonly start?: { readonly line: number; readonly column: number };
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "docs", "check-output.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** The JSON report of a run, which has to be what docs/check-output.schema.json says. */
function jsonOf({ out }: Outcome): JsonReport {
  const report: unknown = JSON.parse(out);
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report as JsonReport;
}

describe("caveat check", () => {
  it("shows the line, carets under the words, the reason and the rule", async () => {
    const folder = folderWith({ "a.md": `# Title\n\n${overclaim}` });
    const { status, out } = await caveat(folder, ["check", "a.md"]);
    expect(status).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "a.md:3:20  warning  claim/miracle-cure
         CAR-NK cells are a miracle cure for leukaemia.
                            ^^^^^^^^^^^^
        “miracle cure” is a promise, not a finding. Write what happened instead: how many patients
        responded, how completely, for how long.

      1 file checked: 0 errors, 1 warning, 0 information, 0 hints
      "
    `);
  });

  it("cuts a long line around the words", async () => {
    const folder = folderWith({
      "a.md": `${"Plain words. ".repeat(30)}${overclaim.trim()} ${"More words. ".repeat(30)}\n`,
    });
    const [, shown, carets] = (await caveat(folder, ["check", "a.md"])).out.split("\n");
    expect(shown?.length).toBeLessThanOrEqual(100);
    expect(shown?.slice(carets?.indexOf("^"), (carets?.lastIndexOf("^") ?? 0) + 1)).toBe("miracle cure");
  });

  it("lists every file in JSON, with places from 1 and offsets from 0", async () => {
    const folder = folderWith({
      "a.md": `🙂 line\r\n\r\n${overclaim}`,
      "b/c.qmd": "Nothing here.\n",
      "d.txt": overclaim,
    });
    const outcome = await caveat(folder, ["check", "--format", "json"]);
    const { files, summary } = jsonOf(outcome);
    expect(files.map(({ path }) => path)).toEqual(["a.md", "b/c.qmd"]);
    expect(files[0]?.findings[0]).toMatchObject({
      rule: "claim/miracle-cure",
      start: { line: 3, column: 20, offset: 30 },
      end: { line: 3, column: 32, offset: 42 },
      help: "https://rules.example/claim/miracle-cure.md",
    });
    expect(summary).toMatchObject({ files: 2, problems: 0 });
  });

  it("counts offsets in the text without its byte order mark", async () => {
    const folder = folderWith({ "a.md": `\uFEFF${overclaim}` });
    const { files } = jsonOf(await caveat(folder, ["check", "--format", "json"]));
    expect(files[0]?.findings[0]?.start).toEqual({ line: 1, column: 20, offset: 19 });
  });

  it("reads standard input", async () => {
    const outcome = await caveat(folderWith({}), ["check", "-", "--format", "json"], overclaim);
    expect(outcome.status).toBe(1);
    expect(jsonOf(outcome).files.map(({ path }) => path)).toEqual(["<stdin>"]);
  });

  it("takes files, folders and globs, each file once", async () => {
    const folder = folderWith({
      "a.md": "A.\n",
      "b/c.md": "C.\n",
      "b/d.Rmd": "D.\n",
      "node_modules/e.md": overclaim,
    });
    const { files } = jsonOf(await caveat(folder, ["check", "b", "**/*.md", "a.md", "--format", "json"]));
    expect(files.map(({ path }) => path)).toEqual(["b/c.md", "b/d.Rmd", "a.md"]);
  });

  it.each([
    ["error", 0],
    ["warning", 1],
    ["information", 1],
    ["none", 0],
  ])("with --fail-on %s ends with %i on a warning", async (level, status) => {
    const folder = folderWith({ "a.md": overclaim });
    expect((await caveat(folder, ["check", "--fail-on", level])).status).toBe(status);
  });

  it("ends with 0 on a clean manuscript", async () => {
    const folder = folderWith({ "a.md": "CAR-NK cells are not a miracle cure for leukaemia.\n" });
    expect(await caveat(folder, ["check"])).toMatchObject({
      status: 0,
      out: "1 file checked: 0 errors, 0 warnings, 0 information, 0 hints\n",
    });
  });
});

describe("the project of a file", () => {
  it("is that of the nearest caveat.yaml above it", async () => {
    const folder = folderWith({
      "caveat.yaml": "rules:\n  claim: off\n",
      "a.md": overclaim,
      "inner/caveat.yaml": "rules:\n  claim/miracle-cure: error\n",
      "inner/deep/b.md": overclaim,
    });
    const { files } = jsonOf(await caveat(folder, ["check", "--format", "json"]));
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([
      ["a.md", 0],
      ["inner/deep/b.md", 1],
    ]);
  });

  it("may leave manuscripts out", async () => {
    const folder = folderWith({ "caveat.yaml": "ignore: ['drafts/**']\n", "drafts/a.md": overclaim });
    expect((await caveat(folder, ["check"])).status).toBe(0);
  });

  it("finds bibliographies that the front matter, the project file or nobody names", async () => {
    const cited = "Shown [@doe2020; @roe2021].\n";
    const folder = folderWith({
      "named/a.md": `---\nbibliography: refs.bib\n---\n\n${cited}`,
      "named/refs.bib": bibliography,
      "project/caveat.yaml": "bibliography: library/refs.bib\n",
      "project/a.md": cited,
      "project/library/refs.bib": bibliography,
      "workspace/a.md": cited,
      "workspace/other.bib": bibliography,
    });
    for (const place of ["named", "project", "workspace"]) {
      const { files } = jsonOf(await caveat(join(folder, place), ["check", "--format", "json"]));
      expect(
        files[0]?.findings.map(({ start }) => start),
        place,
      ).toHaveLength(1);
      expect(files[0]?.findings[0]?.rule).toBe("citation/undefined");
    }
  });

  it("reads no bibliography outside the project and the working folder", async () => {
    const folder = folderWith({
      "secret.bib": bibliography,
      "inner/a.md": "---\nbibliography: ../secret.bib\n---\n\nShown [@doe2020].\n",
    });
    const { files } = jsonOf(await caveat(join(folder, "inner"), ["check", "--format", "json"]));
    expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(["reference/unreadable"]);
  });
});

describe("bad input", () => {
  async function checkTrouble(
    files: Readonly<Record<string, string | Uint8Array>>,
    args: readonly string[],
    message: RegExp,
  ): Promise<void> {
    const { status, err, out } = await caveat(folderWith(files), args);
    expect(status).toBe(2);
    expect(err + out).toMatch(message);
  }

  it.each([
    ["a missing file", ["check", "gone.md"], /no file or folder “gone\.md”/],
    ["a folder without Markdown", ["check", "."], /no Markdown in the folder “\.”/],
    ["a glob that matches nothing", ["check", "*.md"], /no file matches “\*\.md”/],
    ["an unknown format", ["check", "--format", "xml"], /no format “xml”/],
    ["an unknown level", ["check", "--fail-on", "fatal"], /--fail-on takes error/],
    ["an unknown option", ["check", "--fix"], /--fix/],
    ["an unknown command", ["chek"], /no command “chek”/],
    ["standard input beside a file", ["check", "-", "a.md"], /goes with no other name/],
    ["an unknown rule", ["explain", "claim/cur"], /no rule “claim\/cur”.*claim\/cure/],
    ["no command", [], /Usage/],
  ])("%s is told and ends with 2", (_, args, message) => checkTrouble({ "d.txt": "" }, args, message));

  it.each([
    ["front matter that is no YAML", "---\ntitle: [a\n---\n\nText.\n", "error", 1],
    ["a block that would take too long to parse", `# T\n\n${"*a_".repeat(9000)}\n`, "information", 0],
  ])("%s is located, as in an editor", async (_, text, severity, status) => {
    const outcome = await caveat(folderWith({ "a.md": text }), ["check", "--format", "json"]);
    expect(outcome.status).toBe(status);
    const findings = jsonOf(outcome).files[0]?.findings;
    expect(findings).toMatchObject([{ rule: "caveat/markdown", severity, start: { line: 3, column: 1 } }]);
  });

  it("a file that is not UTF-8 is named; the others are checked", async () => {
    const folder = folderWith({ "bad.md": Uint8Array.of(0x4e, 0x4b, 0xe9, 0x0a), "good.md": overclaim });
    const outcome = await caveat(folder, ["check", "--format", "json"]);
    expect(outcome.status).toBe(2);
    const { files, problems } = jsonOf(outcome);
    expect(problems).toMatchObject([
      { path: "bad.md", message: expect.stringMatching(/not UTF-8/) as string },
    ]);
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([["good.md", 1]]);
  });

  it("a glossary that is not UTF-8 is named; other glossaries and the text are read", async () => {
    const folder = folderWith({
      "bad.glossary.yaml": Uint8Array.of(0x74, 0xe9, 0x0a),
      "good.glossary.csv": "term,definition,deprecated\nbanked cell,A cell that is kept.\nno definition,\n",
      "a.md": overclaim,
    });
    const outcome = await caveat(folder, ["check", "--format", "json"]);
    const { files, problems } = jsonOf(outcome);
    expect(problems).toMatchObject([
      { path: "good.glossary.csv", message: expect.stringMatching(/no definition/) as string },
      { path: "bad.glossary.yaml", message: expect.stringMatching(/not UTF-8/) as string },
    ]);
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([["a.md", 1]]);
  });

  it.each([
    ["broken YAML", "rules:\n  claim: [off\n", 2],
    ["an unknown key", "bibliography: a.bib\nruels: {}\n", 2],
    ["an unknown rule", "rules:\n  claim/cur: off\n", 2],
    ["a wrong severity", "rules:\n  claim/cure: fatal\n", 2],
    ["a wrong type", "ignore: drafts\n", 1],
  ])("caveat.yaml with %s is told by line", async (_, text, line) => {
    const outcome = await caveat(folderWith({ "caveat.yaml": text, "a.bib": "", "a.md": "A [@x1].\n" }), [
      "check",
      "--format",
      "json",
    ]);
    expect(outcome.status).toBe(2);
    const { problems } = jsonOf(outcome);
    expect(problems[0]?.path).toBe("caveat.yaml");
    expect(problems[0]?.start?.line).toBeGreaterThanOrEqual(line);
  });

  it("a glossary with an unknown field is told by line, and its entry works", async () => {
    const glossary =
      "terms:\n  - term: banked cell\n    definition: A cell that is kept.\n    sinonym: stored cell\n";
    const outcome = await caveat(folderWith({ "house.glossary.yaml": glossary, "a.md": "A [@x1].\n" }), [
      "check",
      "--format",
      "json",
    ]);
    expect(outcome.status).toBe(2);
    expect(jsonOf(outcome).problems).toMatchObject([
      { path: "house.glossary.yaml", start: { line: 4, column: 5 } },
    ]);
  });

  it("a broken entry is a finding in the .bib, and the others work", async () => {
    const folder = folderWith({
      "a.md": "Shown [@doe2020; @last2022].\n",
      "refs.bib": `${bibliography}\n@article{broken2021, title = {Never closed\n\n@misc{last2022, title = {Fine}}\n`,
    });
    const outcome = await caveat(folder, ["check", "--format", "json"]);
    expect(outcome.status).toBe(1);
    expect(
      jsonOf(outcome).files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)]),
    ).toEqual([
      ["a.md", []],
      ["refs.bib", ["reference/unused", "reference/unreadable"]],
    ]);
  });

  it("a bibliography that caveat.yaml names and that is missing is told", async () => {
    const outcome = await caveat(
      folderWith({ "caveat.yaml": "bibliography: gone.bib\n", "a.md": "A [@x1].\n" }),
      ["check"],
    );
    expect(outcome.status).toBe(2);
    expect(outcome.out).toMatch(
      /^caveat\.yaml:1:15 +problem\n.*\n.*\n +“gone\.bib” can’t be used: there is no such file\.$/m,
    );
  });
});

describe("the other commands", () => {
  it("list and explain rules", async () => {
    const folder = folderWith({});
    expect((await caveat(folder, ["rules"])).out).toMatch(
      /^citation\/undefined +error +A citation points to no reference$/m,
    );
    const { status, out } = await caveat(folder, ["explain", "claim/miracle-cure"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^# claim\/miracle-cure\n/);
  });

  it("tell version and help", async () => {
    const folder = folderWith({});
    expect(await caveat(folder, ["--version"])).toMatchObject({ status: 0, out: "1.2.3\n" });
    expect((await caveat(folder, ["--help"])).out).toMatch(/Exit status/);
  });
});
