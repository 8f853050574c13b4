import type { ListKind, ListStart, ParsedBlock } from "../syntax/blocks";
import { hideAlso } from "../syntax/mask";
import { type BlockSyntax, readBlock, type Unit } from "../syntax/prose";
import { sentenceReader } from "../syntax/unit-sentences";
import type { Span } from "../text/span";
import { wordsIn } from "../text/words";
import { blankIn, type Citation, citationsIn } from "./citation";
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
  /** The list that it begins with, and the one that it ends with: a long list has several blocks. */
  readonly listAtStart: ListStart | undefined;
  readonly listAtEnd: ListKind | undefined;
}

/** The facts of a parsed block. */
export function blockOf(parsed: ParsedBlock): Block {
  const syntax = readBlock(parsed);
  // Where there is no prose nothing is cited: most blocks of that kind are long and hold code.
  const citations = citationsIn(syntax);
  const mask = hideAlso(syntax.mask, blankIn(citations), "citation");
  const spansOf = sentenceReader(syntax.source, mask);
  const { source, listItems, comments, superscripts, frontMatter } = syntax;
  // Written out, all blocks are of one hidden class. A spread that gets a property more is of one of its own each time
  // (V8 11.3), and whoever goes through all blocks of a manuscript takes several times as long.
  return {
    source,
    mask,
    units: syntax.units.map((unit) => ({ ...unit, sentences: sentencesOf(mask.text, spansOf(unit)) })),
    listItems,
    comments,
    superscripts,
    frontMatter,
    citations,
    directives: directivesIn(syntax),
    listAtStart: parsed.listAtStart,
    listAtEnd: parsed.listAtEnd,
  };
}

function sentencesOf(text: string, spans: readonly Span[]): Sentence[] {
  return spans.map(({ start, end }) => ({ start, end, words: wordsIn(text, start, end) }));
}
