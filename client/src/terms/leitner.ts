// The quiz comes back to what was not known sooner than to what was: Leitner's boxes. Everything begins in the first box; a
// right answer moves a card one box on, a wrong one back into the first (flashcarddb.com/leitner); the first box is learnt
// every day, the second every other day, the third every third day, and so on (lbox.link).

/** How many boxes there are; cards in the last one stay there as long as they are known. */
export const lastBox = 5;

/** What is known of a card: its box, and the day (counted from 1970 in UTC) on which it is due. */
export interface CardState {
  readonly box: number;
  readonly due: number;
}

/** The cards that were answered, by term. Kept as JSON. */
export type Progress = Readonly<Record<string, CardState>>;

/** The progress after an answer on a day. */
export function answered(progress: Progress, card: string, right: boolean, today: number): Progress {
  const before = progress[card]?.box ?? 1;
  const box = right ? Math.min(before + 1, lastBox) : 1;
  return { ...progress, [card]: { box, due: right ? today + box : today } };
}

/** The box of a card; new ones are in the first. */
export function boxOf(progress: Progress, card: string): number {
  return progress[card]?.box ?? 1;
}

/** The cards to ask on a day: those that are due, the lowest box first, then new ones in their order. */
export function dueCards(cards: readonly string[], progress: Progress, today: number): string[] {
  const due = cards.filter((card) => (progress[card]?.due ?? Infinity) <= today);
  const fresh = cards.filter((card) => progress[card] === undefined);
  return [...due.sort((a, b) => boxOf(progress, a) - boxOf(progress, b)), ...fresh];
}

/** In how many days the next card is due; undefined when none was ever answered. */
export function daysUntilDue(
  cards: readonly string[],
  progress: Progress,
  today: number,
): number | undefined {
  const days = cards.flatMap((card) => progress[card]?.due ?? []);
  return days.length === 0 ? undefined : Math.max(0, Math.min(...days) - today);
}

/** Progress out of whatever was stored; what is of the wrong kind is forgotten. */
export function readProgress(stored: unknown): Progress {
  if (typeof stored !== "object" || stored === null) {
    return {};
  }
  return Object.fromEntries(Object.entries(stored).filter(isCard));
}

function isCard(entry: [string, unknown]): entry is [string, CardState] {
  const [, state] = entry;
  if (typeof state !== "object" || state === null) {
    return false;
  }
  const { box, due } = state as Record<string, unknown>;
  return (
    typeof box === "number" &&
    box >= 1 &&
    box <= lastBox &&
    Number.isInteger(box) &&
    typeof due === "number" &&
    Number.isFinite(due)
  );
}
