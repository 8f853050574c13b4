import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf } from "../../server/src/model/block";
import { type Citation, citationsIn, shiftCitation } from "../../server/src/model/citation";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { recognised } from "../../server/src/model/recognise";
import { parseBlocks } from "../../server/src/syntax/blocks";
import type { BlockSyntax } from "../../server/src/syntax/prose";

const pieces = [
  ...Array.from("[](){}@^`\\;,:.-–¹²⁻*_<>&!~ \n1290ae"),
  "\n\n",
  "@doe2020",
  "[@",
  "\\cite{",
  "{cite}`",
  "<sup>",
  "</sup>",
  "et al. ",
  "Liu ",
  " & ",
  "(2020)",
  "2020a",
  "10.1000/x",
  "[1]",
  "[^1]",
  "[^1]: ",
  "## References\n\n",
  "1. Doe J. One. 2020.\n",
  "| 1 | a |\n|---|---|\n",
  "\\[",
  "\\]",
  "> ",
  "- ",
  "μ😀",
];
const hostileText = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));

function foundIn(text: string): { found: Citation[]; manuscript: ReturnType<typeof manuscriptOf> } {
  const manuscript = manuscriptOf(text);
  const found = manuscript.blocks.flatMap(({ block, start }) =>
    block.citations.map((citation) => shiftCitation(citation, start)),
  );
  return { found, manuscript };
}

describe("in any text, citations", () => {
  it("stand in order, do not overlap, and hold their members", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let end = 0;
        for (const citation of foundIn(text).found) {
          expect(citation.start).toBeGreaterThanOrEqual(end);
          expect(citation.members.length).toBeGreaterThan(0);
          end = citation.end;
          let from = citation.start;
          for (const member of citation.members) {
            expect(member.start).toBeGreaterThanOrEqual(from);
            expect(member.end).toBeGreaterThan(member.start);
            from = member.end;
          }
          expect(from).toBeLessThanOrEqual(end);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are recognised once and for all", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { found, manuscript } = foundIn(text);
        const first = recognised(found, manuscript);
        expect(first.every(({ certain }) => certain)).toBe(true);
        expect(recognised(first, manuscript)).toEqual(first);
      }),
      { numRuns: 1_000 },
    );
  });

  it("lie where the list says that its entries are", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let end = 0;
        for (const entry of manuscriptOf(text).references?.entries ?? []) {
          expect(text.slice(entry.start, entry.end)).toBe(entry.text);
          expect(entry.item.start).toBeGreaterThanOrEqual(end);
          end = entry.end;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A block of one long paragraph, without what Markdown would make of it. */
function paragraph(source: string): BlockSyntax {
  const [parsed] = parseBlocks("x").value;
  if (!parsed) throw new Error("a text has a block");
  const unit = {
    kind: "paragraph",
    start: 0,
    end: source.length,
    depth: 0,
    quoted: false,
    footnote: false,
    section: undefined,
    caption: undefined,
    listed: false,
    ending: "stop",
    lowerStart: false,
  } as const;
  return { ...blockOf(parsed), source, units: [unit], mask: { text: source, hidden: [], links: [] } };
}

// A text that takes time quadratic in these lengths would outlast the tests' time limit.
describe("a text of one thing over and over", () => {
  const often = 200_000;
  it.each([
    ["[", 0],
    ["[1]", 1],
    ["[1],", often],
    ["@", 0],
    [" @a1", often],
    ["[@a1", often],
    ["[@a1] ", often],
    ["@{", 0],
    ["\\cite{", 0],
    ["\\cite{a}", often],
    ["{cite}`", 0],
    ["(2020", 0],
    ["Liu et al. (2020) ", often],
    ["^[", 0],
    ["cells¹ ", often],
  ])("“%s” has %i citations", (piece, expected) => {
    expect(citationsIn(paragraph(piece.repeat(often)))).toHaveLength(expected);
  });

  it.each([
    ["[", "1, ", "1]"],
    ["[", "@a; ", "@b]"],
    ["[", "@a; ", "[@b]]"],
    ["\\cite{", "a,", "b}"],
    ["{cite}`", "a,", "b`"],
    ["cells<sup>", "1,", "1</sup>"],
  ])("“%s%s%s” has all its members", (opening, piece, closing) => {
    const source = opening + piece.repeat(often) + closing;
    const raised = { start: source.indexOf(">") + 1, end: source.lastIndexOf("<") };
    const block = paragraph(source);
    const citations = citationsIn(source.includes("<sup>") ? { ...block, superscripts: [raised] } : block);
    expect(citations.reduce((sum, { members }) => sum + members.length, 0)).toBe(often + 1);
  });
});
