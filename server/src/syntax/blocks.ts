import { complete } from "../text/steps";
import type { ParsedBlock } from "./piece";
import { type Pieces, piecesOf } from "./pieces";
import type { Parsed, Problem } from "./problem";

export type { ListKind, ListStart, ParsedBlock } from "./piece";

/** Cuts a text into its blocks. Total: any string has at least one block, and every character belongs to exactly one. */
export function parseBlocks(text: string): Parsed<readonly ParsedBlock[]> {
  const pieces = complete(piecesOf(text, (block) => block)).pieces;
  return { value: pieces.pieces.map(({ value }) => value), problems: problemsOf(pieces) };
}

/** Where the parser would have taken too long: in those pieces from one index to another. */
export function problemsOf<T>({ pieces, starts }: Pieces<T>, from = 0, to = pieces.length): Problem[] {
  const problems: Problem[] = [];
  for (let index = from; index < to; index++) {
    const piece = pieces[index];
    // Its further pieces are the same block.
    if (piece?.reading !== "plain" || piece.entry === "plain") continue;
    const text = /\S[^\r\n]{0,79}/.exec(piece.source);
    if (!text) continue;
    const start = (starts[index] ?? 0) + text.index;
    problems.push({ start, end: start + text[0].length, message: tooMuch, severity: "information" });
  }
  return problems;
}

const tooMuch =
  "This block is too long or too deeply nested to be read as Markdown, so Caveat reads it as plain text. " +
  "Blank lines in it would make smaller blocks of it.";
