import { describe, expect, it } from "vitest";
import { refactorSteps } from "../../server/src/features/refactorings";
import { libraryOf } from "../../server/src/model/library";
import { complete } from "../../server/src/text/steps";
import { snapshotIn } from "./memory";

const list = "## References\n\n1. Doe J. One. J Fiction. 2020.\n2. Roe R. Two. J Fiction. 2021.\n";

/** The citations of a text under a caveat.yaml, as written. */
async function citedIn(text: string, project: string): Promise<string[]> {
  const { manuscript } = await snapshotIn({ "a.md": text, "caveat.yaml": project }, "a.md");
  return manuscript.citations.map(({ start, end }) => text.slice(start, end));
}

describe("citations: in caveat.yaml", () => {
  const text = `Cells grew [1], others too.<sup>2</sup> Some did not (1, 2) [@doe2020].\n\n${list}`;

  it.each([
    ["numeric", ["[1]", "[@doe2020]"]],
    ["superscript", ["<sup>2</sup>", "[@doe2020]"]],
    ["parentheses", ["(1, 2)", "[@doe2020]"]],
    ["keys", ["[@doe2020]"]],
  ])("as %s lets nothing else be a citation but keys", async (setting, expected) => {
    expect(await citedIn(text, `citations: ${setting}\n`)).toEqual(expected);
  });

  it("makes citations of numbers that have no list", async () => {
    const without = "Cells grew (1). Others did not (2).\n";
    expect(await citedIn(without, "")).toEqual([]);
    expect(await citedIn(without, "citations: parentheses\n")).toEqual(["(1)", "(2)"]);
  });

  it("that is none of the styles is a problem at its place, and changes nothing", async () => {
    const { project } = await snapshotIn({ "a.md": "", "caveat.yaml": "citations: footnote\n" }, "a.md");
    expect(project.file.citations).toBeUndefined();
    expect(project.file.problems).toMatchObject([{ start: 11, end: 19 }]);
  });

  it("forbids a refactoring after which nothing would be cited", async () => {
    const files = { "a.md": `Cells grew [1].\n\n${list}`, "caveat.yaml": "citations: numeric\n" };
    const { manuscript } = await snapshotIn(files, "a.md");
    expect(complete(refactorSteps("to-superscript", manuscript, libraryOf([])))).toEqual({
      refused:
        "caveat.yaml says of this project “citations: numeric”; written otherwise, they would cite nothing.",
    });
  });
});
