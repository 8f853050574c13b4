import { describe, expect, it } from "vitest";
import { countsInBibliography, countsInList, keyCounts } from "../../server/src/features/code-lens";
import { bibliographyFolds, manuscriptFolds } from "../../server/src/features/folding";
import { inlayHintsIn, type NamedNumbers } from "../../server/src/features/inlay-hints";
import {
  bibliographySymbols,
  manuscriptSymbols,
  type OutlineSymbol,
  referenceSymbols,
  workspaceReferences,
} from "../../server/src/features/symbols";
import { readBibliography } from "../../server/src/model/bibliography";
import { libraryOf } from "../../server/src/model/library";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { fixtureOf, numberedList, wordsAt } from "./fixture";

const bib = `@misc{doe2020,
  author = {Doe, Jane and Müller, Karl}, title = {On cells}, year = 2020
}

@misc{roe2021, title = {On mice}}
`;

describe("counts", () => {
  it("of a list say how often each entry is cited, ranges included", () => {
    const { manuscript } = fixtureOf(`A [1]. B [1–3]. C.<sup>3,1</sup>\n\n${numberedList}`);
    expect(countsInList(manuscript).map(({ title }) => title)).toEqual([
      "cited 3×",
      "cited 1×",
      "cited 2×",
      "not cited",
      "not cited",
    ]);
  });
  it("of a bibliography stand at its keys", () => {
    const counts = keyCounts(manuscriptOf("A [@doe2020; @doe2020], b @doe2020 and @nobody.\n"));
    const found = countsInBibliography(readBibliography("file:///a.bib", bib), counts);
    expect(found.map((one) => [bib.slice(one.start, one.end), one.title])).toEqual([
      ["doe2020", "cited 3×"],
      ["roe2021", "not cited"],
    ]);
  });
  it("of a big bibliography leave out what is not cited", () => {
    const many = Array.from({ length: 1001 }, (_, index) => `@misc{k${index}, title={x}}`).join("\n");
    const found = countsInBibliography(readBibliography("file:///a.bib", many), new Map([["k7", 2]]));
    expect(found.map(({ title }) => title)).toEqual(["cited 2×"]);
  });
});

describe("inlay hints", () => {
  function checkHints(text: string, which: NamedNumbers, shown: string): void {
    const { manuscript, library } = fixtureOf(`${text}\n\n${numberedList}`);
    const hints = inlayHintsIn({ start: 0, end: text.length }, manuscript, library, which);
    let result = text;
    for (const { offset, label } of [...hints].reverse()) {
      result = `${result.slice(0, offset)}«${label}»${result.slice(offset)}`;
    }
    expect(result).toBe(shown);
  }
  it("name first author and year after every citation by number", () => {
    checkHints(
      "A [1], b [2,3], c.<sup>4</sup>",
      "on",
      "A [1]«Doe 2001», b [2,3]«Roe 2002; Moe 2003», c.<sup>4</sup>«Bar 2004»",
    );
  });
  it("name only what ranges hide", () => {
    checkHints("A [1], b [2–4].", "ranges", "A [1], b [2–4]«Roe 2002; Moe 2003; Bar 2004».");
  });
  it("count what would be too long", () => {
    checkHints("A [1–5].", "on", "A [1–5]«Doe 2001; Roe 2002; Moe 2003; +2».");
  });
  it("say nothing of numbers without an entry, and of keys", () => {
    checkHints("A [9], b [@doe2020], x[1].", "on", "A [9], b [@doe2020], x[1].");
  });
  it("list every work in the tooltip", () => {
    const { manuscript, library } = fixtureOf(`A [1–2].\n\n${numberedList}`);
    const [hint] = inlayHintsIn({ start: 0, end: 8 }, manuscript, library, "on");
    expect(hint?.details).toEqual([
      "1. Doe 2001. Cells of an invented kind in a dish",
      "2. Roe & Poe 2002. Mice that were never born",
    ]);
  });
  it("are made only where they are seen", () => {
    const { manuscript, library } = fixtureOf(`A [1].\n\nB [2].\n\n${numberedList}`);
    const hints = inlayHintsIn({ start: 8, end: 14 }, manuscript, library, "on");
    expect(hints.map(({ label }) => label)).toEqual(["Roe 2002"]);
  });
});

