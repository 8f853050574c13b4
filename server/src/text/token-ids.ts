import { apostrophe, classOf, greek, greekName, letter, lowerOf, mark } from "./characters";

/** The tokens of a stretch of text as numbers; `count` of them, each with its place. The arrays are used again by the next call. */
export interface TokenIds {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of the token as written, and of its lower case; 0 where it is none of the vocabulary. */
  readonly exact: Int32Array;
  readonly lower: Int32Array;
}

/**
 * Numbers the tokens of texts as `formTokens` finds them, without making a string of any: at a hundred megabytes a second.
 * `words` have the numbers from 1 on; of a token that is none of them only the place is told.
 */
export function tokenIdsOf(words: readonly string[]): (text: string, start: number, end: number) => TokenIds {
  const size = 1 << Math.ceil(Math.log2(words.length * 4 + 16));
  const hashes = new Int32Array(size);
  const slots = new Int32Array(size);
  for (const [index, word] of words.entries()) {
    let hash = seed;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index + 1;
    hashes[slot] = hash;
  }

  const idAt = (hash: number, text: string, start: number, end: number, lowered: 0 | 1): number => {
    let slot = hash & (size - 1);
    for (let id = slots[slot] ?? 0; id !== 0; id = slots[slot] ?? 0) {
      if (hashes[slot] === hash && isAt(words[id - 1] ?? "", text, start, end, lowered)) return id;
      slot = (slot + 1) & (size - 1);
    }
    return 0;
  };

  const idOf = (word: string): number => {
    let hash = seed;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
    return idAt(hash, word, 0, word.length, 0);
  };
  const greekIds = new Map<number, number>();
  const greekId = (unit: number): number => {
    const before = greekIds.get(unit);
    if (before !== undefined) return before;
    const id = idOf(greekName(unit));
    greekIds.set(unit, id);
    return id;
  };
  const possessive = idOf("'s");

  let room = 0;
  let starts = new Int32Array(0);
  let ends = new Int32Array(0);
  let exact = new Int32Array(0);
  let lower = new Int32Array(0);

  return (text, start, end) => {
    if (room < end - start + 1) {
      room = Math.max(1024, (end - start + 1) * 2);
      starts = new Int32Array(room);
      ends = new Int32Array(room);
      exact = new Int32Array(room);
      lower = new Int32Array(room);
    }
    let count = 0;
    for (let at = start; at < end; ) {
      const from = at;
      const unit = text.charCodeAt(at);
      const kind = isHigh(unit) ? kindOfPair(text, at, end) : classOf(unit);
      at += isHigh(unit) && at + 1 < end ? 2 : 1;
      if (kind === letter) {
        let hash = Math.imul(seed ^ unit, prime);
        let capital = lowerOf(unit) !== unit;
        if (at - from === 2) hash = Math.imul(hash ^ text.charCodeAt(from + 1), prime);
        while (at < end) {
          const next = text.charCodeAt(at);
          // Small letters first: they are most of any text.
          if (next < 0x61 || next > 0x7a) {
            if (isHigh(next)) {
              if (kindOfPair(text, at, end) !== letter) break;
              hash = Math.imul(Math.imul(hash ^ next, prime) ^ text.charCodeAt(at + 1), prime);
              at += 2;
              continue;
            }
            if (classOf(next) !== letter) break;
            capital ||= lowerOf(next) !== next;
          }
          hash = Math.imul(hash ^ next, prime);
          at++;
        }
        const own = idAt(hash, text, from, at, 0);
        exact[count] = own;
        lower[count] = capital ? idAt(lowerHash(text, from, at), text, from, at, 1) : own;
      } else if (kind === greek) {
        exact[count] = lower[count] = greekId(unit);
      } else if (kind === mark) {
        exact[count] = lower[count] = idAt(Math.imul(seed ^ unit, prime), text, from, at, 0);
      } else if (kind === apostrophe && isPossessive(text, at, end)) {
        at++;
        exact[count] = lower[count] = possessive;
      } else {
        continue;
      }
      starts[count] = from;
      ends[count] = at;
      count++;
    }
    return { count, starts, ends, exact, lower };
  };
}

// FNV-1a, 32 bit.
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;

function lowerHash(text: string, start: number, end: number): number {
  let hash = seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ lowerOf(text.charCodeAt(at)), prime);
  return hash;
}

function isAt(word: string, text: string, start: number, end: number, lowered: 0 | 1): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    const unit = text.charCodeAt(start + at);
    if (word.charCodeAt(at) !== (lowered === 1 ? lowerOf(unit) : unit)) return false;
  }
  return true;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function kindOfPair(text: string, at: number, end: number): number {
  const point = at + 1 < end ? (text.codePointAt(at) ?? 0) : 0;
  if (point <= 0xffff) return 1;
  const character = String.fromCodePoint(point);
  return /^\p{Script=Greek}$/u.test(character) ? 1 : /^[\p{L}\p{M}\p{N}]$/u.test(character) ? letter : 1;
}

/** The "s" behind an apostrophe, if the word ends with it. */
function isPossessive(text: string, at: number, end: number): boolean {
  if (at >= end || text.charCodeAt(at) !== 0x73) return false;
  if (at + 1 >= end) return true;
  const after = text.codePointAt(at + 1) ?? 0;
  return !/^\p{L}$/u.test(String.fromCodePoint(after));
}
