import { editDistance, lettersLacking, lettersOf } from "../text/edit-distance";
import { fold } from "../text/fold";
import type { Bibliography } from "./bibliography";

const MAX_SUGGESTIONS = 3;
/** Two slips of the finger; more would suggest keys that have nothing to do with the one meant. */
const MAX_DISTANCE = 2;
/** Of keys shorter than this, one slip changes enough. */
const SHORT_KEY = 6;

/**
 * Keys that a misspelled key may stand for: first those that differ in case, accents or punctuation only, then those
 * within two insertions, deletions, replacements or swaps (one, where the key is short).
 */
export function keysLike(key: string, bibliographies: readonly Bibliography[]): string[] {
  const wanted = bare(key);
  if (wanted === "") return [];
  const most = wanted.length < SHORT_KEY ? 1 : MAX_DISTANCE;
  const letters = lettersOf(wanted);
  const found = new Map<string, number>();
  for (const bibliography of bibliographies) {
    const table = tableOf(bibliography);
    for (const [index, candidate] of table.bare.entries()) {
      if (lettersLacking(letters, table.letters[index] ?? 0) > most) continue;
      const distance = editDistance(wanted, candidate, most);
      const original = table.keys[index];
      if (distance <= most && original !== undefined && original !== key && !found.has(original)) {
        found.set(original, distance);
      }
    }
  }
  return [...found]
    .sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(([original]) => original);
}

interface KeyTable {
  readonly keys: readonly string[];
  readonly bare: readonly string[];
  readonly letters: Int32Array;
}

const tables = new WeakMap<Bibliography, KeyTable>();

function tableOf(bibliography: Bibliography): KeyTable {
  const known = tables.get(bibliography);
  if (known !== undefined) return known;
  const keys = [...bibliography.byKey.keys()];
  const bareKeys = keys.map(bare);
  const table = { keys, bare: bareKeys, letters: Int32Array.from(bareKeys, lettersOf) };
  tables.set(bibliography, table);
  return table;
}

/** A key without what one mistypes unawares: case, accents, punctuation. */
function bare(key: string): string {
  return fold(key).replace(/[^\p{L}\p{N}]+/gu, "");
}
