import { describe, expect, it } from "vitest";
import { hoverAt, type WorkNotes } from "../../server/src/features/hover";
import { hoverMarkdown } from "../../server/src/lsp/hover-markdown";
import { glossaryOf } from "../../server/src/model/glossary";
import type { Reference } from "../../server/src/model/reference";
import { fixtureOf, numberedList } from "./fixture";

const none = glossaryOf([]);
const view = {
  level: "student",
  linkTo: () => undefined,
  place: () => ({ line: 0, link: undefined }),
} as const;

/** The Markdown of the hover at the cursor; empty where there is none. */
function hoverOn(fixture: string, notesOn: (reference: Reference) => WorkNotes = () => ({})): string {
  const { cursor, manuscript, library } = fixtureOf(fixture);
  const content = hoverAt(cursor, { manuscript, library, glossary: none, notesOn });
  return content ? hoverMarkdown(content, view) : "";
}

describe("a hover on a citation", () => {
  it("shows the reference with its links", () => {
    expect(hoverOn(`As [<|>1].\n\n${numberedList}`)).toBe(
      "**1** — Doe J. Cells of an invented kind in a dish. *J Fiction*. 2001;1(2):3–4.\n\n[doi:10.1000/fiction.1](https://doi.org/10.1000/fiction.1)",
    );
  });
  it("shows every member of a range, between its ends", () => {
    const shown = hoverOn(`As [2<|>–4].\n\n${numberedList}`);
    expect(shown.split("\n\n---\n\n").map((part) => part.slice(0, 12))).toEqual(["**2** — Roe "]);
    const all = hoverOn(`As <|>[2–4].\n\n${numberedList}`);
    expect(all.split("\n\n---\n\n").map((part) => part.slice(0, 12))).toEqual([
      "**2** — Roe ",
      "**3** — Moe ",
      "**4** — Bar ",
    ]);
  });
  it("says of which member there is no entry", () => {
    expect(hoverOn(`As <|>[1, 9].\n\n${numberedList}`)).toMatch(/\*\*9\*\* — no such reference$/);
  });
  it("is silent where nothing is known", () => {
    expect(hoverOn(`As [<|>9].\n\n${numberedList}`)).toBe("");
  });
  it("counts what would be too much", () => {
    const list = `## References\n\n${Array.from({ length: 20 }, (_, index) => `${index + 1}. Doe J. A study of invented things. J Fiction. 2001;1:${index + 1}.\n`).join("")}`;
    expect(hoverOn(`As <|>[1–20].\n\n${list}`)).toMatch(/\n\nand 8 more$/);
  });
  it("names the entry that a name and year just miss", () => {
    const list = numberedList.replace(/^\d\./gm, "-");
    expect(hoverOn(`As Doe (2001) and Moe et al. (20<|>02) said.\n\n${list}`)).toMatch(
      /no such reference\n\n---\n\nOf another year: Moe et al. 2003/,
    );
  });
});

describe("an abstract", () => {
  const long = `${"One sentence of the abstract is here. ".repeat(10)}${"x".repeat(50)} and on it goes for quite a while.`;
  const withAbstract = (abstract: string): string =>
    `=== a.bib\n@misc{doe2020, title = {On cells}, abstract = {${abstract}}}\n@misc{roe2021, title = {On mice}, abstract = {${abstract}}}\n`;

  it("is shown below the reference of a single work", () => {
    expect(hoverOn(`As [@do<|>e2020].\n${withAbstract("It is *so*.")}`)).toMatch(
      /On cells\.\n\n> It is \\\*so\\\*\.$/,
    );
  });
  it("is cut at the end of a sentence", () => {
    const shown = hoverOn(`As [@do<|>e2020].\n${withAbstract(long)}`).split("\n\n> ")[1] ?? "";
    expect(shown.length).toBeLessThan(410);
    expect(shown).toMatch(/is here\. …$/);
  });
  it("is left out where several works are shown", () => {
    expect(hoverOn(`As <|>[@doe2020; @roe2021].\n${withAbstract("It is so.")}`)).not.toContain("It is so");
  });
});

describe("what else is known of a work", () => {
  it("stands with it: the evidence below, a retraction above", () => {
    const shown = hoverOn(`As [<|>1].\n\n${numberedList}`, ({ year }) => ({
      evidence: "in vitro study",
      retraction: `Retracted in ${(year ?? 0) + 1}.`,
    }));
    expect(shown).toMatch(/^⚠ \*\*Retracted in 2002\.\*\*\n\n\*\*1\*\* — Doe J\./);
    expect(shown).toMatch(/\n\nEvidence: in vitro study$/);
  });
});
