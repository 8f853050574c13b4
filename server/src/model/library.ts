import type { Bibliography, BibliographyEntry } from "./bibliography";
import type { Reference } from "./reference";
import { keysLike } from "./similar-keys";

/** An entry and the file that it stands in. */
export interface LibraryEntry {
  readonly bibliography: Bibliography;
  readonly entry: BibliographyEntry;
}

/** A key that several entries have, in one file or in different ones. The first counts. */
export interface RepeatedKey {
  readonly key: string;
  readonly first: LibraryEntry;
  readonly others: readonly LibraryEntry[];
}

/** All references that a manuscript can cite, out of any number of files. Immutable, and cheap: it holds no copies. */
export interface Library {
  readonly bibliographies: readonly Bibliography[];
  /** How many different keys there are. */
  readonly size: number;
  /** Whether some file has an entry with this key, letter by letter. */
  readonly has: (key: string) => boolean;
  /** The reference of a key, decoded now; where several entries have the key, the first of the first file. */
  readonly get: (key: string) => Reference | undefined;
  /** Where the entry of a key stands. */
  readonly entry: (key: string) => LibraryEntry | undefined;
  /** Keys with more than one entry, in the order of their first. */
  readonly repeatedKeys: () => readonly RepeatedKey[];
  /** Up to three keys that look like a misspelled one, the likeliest first. */
  readonly similarKeys: (key: string) => readonly string[];
}

/** The library of several files; where keys collide, files that stand first win. Costs next to nothing to build. */
export function libraryOf(bibliographies: readonly Bibliography[]): Library {
  const find = (key: string): LibraryEntry | undefined => {
    for (const bibliography of bibliographies) {
      const entry = bibliography.byKey.get(key);
      if (entry !== undefined) return { bibliography, entry };
    }
    return undefined;
  };
  return {
    bibliographies,
    size: countKeys(bibliographies),
    has: (key) => bibliographies.some(({ byKey }) => byKey.has(key)),
    get: (key) => find(key)?.entry.reference(),
    entry: find,
    repeatedKeys: () => repeatedKeysIn(bibliographies),
    similarKeys: (key) => keysLike(key, bibliographies),
  };
}

function countKeys(bibliographies: readonly Bibliography[]): number {
  let count = 0;
  for (const [index, { byKey }] of bibliographies.entries()) {
    const earlier = bibliographies.slice(0, index);
    if (earlier.length === 0) {
      count += byKey.size;
      continue;
    }
    for (const key of byKey.keys()) {
      if (!earlier.some((bibliography) => bibliography.byKey.has(key))) count += 1;
    }
  }
  return count;
}

function repeatedKeysIn(bibliographies: readonly Bibliography[]): RepeatedKey[] {
  const places = new Map<string, LibraryEntry[]>();
  const note = (key: string, place: LibraryEntry): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  };
  for (const bibliography of bibliographies) {
    for (const entry of bibliography.entries) note(entry.key, { bibliography, entry });
  }
  return [...places].flatMap(([key, [first, ...others]]) =>
    first === undefined || others.length === 0 ? [] : [{ key, first, others }],
  );
}
