import type { Reference } from "../model/reference";
import { type Described, sameWorks } from "../model/same-work";

/** Whether two references are of the same publication. A preprint and its published version are two. */
export function isSamePublication(a: Reference, b: Reference): boolean {
  return repeatedIn([
    { item: 0, reference: a },
    { item: 1, reference: b },
  ]).has(1);
}

/** The items that describe the same publication as an earlier one, each with the first that does. */
export function repeatedIn<T>(described: readonly Described<T>[]): Map<T, T> {
  const first = new Map<T, T>();
  for (const same of sameWorks(described)) {
    if (same.by !== "preprint") first.set(same.other, first.get(same.first) ?? same.first);
  }
  return first;
}