/** An outline as indented lines. */
function drawn(symbols: readonly OutlineSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${"  ".repeat(depth)}${name}${detail === "" ? "" : ` — ${detail}`}`,
    ...drawn(children, depth + 1),
  ]);
}

/** Every symbol lies in the one above it, and its name in itself. */
function checkNesting(symbols: readonly OutlineSymbol[], around: { start: number; end: number }): void {
  for (const symbol of symbols) {
    expect(symbol.start).toBeGreaterThanOrEqual(around.start);
    expect(symbol.end).toBeLessThanOrEqual(around.end);
    expect(symbol.nameSpan.start).toBeGreaterThanOrEqual(symbol.start);
    expect(symbol.nameSpan.end).toBeLessThanOrEqual(symbol.end);
    checkNesting(symbol.children, symbol);
  }
}

describe("an outline", () => {
  const text = `# A *title*\n\n## Methods\n\n### Mice\n\nText [1].\n\n## Results\n\nText.\n\n${numberedList}`;
  it("has headings within headings, and references under theirs", () => {
    const symbols = manuscriptSymbols(manuscriptOf(text));
    expect(drawn(symbols)).toEqual([
      "A title",
      "  Methods",
      "    Mice",
      "  Results",
      "  References",
      "    1. Doe 2001. Cells of an invented kind in a dish",
      "    2. Roe & Poe 2002. Mice that were never born",
      "    3. Moe et al. 2003. A trial without patients",
      "    4. Bar 2004. Antibodies against nothing at all",
      "    5. Foo 2005. The last of the fictional papers here",
    ]);
    checkNesting(symbols, { start: 0, end: text.length });
  });
  it("may have the references alone", () => {
    expect(referenceSymbols(manuscriptOf(text)).map(({ name }) => name.slice(0, 6))).toEqual([
      "1. Doe",
      "2. Roe",
      "3. Moe",
      "4. Bar",
      "5. Foo",
    ]);
  });
  it("begins at any rank, and stands without any heading", () => {
    expect(drawn(manuscriptSymbols(manuscriptOf("### C\n\n# A\n\n## B\n")))).toEqual(["C", "A", "  B"]);
    expect(manuscriptSymbols(manuscriptOf("No heading.\n"))).toEqual([]);
  });
  it("of a bibliography has its keys", () => {
    const symbols = bibliographySymbols(readBibliography("file:///a.bib", bib));
    expect(drawn(symbols)).toEqual(["doe2020 — Doe & Müller 2020. On cells", "roe2021 — On mice"]);
    checkNesting(symbols, { start: 0, end: bib.length });
  });
});

describe("a search in the workspace", () => {
  const library = libraryOf([readBibliography("file:///a.bib", bib)]);
  it.each(["doe2020", "muller", "cells", "2020"])("finds a reference by %s", (query) => {
    expect(workspaceReferences(query, library).map(({ name }) => name)).toEqual([
      "doe2020: Doe & Müller 2020. On cells",
    ]);
  });
  it("finds nothing for nothing", () => {
    expect(workspaceReferences(" ", library)).toEqual([]);
  });
});

describe("folding", () => {
  it.each([
    ["front matter", "---\ntitle: A\nlang: en\n---\n\nText.\n", "---\ntitle: A\nlang: en\n---"],
    [
      "front matter of a text that begins with a byte order mark",
      "\uFEFF---\ntitle: A\n---\n\nText.\n",
      "---\ntitle: A\n---",
    ],
  ])("is offered for %s", (_, text, folded) => {
    expect(wordsAt(text, manuscriptFolds(manuscriptOf(text)))).toEqual([folded]);
  });
  it("leaves headings, lists and code to the editor", () => {
    expect(manuscriptFolds(manuscriptOf("# A\n\n- b\n- c\n\n```\nd\n```\n\n---\n\ne\n\n---\n"))).toEqual([]);
  });
  it("is offered for every entry of a bibliography", () => {
    const spans = bibliographyFolds(readBibliography("file:///a.bib", bib));
    expect(wordsAt(bib, spans).map((words) => words.slice(0, 13))).toEqual([
      "@misc{doe2020",
      "@misc{roe2021",
    ]);
  });
});
