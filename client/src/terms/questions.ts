import type { TermInManuscript } from "../../../server/src/protocol";
import { boxOf, dueCards, type Progress } from "./leitner";

/** A question of the quiz. */
export interface Question {
  /** The term that it is about. */
  readonly card: string;
  /** `term` asks which term fits a definition, `definition` which definition fits a term. */
  readonly asks: "term" | "definition";
  readonly text: string;
  readonly choices: readonly string[];
  /** The index of the right choice. */
  readonly right: number;
}

/** So many questions make a round. */
export const questionsPerRound = 10;
const choicesPerQuestion = 4;

/** Gives a number from 0 up to but not including `below`. */
export type Draw = (below: number) => number;

/** The terms that can be asked: those with a definition, each once. */
export function askable(terms: readonly TermInManuscript[]): TermInManuscript[] {
  const known = new Map(terms.flatMap((term) => (term.definition === undefined ? [] : [[term.term, term]])));
  return [...known.values()];
}

/**
 * The questions of a round on a day. From box to box they change direction, so that each term is asked both ways. Fewer than two
 * terms give none: there would be nothing to choose from.
 */
export function roundOf(
  terms: readonly TermInManuscript[],
  progress: Progress,
  today: number,
  draw: Draw,
): Question[] {
  const cards = askable(terms);
  if (cards.length < 2) {
    return [];
  }
  const byName = new Map(cards.map((card) => [card.term, card]));
  return dueCards([...byName.keys()], progress, today)
    .slice(0, questionsPerRound)
    .flatMap((name) => {
      const card = byName.get(name);
      return card === undefined ? [] : [questionOn(card, cards, boxOf(progress, name), draw)];
    });
}

function questionOn(
  card: TermInManuscript,
  cards: readonly TermInManuscript[],
  box: number,
  draw: Draw,
): Question {
  const [near, far] = alike(card, cards);
  const nearest = drawn(near, choicesPerQuestion - 1, draw);
  const others = [...nearest, ...drawn(far, choicesPerQuestion - 1 - nearest.length, draw)];
  const right = draw(others.length + 1);
  const choices = others.toSpliced(right, 0, card);
  if (box % 2 === 1) {
    const text = withoutNames(card);
    return { card: card.term, asks: "term", text, choices: choices.map(nameOf), right };
  }
  return {
    card: card.term,
    asks: "definition",
    text: nameOf(card),
    choices: choices.map(({ definition }) => definition ?? ""),
    right,
  };
}

/** A definition in which the term itself would give the answer away. */
function withoutNames({ term, abbreviation, definition = "" }: TermInManuscript): string {
  const names = [term, abbreviation ?? term].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return definition.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})s?(?![\\p{L}\\p{N}])`, "giu"),
    "…",
  );
}

/** What could be mistaken for a card: terms of its subject, and all others, for where there are too few of those. */
function alike(
  card: TermInManuscript,
  cards: readonly TermInManuscript[],
): readonly [readonly TermInManuscript[], readonly TermInManuscript[]] {
  const others = cards.filter(({ term, definition }) => term !== card.term && definition !== card.definition);
  const isNear = ({ category }: TermInManuscript): boolean =>
    category !== undefined && category === card.category;
  return [others.filter(isNear), others.filter((other) => !isNear(other))];
}

function drawn<T>(items: readonly T[], count: number, draw: Draw): T[] {
  const rest = [...items];
  const taken: T[] = [];
  while (taken.length < count && rest.length > 0) {
    taken.push(...rest.splice(draw(rest.length), 1));
  }
  return taken;
}

function nameOf({ term, abbreviation }: TermInManuscript): string {
  return abbreviation === undefined ? term : `${term} (${abbreviation})`;
}
