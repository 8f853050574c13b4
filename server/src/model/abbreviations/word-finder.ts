import { type Span, shift } from "../../text/span";
import type { Steps } from "../../text/steps";
import { type Word, wordsIn } from "../../text/words";
import { overlapsAny } from "../analysis/places";
import type { Block, ProseUnit } from "../block";
import { isOthers, quotedIn, worksIn } from "../quoted";
import type { PlacedBlock } from "../reference-list";
import { listLabel } from "./list-names";

/** A place (UTF-16 offsets into the manuscript) where some words are written out, without the "s" of a plural behind them. */
export interface WrittenWords extends Span {
  /** Of the words among those that were sought; of two that differ by capitals and blanks alone, the earlier. */
  readonly index: number;
  /** The block in which they stand. */
  readonly placed: PlacedBlock;
}

/** Finds some words in the paragraphs of blocks, in the order of the text; whole words, whatever their capitals. */
export type WordFinder = (
  sought: readonly string[],
  blocks: readonly PlacedBlock[],
) => Steps<readonly WrittenWords[]>;

/**
 * A finder that remembers what it found in a block for as long as the same words are sought: an edit seldom changes these.
 * Takes time in proportion to the text, however many words are sought.
 */
export function wordFinder(): WordFinder {
  const known = new WeakMap<Block, Known>();
  return function* (sought, blocks) {
    if (sought.length === 0) return [];
    const trie = trieFor(sought, blocks, known);
    const found: WrittenWords[] = [];
    for (const [number, placed] of blocks.entries()) {
      if (number % blocksInStep === blocksInStep - 1) yield;
      const { block, start } = placed;
      let here = known.get(block);
      if (here?.trie !== trie) {
        here = { trie, places: placesIn(block, trie) };
        known.set(block, here);
      }
      for (const place of here.places) {
        found.push({ start: start + place.start, end: start + place.end, index: place.index, placed });
      }
    }
    return found;
  };
}

// When other words are sought than before, so many blocks take a few milliseconds.
const blocksInStep = 50;

interface Known {
  readonly trie: Trie;
  readonly places: readonly Place[];
}

/** Of words in a block, from whose start the offsets count. */
interface Place extends Span {
  readonly index: number;
}

interface Trie {
  readonly sought: readonly string[];
  readonly root: Node;
}

interface Node {
  readonly next: Map<string, Node>;
  /** The words that end here. */
  readonly ends: Sought[];
}

interface Sought {
  /** In lower case, with plain blanks. */
  readonly words: string;
  /** Where the first of them begins: behind a bracket, perhaps. */
  readonly lead: number;
  readonly index: number;
}

/** The trie that the blocks were last looked through with, where that was for the same words. */
function trieFor(
  sought: readonly string[],
  blocks: readonly PlacedBlock[],
  known: WeakMap<Block, Known>,
): Trie {
  const before = blocks.find(({ block }) => known.has(block));
  const trie = before && known.get(before.block)?.trie;
  const same =
    trie?.sought.length === sought.length && sought.every((words, index) => words === trie.sought[index]);
  return same ? trie : { sought, root: rootOf(sought) };
}

function rootOf(sought: readonly string[]): Node {
  const root: Node = { next: new Map(), ends: [] };
  for (const [index, one] of sought.entries()) {
    const words = plainWords(one);
    const [first, ...others] = wordsIn(words);
    if (!first) continue;
    const last = others.reduce((node, word) => child(node, stemOf(word)), child(root, stemOf(first)));
    if (last.ends.every((other) => other.words !== words))
      last.ends.push({ words, lead: first.start, index });
  }
  return root;
}

function child({ next }: Node, stem: string): Node {
  let node = next.get(stem);
  if (!node) {
    node = { next: new Map(), ends: [] };
    next.set(stem, node);
  }
  return node;
}

/** What a word shares with its plural and its genitive. */
function stemOf({ lower }: Word): string {
  const apostrophe = lower.indexOf("'");
  const word = apostrophe > 0 ? lower.slice(0, apostrophe) : lower;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function placesIn(block: Block, { root }: Trie): readonly Place[] {
  return block.units.flatMap((unit) => (unit.kind === "paragraph" ? placesInUnit(unit, block, root) : []));
}

function placesInUnit(unit: ProseUnit, block: Block, root: Node): Place[] {
  const { text } = block.mask;
  const candidates = candidatesIn(unit, root);
  if (candidates.length === 0 || isOthers(block, unit) || listLabel(text, unit.start, unit.end) > 0)
    return [];
  const own = text.slice(unit.start, unit.end);
  const lower = plainWords(own);
  // A few letters are longer in lower case, and offsets would not hold.
  if (lower.length !== own.length) return [];
  const others = [quotedIn(text, unit), worksIn(block, unit)];
  return candidates.flatMap(({ sought: { words, lead, index }, at }): Place[] => {
    const place = { start: at - lead, end: at - lead + words.length, index };
    const written = shift(place, -unit.start);
    if (!lower.startsWith(words, written.start) || !isWhole(written, lower)) return [];
    return others.some((spans) => overlapsAny(place, spans)) ? [] : [place];
  });
}

interface Candidate {
  readonly sought: Sought;
  /** Where the first word stands. */
  readonly at: number;
}

/** Where the stems of the words fit; what stands between them has to be looked at. */
function candidatesIn({ sentences }: ProseUnit, root: Node): Candidate[] {
  const words = sentences.flatMap((sentence) => sentence.words);
  const candidates: Candidate[] = [];
  for (const [first, { start: at }] of words.entries()) {
    let node: Node | undefined = root;
    for (let last = first; node; last++) {
      const word: Word | undefined = words[last];
      node = word && node.next.get(stemOf(word));
      for (const sought of node?.ends ?? []) candidates.push({ sought, at });
    }
  }
  return candidates;
}

function isWhole({ start, end }: Span, text: string): boolean {
  return (
    !/[\p{L}\p{N}-]/u.test(text.charAt(start - 1)) && /^s?(?![\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  );
}

/** Words as they are compared: in lower case, with plain blanks. */
export function plainWords(text: string): string {
  return text.replace(/\s/g, " ").toLowerCase();
}
