import { describe, expect, it } from "vitest";
import { renameTerm, termRenamePlaceAt } from "../../../server/src/features/terms/rename-term";
import { editedText, termFixture } from "./glossary";

/** The text after the term at the cursor got another name, or the reason why it does not. */
function renamed(fixture: string, newName: string): string | undefined {
  const read = termFixture(fixture);
  const place = termRenamePlaceAt(read.cursor, read.manuscript, read.glossary);
  if (!place) return undefined;
  if ("refused" in place) return place.refused;
  const edits = renameTerm(place, newName, read.manuscript, read.glossary);
  return "refused" in edits ? edits.refused : editedText(read, edits);
}

describe("a term is renamed", () => {
  it("wherever its form stands, in the singular and in the plural, and no other form", () => {
    expect(
      renamed("An N<|>K cell. NK cells kill; NK-cell lines, NK, natural killer cells.\n", "NK lymphocyte"),
    ).toBe("An NK lymphocyte. NK lymphocytes kill; NK lymphocyte lines, NK, natural killer cells.\n");
  });
  it("from the plural, too", () => {
    expect(renamed("N<|>K cells and an NK cell.\n", "NK lymphocytes")).toBe(
      "NK lymphocytes and an NK lymphocyte.\n",
    );
  });
  it("with its capital at the beginning of a sentence", () => {
    expect(renamed("Gran<|>zymes kill. A granzyme.\n", "granule enzymes")).toBe(
      "Granule enzymes kill. A granule enzyme.\n",
    );
  });
  it("with the maths that it is written in", () => {
    expect(renamed("With TGF- $\\beta$ and TGF-<|>β and TGF-$\\beta$ here.\n", "TGFB")).toBe(
      "With TGFB and TGFB and TGFB here.\n",
    );
  });
  it("with the reference that stands for a letter", () => {
    expect(renamed("With TGF-<|>&beta; and TGF-β.\n", "TGFB")).toBe("With TGFB and TGFB.\n");
  });
  it("that only the manuscript introduces", () => {
    expect(renamed("An utterly new thing (UNT). The U<|>NT, two UNTs.\n", "NTU")).toBe(
      "An utterly new thing (NTU). The NTU, two NTUs.\n",
    );
  });
  it("not in code and not in the reference list", () => {
    expect(
      renamed(
        "A gran<|>zyme, `granzyme`.\n\n## References\n\n1. Doe J. On granzyme. J Fiction. 2001.\n",
        "enzyme",
      ),
    ).toBe("A enzyme, `granzyme`.\n\n## References\n\n1. Doe J. On granzyme. J Fiction. 2001.\n");
  });
});

describe("a rename is refused", () => {
  it.each([
    [
      "a form with two meanings",
      "A C<|>R.\n",
      "response",
      /may mean “complete response” or “conserved region”/,
    ],
    ["a name that another term has", "A gran<|>zyme.\n", "NK", /“NK” means “natural killer cell”/],
    ["nothing", "A gran<|>zyme.\n", " ", /needs letters/],
    ["markup", "A gran<|>zyme.\n", "*enzyme*", /read as Markdown/],
    ["a term with markup within", "A natu<|>ral killer cell, a natural **killer** cell.\n", "x", /in line 1/],
    [
      "a term in the reference list",
      "## References\n\n1. Doe J. On gran<|>zyme. J Fiction. 2001.\n",
      "x",
      /belong to the works/,
    ],
  ])("for %s", (_, fixture, name, reason) => {
    expect(renamed(fixture, name)).toMatch(reason);
  });
  it("without a word where no term is", () => {
    expect(renamed("A plain wo<|>rd.\n", "x")).toBeUndefined();
  });
});
