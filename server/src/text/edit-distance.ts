/**
 * How many insertions, deletions, replacements and swaps of neighbours turn `a` into `b` (optimal string alignment),
 * or `most + 1` when it takes more than `most` or one of them is longer than any word or key.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > longest) return most + 1;
  const row = lastRow(a, b, most);
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** As `editDistance`, to the start of `b` that is nearest to `a`: for a word of which only the start has been typed. */
export function distanceToStart(a: string, b: string, most: number): number {
  if (b.length < a.length - most || a.length > longest) return most + 1;
  return Math.min(...lastRow(a, b.slice(0, a.length + most), most), most + 1);
}

// The time grows with the square of the length, and nobody mistypes so long a word.
const longest = 250;

/** A bit for each letter and digit that occurs: two words that differ in more bits than edits allow need no comparing. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many letters of one word the other lacks, as far as their bits tell. */
export function lettersLacking(wanted: number, available: number): number {
  let count = 0;
  for (let rest = wanted & ~available; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The distances from all of `a` to each start of `b`; empty as soon as all of them exceed `most`. */
function lastRow(a: string, b: string, most: number): readonly number[] {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      const replaced = (last[j - 1] ?? 0) + (same ? 0 : 1);
      let cost = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > most) return [];
    before = last;
    last = row;
  }
  return last;
}
