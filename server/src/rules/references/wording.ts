import { type Reference, shortName } from "../../model/reference";

const LONGEST_TITLE = 80;

/** A reference in a few words, for messages: "Liu et al. 2020", or its title where it names nobody. */
export function nameOf(reference: Reference): string {
  const people = reference.authors.length > 0 ? reference.authors : reference.editors;
  const [first, second] = people;
  const year = reference.year === undefined ? "" : ` ${reference.year}`;
  if (first === undefined)
    return reference.title === undefined ? reference.key : `“${shortened(reference.title)}”`;
  if (people.length > 2 || reference.moreAuthors) return `${shortName(first)} et al.${year}`;
  return second === undefined
    ? `${shortName(first)}${year}`
    : `${shortName(first)} & ${shortName(second)}${year}`;
}

/** A title of a length that a message can bear, cut at a word. */
export function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  return `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, "")}…`;
}
