import type { Block } from "./block";

const renumbered = new WeakMap<Block, Block>();

/**
 * The block with the numbers that a reader sees: where it begins within a list, its first number is the one after the last
 * of the block before, whatever is typed. The block itself where that changes nothing.
 */
export function numberedOn(block: Block, before: Block | undefined): Block {
  const { listAtStart } = block;
  const last = before?.listItems.at(-1)?.number;
  const continues = listAtStart !== undefined && listAtStart.kind === before?.listAtEnd;
  if (!continues || last === undefined) return block;
  const first = last + 1;
  if (block.listItems[0]?.number === first) return block;
  const known = renumbered.get(block);
  if (known?.listItems[0]?.number === first) return known;
  const listItems = block.listItems.map((item, index) =>
    index < listAtStart.items ? { ...item, number: first + index } : item,
  );
  const numbered = { ...block, listItems };
  renumbered.set(block, numbered);
  return numbered;
}
