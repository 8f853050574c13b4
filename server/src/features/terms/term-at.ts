import type { Glossary, TermMatch } from "../../model/glossary";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { type TermUse, termsOfBlock, useOf } from "../../model/term-uses";
import { touches } from "../../text/span";

/** The term at an offset (UTF-16) or right before it, also in the reference list; undefined where none is. */
export function termAt(offset: number, manuscript: Manuscript, glossary: Glossary): TermUse | undefined {
  const placed = blockAt(manuscript, offset);
  if (!placed) return undefined;
  const { block, start } = placed;
  const here = termsOfBlock(block, glossary).filter((one) => touches(one, offset - start));
  // Where one term ends and the next begins, the cursor belongs to the one that it is in.
  const match: TermMatch | undefined = here.find(({ end }) => offset - start < end) ?? here[0];
  return match && useOf(match, placed, manuscript, glossary);
}
