import type { ParsedBlock } from "../syntax/blocks";
import { hideAlso } from "../syntax/mask";
import { type BlockSyntax, readBlock, type Unit } from "../syntax/prose";
import { sentenceSpans } from "../text/sentences";
import { wordsIn } from "../text/words";
import { type Citation, citationsIn } from "./citation";
import type { Sentence } from "./sentence";
import { type Directive, directivesIn } from "./suppression";

/** A run of prose with its sentences. */
export interface ProseUnit extends Unit {
  readonly sentences: readonly Sentence[];
}

/**
 * All that is known of one block by itself. Offsets (UTF-16) count from the block's start,
 * so that the facts stay true when text before the block changes.
 */
export interface Block extends BlockSyntax {
  readonly units: readonly ProseUnit[];
  readonly citations: readonly Citation[];
  /** What its HTML comments tell Caveat. */
  readonly directives: readonly Directive[];
}

/** The facts of a parsed block. */
export function blockOf(parsed: ParsedBlock): Block {
  const syntax = readBlock(parsed);
  const citations = citationsIn(syntax);
  const mask = hideAlso(syntax.mask, citations, "citation");
  return {
    ...syntax,
    mask,
    citations,
    units: syntax.units.map((unit) => ({ ...unit, sentences: sentencesOf(mask.text, unit) })),
    directives: directivesIn(syntax),
  };
}

function sentencesOf(text: string, unit: Unit): Sentence[] {
  return sentenceSpans(text, unit.start, unit.end).map((span) => ({
    ...span,
    words: wordsIn(text, span.start, span.end),
  }));
}
