import { describe, expect, test } from "vitest";
import {
  type Arrangement,
  arranged,
  readArrangement,
  type TermsNode,
} from "../../client/src/terms/terms-list";
import type { TermInManuscript } from "../../server/src/protocol";

function term(name: string, count: number, line: number, category?: string): TermInManuscript {
  const firstUse = { uri: "file:///a.md", line, character: 0 };
  const explained = category === "own" ? {} : { definition: `What ${name} means.` };
  return {
    term: name,
    count,
    firstUse,
    ...explained,
    ...(category === undefined || category === "own" ? {} : { category }),
  };
}

const terms = [
  term("serum", 1, 1, "cell biology"),
  term("Antigen", 3, 2),
  term("median", 2, 4, "biostatistics"),
  term("utterly new thing", 5, 6, "own"),
  term("blood", 3, 8, "cell biology"),
];

/** The lines as the view shows them, those of a group set in. */
function drawn(nodes: readonly TermsNode[], indent = ""): string[] {
  return nodes.flatMap((node) =>
    node.kind === "term" ? [indent + node.term] : [`${indent}${node.name}:`, ...drawn(node.terms, "  ")],
  );
}

function checkLines(arrangement: Arrangement, ...expected: readonly string[]): void {
  expect(drawn(arranged(terms, arrangement))).toEqual(expected);
}

describe("the view lists terms", () => {
  test("by first use, by name or by how often they are used", () => {
    const grouping = "none";
    checkLines({ order: "firstUse", grouping }, "serum", "Antigen", "median", "utterly new thing", "blood");
    checkLines({ order: "name", grouping }, "Antigen", "blood", "median", "serum", "utterly new thing");
    checkLines({ order: "count", grouping }, "utterly new thing", "Antigen", "blood", "median", "serum");
  });
  test("under their subjects, those without one last", () => {
    checkLines(
      { order: "firstUse", grouping: "category" },
      ...["Biostatistics:", "  median", "Cell biology:", "  serum", "  blood"],
      ...["Other:", "  Antigen", "Introduced in This Manuscript:", "  utterly new thing"],
    );
    checkLines(
      { order: "count", grouping: "category" },
      ...["Biostatistics:", "  median", "Cell biology:", "  blood", "  serum"],
      ...["Other:", "  Antigen", "Introduced in This Manuscript:", "  utterly new thing"],
    );
  });
  test("with what commands on a line need", () => {
    expect(arranged(terms, { order: "firstUse", grouping: "none" })[0]).toMatchObject({
      uri: "file:///a.md",
      term: "serum",
    });
  });
  test("as it was left, or as at first where that was never or is unknown", () => {
    expect(readArrangement("count", "category")).toEqual({ order: "count", grouping: "category" });
    expect(readArrangement(undefined, undefined)).toEqual({ order: "firstUse", grouping: "none" });
    expect(readArrangement("size", 3)).toEqual({ order: "firstUse", grouping: "none" });
  });
});
