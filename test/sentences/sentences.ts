import { citationsIn } from "../../server/src/model/citation";
import { parseBlocks } from "../../server/src/syntax/blocks";
import { hideAlso } from "../../server/src/syntax/mask";
import { readBlock } from "../../server/src/syntax/prose";
import { continuesIn, type Unit } from "../../server/src/syntax/unit";
import { sentenceReader } from "../../server/src/syntax/unit-sentences";
import type { Span } from "../../server/src/text/span";

/** The sentences of a whole text, those that a page break cut joined; offsets (UTF-16) into the text. */
export function sentencesIn(text: string): Span[] {
  const sentences: Span[] = [];
  let before: Unit | undefined;
  let start = 0;
  for (const parsed of parseBlocks(text).value) {
    const block = readBlock(parsed);
    const read = sentenceReader(block.source, hideAlso(block.mask, citationsIn(block), "citation"));
    for (const unit of block.units) {
      const own = read(unit).map((span) => ({ start: start + span.start, end: start + span.end }));
      const first = own[0];
      const last = sentences.at(-1);
      if (before && first && last && continuesIn(before, unit)) {
        sentences[sentences.length - 1] = { start: last.start, end: first.end };
        own.shift();
      }
      sentences.push(...own);
      before = unit;
    }
    start += parsed.source.length;
  }
  return sentences;
}
